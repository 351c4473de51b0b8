'use client';
import { X } from 'lucide-react';
import { Dialog as Base } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/shared/lib/cn';

/** A question or a small task before the page. Load it when it is first opened: it is 15 KB. */
export const Dialog = Base.Root;
export const DialogTrigger = Base.Trigger;
export const DialogClose = Base.Close;

export const overlayClass =
  'data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 fixed inset-0 z-50 bg-foreground/40 duration-200 data-[state=closed]:animate-out data-[state=open]:animate-in dark:bg-background/80';

export const dialogClass =
  'data-[state=closed]:fade-out-0 data-[state=closed]:zoom-out-95 data-[state=open]:fade-in-0 data-[state=open]:zoom-in-95 fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-xl border bg-card text-card-foreground shadow-lifted duration-200 data-[state=closed]:animate-out data-[state=open]:animate-in';

export interface DialogContentProps extends ComponentProps<typeof Base.Content> {
  /** Names the button in its corner that closes it; without it there is none. */
  closeLabel?: string;
}

export function DialogContent({ closeLabel, className, children, ...props }: DialogContentProps) {
  return (
    <Base.Portal>
      <Base.Overlay className={overlayClass} />
      <Base.Content
        data-slot="dialog-content"
        aria-describedby={undefined}
        className={cn(dialogClass, '[:where(&)]:max-w-lg', className)}
        {...props}
      >
        <div className="flex flex-col gap-5 overflow-y-auto overscroll-contain p-6">{children}</div>
        {closeLabel && <CloseButton label={closeLabel} />}
      </Base.Content>
    </Base.Portal>
  );
}

/** In the upper corner of what it closes. */
export function CloseButton({ label }: { label: string }) {
  return (
    <Base.Close
      data-slot="close"
      aria-label={label}
      className="absolute top-2.5 right-2.5 grid size-11 cursor-pointer place-items-center rounded-md text-muted-foreground transition-colors hover:bg-muted hover:text-foreground"
    >
      <X aria-hidden className="size-5" />
    </Base.Close>
  );
}

export function DialogHeader({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="dialog-header" className={cn('flex flex-col gap-1.5 pr-10', className)} {...props} />;
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof Base.Title>) {
  return <Base.Title data-slot="dialog-title" className={cn('font-semibold text-lg tracking-tight', className)} {...props} />;
}

export function DialogDescription({ className, ...props }: ComponentProps<typeof Base.Description>) {
  return (
    <Base.Description
      data-slot="dialog-description"
      className={cn('text-muted-foreground text-sm leading-6', className)}
      {...props}
    />
  );
}

/** What ends it: the main step is the last one, and the first one on small screens. */
export function DialogFooter({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="dialog-footer"
      className={cn('flex flex-col-reverse gap-3 sm:flex-row sm:justify-end', className)}
      {...props}
    />
  );
}
