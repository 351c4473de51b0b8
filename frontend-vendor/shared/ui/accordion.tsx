import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';

/** Parts that open and close: the browser's own `details`, which needs no script and is found by searching the page. */
export function Accordion({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="accordion" className={cn('divide-y border-y', className)} {...props} />;
}

/** One part; `open` from the start if told so. Parts with the same `name` close each other. */
export function AccordionItem({ className, ...props }: ComponentProps<'details'>) {
  return <details data-slot="accordion-item" className={cn('group/accordion', className)} {...props} />;
}

export function AccordionTrigger({ className, children, ...props }: ComponentProps<'summary'>) {
  return (
    <summary
      data-slot="accordion-trigger"
      className={cn(
        'flex min-h-12 cursor-pointer list-none items-center justify-between gap-4 rounded-sm py-3 font-medium text-sm underline-offset-4 hover:underline [&::-webkit-details-marker]:hidden',
        className,
      )}
      {...props}
    >
      {children}
      <ChevronDown
        aria-hidden
        className="size-4 shrink-0 text-muted-foreground transition-transform group-open/accordion:rotate-180"
      />
    </summary>
  );
}

export function AccordionContent({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="accordion-content" className={cn('pb-4 text-sm leading-6', className)} {...props} />;
}
