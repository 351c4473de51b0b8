import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps, MouseEvent } from 'react';
import { cn } from '@/shared/lib/cn';
import { Spinner } from './spinner';

/** How a button looks; for a link that looks like one. */
export const buttonClass = cva(
  [
    'inline-flex shrink-0 cursor-pointer select-none items-center gap-2 rounded-md border font-medium transition-colors',
    // Where it stands and how its words run gives way to what is asked for.
    '[:where(&)]:relative [:where(&)]:justify-center [:where(&)]:whitespace-nowrap',
    'disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 aria-busy:cursor-progress',
    "[&_svg:not([class*='size-'])]:size-4.5 [&_svg]:pointer-events-none [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-primary text-primary-foreground hover:bg-primary-hover active:bg-primary-hover',
        secondary: 'border-border bg-muted text-foreground hover:bg-accent active:bg-accent',
        outline:
          'border-input/60 in-[.contrast]:border-input bg-card text-foreground hover:bg-muted in-[.contrast]:hover:bg-accent active:bg-accent',
        ghost: 'border-transparent text-foreground hover:bg-muted in-[.contrast]:hover:bg-accent active:bg-accent',
        danger: 'border-transparent bg-danger text-danger-foreground hover:bg-danger/85 active:bg-danger/75',
        link: 'border-transparent px-0 text-primary underline decoration-primary/40 underline-offset-4 hover:decoration-current',
      },
      size: {
        sm: 'h-9 text-sm pointer-coarse:min-h-11 [:where(&)]:px-3',
        md: 'h-11 text-sm [:where(&)]:px-4',
        lg: 'h-12 text-base [:where(&)]:px-6',
        icon: 'size-11 text-sm',
      },
    },
    defaultVariants: { variant: 'primary', size: 'md' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonClass> {
  /** What was asked for is under way: the button keeps its place and the focus, and does nothing. Only islands know such a thing. */
  busy?: boolean;
  /** Gives its looks to its one child, such as a link. */
  asChild?: boolean;
}

/** A button. It sends a form only with `type="submit"`. */
export function Button({
  variant,
  size,
  busy = false,
  asChild = false,
  className,
  children,
  type,
  onClick,
  ...props
}: ButtonProps) {
  const look = cn(buttonClass({ variant, size }), className);
  if (asChild)
    return (
      <Slot.Root data-slot="button" className={look} onClick={onClick} {...props}>
        {children}
      </Slot.Root>
    );
  return (
    <button
      data-slot="button"
      type={type ?? 'button'}
      className={look}
      aria-busy={busy || undefined}
      onClick={busy ? refuse : onClick}
      {...props}
    >
      {busy ? (
        <>
          <span className="inline-flex items-center gap-2 opacity-0">{children}</span>
          <Spinner className="absolute inset-0 items-center justify-center" />
        </>
      ) : (
        children
      )}
    </button>
  );
}

function refuse(event: MouseEvent) {
  event.preventDefault();
}
