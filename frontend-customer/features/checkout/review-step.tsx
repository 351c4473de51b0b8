'use client';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { getPathname, Link, useRouter } from '@/i18n/navigation';
import { formatMoney } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { ErrorSummary } from '@/shared/ui/error-summary';
import { isSame } from './address-rules';
import { AddressBlock } from './address-text';
import { useArrival } from './arrival';
import { complete, wasSent } from './complete';
import { Cost } from './delivery-step';
import { gatewayOf } from './gateway';
import { useCheckout } from './hooks';
import type { CheckoutData, Refused } from './model';
import { newsOf } from './moved';
import { useErrorTitle, useGeneral } from './reasons';
import { chosenScenario, type Scenario } from './scenarios';
import { StepForm } from './step-form';
import { pathOf, type Step } from './steps';

interface ReviewStepProps {
  checkout: CheckoutData;
  handling: Record<string, number>;
  now: number;
}

/** Everything once more before it is bought, each with a way to change it. */
export function ReviewStep({ checkout: initial, handling, now }: ReviewStepProps) {
  const t = useTranslations('checkout.review');
  const payments = useTranslations('checkout.payment');
  const locale = useLocale();
  const router = useRouter();
  const { checkout, again } = useCheckout(initial);
  const arrives = useArrival(now);
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refused[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const [scenario, setScenario] = useState<Scenario | null>(null);
  useEffect(() => setScenario(chosenScenario(initial.id)), [initial.id]);
  // Whoever comes back to this window is shown what it costs now.
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && void again();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [again]);
  const problems = useGeneral(failure, refusals);
  useErrorTitle(problems.length > 0);
  const { id, email, shippingAddress, billingAddress, total } = checkout;
  const stopped = newsOf(checkout).length > 0 || !total;

  async function pay(event: FormEvent) {
    event.preventDefault();
    if (stopped) return;
    setBusy(true);
    setFailure(null);
    setRefusals([]);
    setAttempt((count) => count + 1);
    const leave = (href: string) => location.replace(getPathname({ href, locale }));
    try {
      const outcome = await complete(id);
      if (outcome.kind === 'placed') return leave(outcome.href);
      if (outcome.kind === 'action') {
        wasSent(id);
        return location.replace(gatewayOf(outcome, id, locale));
      }
      if (outcome.kind === 'waiting') return router.replace(pathOf('finish', id));
      if (outcome.kind === 'declined') return router.push(pathOf('payment', id, { declined: outcome.code }));
      setRefusals(outcome.refusals);
      await again();
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  }

  const change = (step: Step) => (
    <Link
      href={pathOf(step, id, { change: '1' })}
      prefetch={false}
      className="-my-2.5 inline-block shrink-0 py-2.5 text-primary text-sm underline underline-offset-4"
    >
      {t('change')}
      <span className="sr-only">: {t(`parts.${step}`)}</span>
    </Link>
  );
  return (
    <StepForm onSubmit={pay}>
      <ErrorSummary title={t('problem')} errors={problems} attempt={attempt} />
      <div className="divide-y rounded-xl border bg-card px-5 sm:px-6">
        <Part title={t('parts.address')} change={change('address')}>
          {shippingAddress && <AddressBlock address={shippingAddress} />}
          <p className="mt-2 break-words text-muted-foreground text-sm">
            {email}
            {shippingAddress?.phone && <span className="block">{shippingAddress.phone}</span>}
          </p>
          {billingAddress && !isSame(billingAddress, shippingAddress) ? (
            <div className="mt-3">
              <p className="text-muted-foreground text-sm">{t('billing')}</p>
              <AddressBlock address={billingAddress} />
            </div>
          ) : (
            <p className="mt-1 text-muted-foreground text-sm">{t('billingSame')}</p>
          )}
        </Part>
        <Part title={t('parts.delivery')} change={change('delivery')}>
          <ul className="flex flex-col gap-4">
            {checkout.groups.map(({ vendor, delivery, lines }) => (
              <li key={vendor?.id ?? 'gone'} className="text-sm leading-6">
                <div className="flex flex-wrap justify-between gap-x-4">
                  <span className="font-medium">{vendor?.name}</span>
                  <span className="figures">{delivery && <Cost option={delivery} />}</span>
                </div>
                {delivery && (
                  <p>
                    {arrives(delivery, handling[vendor?.id ?? ''] ?? 1)}{' '}
                    <span className="text-muted-foreground">· {delivery.name}</span>
                  </p>
                )}
                <p className="text-muted-foreground">
                  {lines.map(({ title, quantity }) => `${quantity} × ${title ?? ''}`).join(', ')}
                </p>
              </li>
            ))}
          </ul>
        </Part>
        <Part title={t('parts.payment')} change={change('payment')}>
          <p className="text-sm">
            {payments('test')}
            {scenario && <span className="block text-muted-foreground">{payments(`${scenario}.label`)}</span>}
          </p>
        </Part>
      </div>
      <div className="flex flex-col gap-3">
        <p className="text-muted-foreground text-sm leading-6">{t('terms')}</p>
        <Button type="submit" size="lg" busy={busy} disabled={stopped} className="w-full sm:w-fit">
          {total ? t('pay', { total: formatMoney(total.gross, locale) }) : t('payNot')}
        </Button>
        {stopped && <p className="text-sm text-warning">{t('stopped')}</p>}
        <p role="status" className="sr-only">
          {busy ? t('paying') : ''}
        </p>
      </div>
    </StepForm>
  );
}

function Part({ title, change, children }: { title: string; change: ReactNode; children: ReactNode }) {
  return (
    <section className="py-5">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 className="font-semibold">{title}</h2>
        {change}
      </div>
      {children}
    </section>
  );
}
