'use client';
import { cva, type VariantProps } from 'class-variance-authority';
import { Dialog as Base } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';
import { CloseButton, overlayClass } from './dialog';

/** A sheet that comes in from a side: the cart, filters, a menu. Load it when it is first opened. */
export const Sheet = Base.Root;
export const SheetTrigger = Base.Trigger;
export const SheetClose = Base.Close;

const sheetClass = cva(
  'fixed z-50 flex flex-col bg-card text-card-foreground shadow-lifted duration-250 ease-out data-[state=closed]:animate-out data-[state=open]:animate-in',
  {
    variants: {
      side: {
        right:
          'data-[state=closed]:slide-out-to-right data-[state=open]:slide-in-from-right inset-y-0 right-0 w-full border-l sm:[:where(&)]:max-w-md',
        left: 'data-[state=closed]:slide-out-to-left data-[state=open]:slide-in-from-left inset-y-0 left-0 w-[calc(100%-3rem)] border-r [:where(&)]:max-w-sm',
        bottom:
          'data-[state=closed]:slide-out-to-bottom data-[state=open]:slide-in-from-bottom inset-x-0 bottom-0 max-h-[90dvh] rounded-t-xl border-t',
      },
    },
    defaultVariants: { side: 'right' },
  },
);

export interface SheetContentProps extends ComponentProps<typeof Base.Content>, VariantProps<typeof sheetClass> {
  /** Names the button in its corner that closes it. */
  closeLabel: string;
}

export function SheetContent({ side, closeLabel, className, children, ...props }: SheetContentProps) {
  return (
    <Base.Portal>
      <Base.Overlay className={overlayClass} />
      <Base.Content
        data-slot="sheet-content"
        aria-describedby={undefined}
        className={cn(sheetClass({ side }), className)}
        {...props}
      >
        {children}
        <CloseButton label={closeLabel} />
      </Base.Content>
    </Base.Portal>
  );
}

export function SheetHeader({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="sheet-header"
      className={cn('flex min-h-16 shrink-0 flex-col justify-center border-b py-3 pr-16 pl-5 sm:pl-6', className)}
      {...props}
    />
  );
}

export function SheetTitle({ className, ...props }: ComponentProps<typeof Base.Title>) {
  return <Base.Title data-slot="sheet-title" className={cn('font-semibold text-lg tracking-tight', className)} {...props} />;
}

export function SheetDescription({ className, ...props }: ComponentProps<typeof Base.Description>) {
  return <Base.Description data-slot="sheet-description" className={cn('text-muted-foreground text-sm', className)} {...props} />;
}

/** The part that is moved up and down. */
export function SheetBody({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="sheet-body"
      className={cn('min-h-0 flex-1 overflow-y-auto overscroll-contain p-5 sm:p-6', className)}
      {...props}
    />
  );
}

export function SheetFooter({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="sheet-footer"
      className={cn('flex shrink-0 flex-col gap-3 border-t p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] sm:p-6', className)}
      {...props}
    />
  );
}
