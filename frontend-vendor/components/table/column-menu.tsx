'use client';
import { Columns3 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useOnDemand } from '@/components/hooks/use-on-demand';
import { cn } from '@/shared/lib/cn';
import { buttonClass } from '@/shared/ui/button';

const CLASS = cn(buttonClass({ variant: 'outline', size: 'sm' }), 'max-sm:hidden');
const load = () => import('./column-popover').then(({ ColumnPopover }) => ColumnPopover);

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
  const { Part, button } = useOnDemand(load);
  const face = (
    <>
      <Columns3 aria-hidden />
      {t('columns')}
    </>
  );
  if (Part)
    return (
      <Part
        label={t('columns')}
        columns={columns.map((name) => ({ name, label: nameOf(name), shown: shown.includes(name) }))}
        onChange={(changed, on) => onChange(columns.filter((name) => (name === changed ? on : shown.includes(name))))}
        face={face}
        className={CLASS}
      />
    );
  return (
    <button type="button" aria-haspopup="dialog" className={CLASS} {...button}>
      {face}
    </button>
  );
}
