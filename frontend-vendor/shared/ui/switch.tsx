import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from '@/shared/lib/cn';

export interface SwitchProps extends Omit<ComponentProps<'input'>, 'type' | 'size'> {
  label: ReactNode;
  labelHidden?: boolean;
  hint?: ReactNode;
  onCheckedChange?: (checked: boolean) => void;
}

/** Turns something on or off at once, without a button that saves. */
export function Switch({ label, labelHidden = false, hint, onCheckedChange, id: given, className, ...props }: SwitchProps) {
  const made = useId();
  const id = given ?? made;
  const hintId = `${id}-hint`;
  return (
    <div data-slot="switch" className={cn('flex min-h-11 min-w-0 items-center justify-between gap-4', className)}>
      <span className={labelHidden ? 'sr-only' : 'min-w-0'}>
        <label htmlFor={id} className="cursor-pointer font-medium text-sm">
          {label}
        </label>
        {hint && (
          <span id={hintId} className="block text-muted-foreground text-sm">
            {hint}
          </span>
        )}
      </span>
      <span className="relative inline-flex shrink-0">
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells by itself whether it is on
          role="switch"
          id={id}
          aria-describedby={hint ? hintId : undefined}
          onChange={onCheckedChange && (({ target }) => onCheckedChange(target.checked))}
          className="peer h-6 w-11 cursor-pointer appearance-none rounded-full border border-input bg-muted transition-colors before:absolute before:-inset-2.5 checked:border-primary checked:bg-primary hover:border-foreground/60 disabled:cursor-not-allowed disabled:opacity-50"
          {...props}
        />
        <span
          aria-hidden
          className="pointer-events-none absolute top-1 left-1 size-4 rounded-full bg-input transition-transform peer-checked:translate-x-5 peer-checked:bg-primary-foreground"
        />
      </span>
    </div>
  );
}
