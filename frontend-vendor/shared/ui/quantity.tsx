'use client';
import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { cn } from '@/shared/lib/cn';

export interface QuantityProps {
  value: number;
  /** Told of every number within the bounds; whoever sends it on waits a moment. */
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  /** Of what it is the number. */
  label: string;
  lessLabel: string;
  moreLabel: string;
  disabled?: boolean;
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
  className?: string;
}

const BUTTON =
  'grid size-11 shrink-0 cursor-pointer place-items-center rounded-md transition-colors hover:bg-muted focus-visible:-outline-offset-2 active:bg-accent aria-disabled:cursor-not-allowed aria-disabled:bg-transparent aria-disabled:text-muted-foreground/50';

/** How many: one less, a number to write, one more. */
export function Quantity({
  value,
  onChange,
  min = 1,
  max = 999,
  label,
  lessLabel,
  moreLabel,
  disabled = false,
  className,
  ...field
}: QuantityProps) {
  // What is being written, as long as it is.
  const [draft, write] = useState<string | null>(null);

  function set(next: number) {
    const bounded = Math.min(Math.max(next, min), max);
    if (bounded !== value) onChange(bounded);
  }

  return (
    <fieldset
      data-slot="quantity"
      aria-label={label}
      disabled={disabled}
      className={cn(
        'inline-flex h-11 w-fit items-center rounded-md border border-input bg-card disabled:border-border disabled:bg-muted disabled:text-muted-foreground in-[.contrast]:disabled:opacity-50 has-aria-invalid:border-danger',
        className,
      )}
    >
      <button type="button" aria-label={lessLabel} aria-disabled={value <= min} onClick={() => set(value - 1)} className={BUTTON}>
        <Minus aria-hidden className="size-4" />
      </button>
      <input
        type="number"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        min={min}
        max={max}
        value={draft ?? value}
        onChange={({ target }) => {
          write(target.value);
          const number = Number(target.value);
          if (Number.isInteger(number) && number >= min && number <= max) set(number);
        }}
        onFocus={({ target }) => target.select()}
        onBlur={() => {
          if (draft) set(Math.round(Number(draft)));
          write(null);
        }}
        className="figures h-full w-11 bg-transparent text-center font-medium text-base [appearance:textfield] focus-visible:-outline-offset-1 md:text-sm [&::-webkit-inner-spin-button]:appearance-none [&::-webkit-outer-spin-button]:appearance-none"
        {...field}
      />
      <button type="button" aria-label={moreLabel} aria-disabled={value >= max} onClick={() => set(value + 1)} className={BUTTON}>
        <Plus aria-hidden className="size-4" />
      </button>
    </fieldset>
  );
}
