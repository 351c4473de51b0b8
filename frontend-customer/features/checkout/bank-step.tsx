import { Landmark } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { formatMoney } from '@/shared/lib/format';
import { Alert } from '@/shared/ui/alert';
import { Button, buttonClass } from '@/shared/ui/button';
import { confirmTestPayment } from './actions';
import type { CheckoutData } from './model';
import { pathOf } from './steps';

/** Stands in for the page of a bank, where a buyer confirms a payment. */
export function BankStep({ checkout }: { checkout: CheckoutData }) {
  const t = useTranslations('checkout.bank');
  const locale = useLocale();
  return (
    <div className="mx-auto flex max-w-md flex-col gap-6 rounded-xl border bg-card p-6 sm:p-8">
      <div className="flex items-center gap-3">
        <span aria-hidden className="grid size-11 place-items-center rounded-full bg-info-soft text-info">
          <Landmark className="size-5" />
        </span>
        <div>
          <h1 className="font-semibold text-xl tracking-tight">{t('title')}</h1>
          <p className="text-muted-foreground text-sm">{t('subtitle')}</p>
        </div>
      </div>
      <dl className="figures flex items-baseline justify-between border-y py-4">
        <dt className="text-muted-foreground">{t('amount')}</dt>
        <dd className="font-semibold text-2xl tracking-tight">
          {checkout.total ? formatMoney(checkout.total.gross, locale) : ''}
        </dd>
      </dl>
      <Alert tone="info">{t('test')}</Alert>
      <form action={confirmTestPayment} className="flex flex-col gap-3">
        <input type="hidden" name="id" value={checkout.id} />
        <input type="hidden" name="locale" value={locale} />
        <Button type="submit" size="lg">
          {t('confirm')}
        </Button>
        <Link href={pathOf('finish', checkout.id)} prefetch={false} className={buttonClass({ variant: 'outline', size: 'lg' })}>
          {t('back')}
        </Link>
      </form>
    </div>
  );
}
