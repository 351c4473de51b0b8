'use client';
import { useTranslations } from 'next-intl';
import type { useSelection } from '@/components/table/use-kept';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import type { Listed } from '../model';
import { useStateMany } from '../use-state-many';

/** What can be done with the products that are chosen. */
export function ChosenBar({ rows, selection }: { rows: readonly Listed[]; selection: ReturnType<typeof useSelection> }) {
  const t = useTranslations('products');
  const { chosen, clear } = selection;
  const { set, busy, report } = useStateMany(clear);
  const of = (active: boolean) => rows.filter(({ id, state }) => chosen.includes(id) && (state === 'ACTIVE') === active);
  const [hidden, shown] = [of(false), of(true)];
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-3 text-sm">
      <p role="status" className={chosen.length ? 'font-medium' : 'sr-only'}>
        {chosen.length > 0 && t('chosen', { count: chosen.length })}
      </p>
      {chosen.length > 0 && (
        <>
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
          <Button size="sm" variant="ghost" onClick={clear}>
            {t('clear')}
          </Button>
        </>
      )}
      <div role="status" className={report.length ? 'w-full' : 'sr-only'}>
        {report.length > 0 && (
          <Alert tone="warning" title={t('chosenFailed', { count: report.length })}>
            <ul>
              {report.map(({ title, message }) => (
                <li key={title}>
                  {title}: {message}
                </li>
              ))}
            </ul>
          </Alert>
        )}
      </div>
    </div>
  );
}
