'use client';
import type { ReactNode } from 'react';
import { Checkbox } from '@/shared/ui/checkbox';
import { Popover, PopoverContent, PopoverTrigger } from '@/shared/ui/popover';

export interface Columns {
  label: string;
  columns: readonly { name: string; label: string; shown: boolean }[];
  onChange: (name: string, shown: boolean) => void;
}

/** What opens from the button for the columns of a table. */
export function ColumnPopover({ label, columns, onChange, face, className }: Columns & { face: ReactNode; className: string }) {
  return (
    <Popover defaultOpen>
      <PopoverTrigger className={className}>{face}</PopoverTrigger>
      <PopoverContent align="end" aria-label={label} className="w-56 px-4 py-2">
        {columns.map(({ name, label, shown }) => (
          <Checkbox key={name} label={label} checked={shown} onCheckedChange={(checked) => onChange(name, checked)} />
        ))}
      </PopoverContent>
    </Popover>
  );
}
