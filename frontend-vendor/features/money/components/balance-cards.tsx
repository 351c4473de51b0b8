import { getLocale, getTranslations } from 'next-intl/server';
import { formatMoney } from '@/shared/lib/format';
import type { Balances } from '../balances';

/** What stands on each account of one currency, and what that means. */
export async function BalanceCards({ balances }: { balances: Balances }) {
  const [t, locale] = await Promise.all([getTranslations('money'), getLocale()]);
  return (
    <dl className="grid gap-4 sm:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))]">
      {balances.accounts.map(({ account, balance }) => (
        <div key={account} className="rounded-xl border bg-card p-5">
          <dt className="text-muted-foreground text-sm">{t(`account.${account}`)}</dt>
          <dd className="figures mt-1 font-semibold text-2xl tracking-tight">{formatMoney(balance, locale)}</dd>
          <dd className="mt-1 text-muted-foreground text-sm leading-6">{t(`accountText.${account}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
