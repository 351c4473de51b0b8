'use client';
import { Columns3 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Popover, PopoverContent, PopoverTrigger } from '@/shared/ui/popover';

/** Chooses the columns of a table. */
export function ColumnMenu<Column extends string>({
  columns,
  shown,
  nameOf,
  onChange,
}: {
  columns: readonly Column[];
  shown: readonly Column[];
  nameOf: (column: Column) => string;
  onChange: (shown: Column[]) => void;
}) {
  const t = useTranslations('common.table');
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="outline" size="sm" className="max-sm:hidden">
          <Columns3 aria-hidden />
          {t('columns')}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={t('columns')} className="w-56 px-4 py-2">
        {columns.map((column) => (
          <Checkbox
            key={column}
            label={nameOf(column)}
            checked={shown.includes(column)}
            onCheckedChange={(checked) => onChange(columns.filter((name) => (name === column ? checked : shown.includes(name))))}
          />
        ))}
      </PopoverContent>
    </Popover>
  );
}
