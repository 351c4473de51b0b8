'use client';
import type { VariantProps } from 'class-variance-authority';
import { AlertDialog as Base } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';
import { buttonClass } from './button';
import { dialogClass, overlayClass } from './dialog';

/** Asks before something that cannot be undone. */
export const AlertDialog = Base.Root;
export const AlertDialogTrigger = Base.Trigger;

export function AlertDialogContent({ className, children, ...props }: ComponentProps<typeof Base.Content>) {
  return (
    <Base.Portal>
      <Base.Overlay className={overlayClass} />
      <Base.Content data-slot="alert-dialog-content" className={cn(dialogClass, '[:where(&)]:max-w-md', className)} {...props}>
        <div className="flex flex-col gap-5 overflow-y-auto overscroll-contain p-6">{children}</div>
      </Base.Content>
    </Base.Portal>
  );
}

export function AlertDialogHeader({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="alert-dialog-header" className={cn('flex flex-col gap-1.5', className)} {...props} />;
}

export function AlertDialogTitle({ className, ...props }: ComponentProps<typeof Base.Title>) {
  return (
    <Base.Title data-slot="alert-dialog-title" className={cn('font-semibold text-lg tracking-tight', className)} {...props} />
  );
}

export function AlertDialogDescription({ className, ...props }: ComponentProps<typeof Base.Description>) {
  return (
    <Base.Description
      data-slot="alert-dialog-description"
      className={cn('text-muted-foreground text-sm leading-6', className)}
      {...props}
    />
  );
}

export function AlertDialogFooter({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="alert-dialog-footer"
      className={cn('flex flex-col-reverse gap-3 sm:flex-row sm:justify-end', className)}
      {...props}
    />
  );
}

/** Leaves everything as it is. */
export function AlertDialogCancel({ className, ...props }: ComponentProps<typeof Base.Cancel>) {
  return (
    <Base.Cancel data-slot="alert-dialog-cancel" className={cn(buttonClass({ variant: 'outline' }), className)} {...props} />
  );
}

export interface AlertDialogActionProps extends ComponentProps<typeof Base.Action> {
  variant?: VariantProps<typeof buttonClass>['variant'];
}

/** Does it, and closes at once. Where somebody waits for the server use a `Button` with `busy`. */
export function AlertDialogAction({ variant = 'danger', className, ...props }: AlertDialogActionProps) {
  return <Base.Action data-slot="alert-dialog-action" className={cn(buttonClass({ variant }), className)} {...props} />;
}
