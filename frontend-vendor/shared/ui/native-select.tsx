import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';
import { inputClass } from './input';

/** A choice from a list, as the device shows lists. `className` is for the frame around it. */
export function NativeSelect({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <span data-slot="native-select" className={cn('relative block [:where(&)]:w-full', className)}>
      <select className={cn(inputClass, 'h-11 cursor-pointer appearance-none truncate pr-10 pl-3')} {...props}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  );
}
