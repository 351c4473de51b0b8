'use client';
import { Popover as Base } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';

/** Something small beside what opened it. With what finds its place it is 23 KB: a shop's page loads it late or does without. */
export const Popover = Base.Root;
export const PopoverTrigger = Base.Trigger;
export const PopoverAnchor = Base.Anchor;
export const PopoverClose = Base.Close;

/** What a popover shows; give it `aria-label` where no heading names it. */
export function PopoverContent({ className, align = 'start', sideOffset = 6, ...props }: ComponentProps<typeof Base.Content>) {
  return (
    <Base.Portal>
      <Base.Content
        data-slot="popover-content"
        align={align}
        sideOffset={sideOffset}
        collisionPadding={12}
        className={cn(
          'data-[state=closed]:fade-out-0 data-[state=closed]:zoom-out-95 data-[state=open]:fade-in-0 data-[state=open]:zoom-in-95 z-50 max-h-(--radix-popover-content-available-height) origin-(--radix-popover-content-transform-origin) overflow-y-auto rounded-lg border bg-card text-card-foreground text-sm shadow-lifted duration-150 data-[state=closed]:animate-out data-[state=open]:animate-in [:where(&)]:w-72 [:where(&)]:p-4',
          className,
        )}
        {...props}
      />
    </Base.Portal>
  );
}
