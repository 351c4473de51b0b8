import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';
import { inputClass } from './input';

/** Several lines of text; grows with them where the browser can. */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      data-slot="textarea"
      className={cn(
        inputClass,
        'field-sizing-content max-h-96 min-h-24 px-3 py-2.5 leading-normal read-only:bg-muted',
        className,
      )}
      {...props}
    />
  );
}
