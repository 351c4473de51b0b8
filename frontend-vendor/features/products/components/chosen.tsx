'use client';
import { useTranslations } from 'next-intl';
import { ChosenBar } from '@/components/table/chosen-bar';
import type { useSelection } from '@/components/table/use-kept';
import { Button } from '@/shared/ui/button';
import type { Listed } from '../model';
import { useStateMany } from '../use-state-many';

/** What can be done with the products that are chosen. */
export function Chosen({ rows, selection }: { rows: readonly Listed[]; selection: ReturnType<typeof useSelection> }) {
  const t = useTranslations('products');
  const { set, busy, report } = useStateMany(selection.clear);
  const of = (active: boolean) =>
    rows.filter(({ id, state }) => selection.chosen.includes(id) && (state === 'ACTIVE') === active);
  const [hidden, shown] = [of(false), of(true)];
  return (
    <ChosenBar
      selection={selection}
      failed={t('chosenFailed', { count: report.length })}
      refusals={report.map(({ title, message }) => ({ name: title, message }))}
    >
      {hidden.length > 0 && (
        <Button size="sm" busy={busy} onClick={() => set(hidden, 'ACTIVE')}>
          {t('publishChosen', { count: hidden.length })}
        </Button>
      )}
      {shown.length > 0 && (
        <Button size="sm" variant="outline" busy={busy} onClick={() => set(shown, 'DRAFT')}>
          {t('hideChosen', { count: shown.length })}
        </Button>
      )}
    </ChosenBar>
  );
}
