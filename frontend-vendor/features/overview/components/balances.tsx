import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { PartFailure } from '@/components/states/part-failure';
import { balances } from '@/features/money/data';
import { attempt } from '@/lib/attempt';
import { formatMoney } from '@/shared/lib/format';
import { Section } from './section';

/** What was earned, in short. */
export async function Balances() {
  const [t, m, locale, read] = await Promise.all([
    getTranslations('overview'),
    getTranslations('money'),
    getLocale(),
    attempt(balances),
  ]);
  return (
    <Section
      title={t('balances')}
      aside={
        <Link href="/money" prefetch={false} className="inline-flex min-h-6 items-center text-sm underline underline-offset-4">
          {t('statement')}
        </Link>
      }
    >
      {!read.data ? (
        <PartFailure requestId={read.failure.requestId} />
      ) : read.data.length === 0 ? (
        <p className="text-muted-foreground text-sm">{t('balancesNone')}</p>
      ) : (
        <div className="flex flex-col gap-5">
          {read.data.map(({ currency, accounts }) => (
            <dl key={currency} aria-label={currency} className="flex flex-col gap-2 text-sm not-first:border-t not-first:pt-5">
              {accounts.map(({ account, balance }) => (
                <div key={account} className="flex items-baseline justify-between gap-4">
                  <dt className="text-muted-foreground">{m(`account.${account}`)}</dt>
                  <dd className={account === 'vendor_available' ? 'figures font-semibold text-lg' : 'figures'}>
                    {formatMoney(balance, locale)}
                  </dd>
                </div>
              ))}
            </dl>
          ))}
        </div>
      )}
    </Section>
  );
}
