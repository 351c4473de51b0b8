'use client';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Link } from '@/i18n/navigation';
import { CheckoutDeliverySetDocument } from '@/lib/graphql/generated/graphql';
import { formatMoney } from '@/shared/lib/format';
import { ask } from '@/shared/lib/graphql/browser';
import { Alert } from '@/shared/ui/alert';
import { Button, buttonClass } from '@/shared/ui/button';
import { ErrorSummary } from '@/shared/ui/error-summary';
import { RadioCard } from '@/shared/ui/radio-card';
import { RadioGroup } from '@/shared/ui/radio-group';
import { useArrival } from './arrival';
import { useChange, useCheckout } from './hooks';
import type { CheckoutData, CheckoutGroup, Option } from './model';
import { useErrorTitle, useGeneral } from './reasons';
import { StepForm } from './step-form';
import { pathOf } from './steps';

interface DeliveryStepProps {
  checkout: CheckoutData;
  /** Days until each vendor's parcel leaves. */
  handling: Record<string, number>;
  /** The moment that days are counted from. */
  now: number;
  change: boolean;
}

/** How each vendor's parcel travels: when it comes and what it costs. */
export function DeliveryStep({ checkout: initial, handling, now, change }: DeliveryStepProps) {
  const t = useTranslations('checkout.delivery');
  const { checkout } = useCheckout(initial);
  const { busy, refusals, failure, send, go } = useChange(initial.id);
  const arrives = useArrival(now);
  const [chosen, choose] = useState<Record<string, string>>({});
  const [attempt, setAttempt] = useState(0);
  const groups = checkout.groups.flatMap((group) => (group.vendor ? [{ ...group, vendor: group.vendor }] : []));
  const choiceOf = ({ vendor, delivery, deliveryOptions }: CheckoutGroup) =>
    (vendor && chosen[vendor.id]) ?? delivery?.methodId ?? cheapest(deliveryOptions)?.methodId;
  const unreachable = groups.filter(({ deliveryOptions }) => deliveryOptions.length === 0);
  const general = useGeneral(failure, refusals);
  useErrorTitle(general.length > 0);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempt((count) => count + 1);
    const deliveries = groups.flatMap((group) => {
      const methodId = choiceOf(group);
      return methodId ? [{ vendorId: group.vendor.id, methodId }] : [];
    });
    const input = { deliveries, expectedVersion: checkout.version };
    if (await send(input, async (whole) => (await ask(CheckoutDeliverySetDocument, { input: whole })).checkoutDeliverySet))
      go(pathOf(change ? 'review' : 'payment', checkout.id));
  }

  if (unreachable.length)
    return (
      <Alert
        tone="warning"
        role="alert"
        title={t('unreachable', { vendors: unreachable.map(({ vendor }) => vendor.name).join(', ') })}
        action={
          <>
            <Link href={pathOf('address', checkout.id)} className={buttonClass({ variant: 'outline' })}>
              {t('otherAddress')}
            </Link>
            <Link href="/cart" className={buttonClass({ variant: 'outline' })}>
              {t('toCart')}
            </Link>
          </>
        }
      >
        {t('unreachableHint')}
      </Alert>
    );
  return (
    <StepForm onSubmit={submit}>
      <ErrorSummary title={t('problem')} errors={general} attempt={attempt} />
      {groups.length > 1 && <p className="text-muted-foreground">{t('parcels', { count: groups.length })}</p>}
      {groups.map((group) => (
        <RadioGroup
          key={group.vendor.id}
          label={
            <span className="block">
              <span className="block font-semibold text-lg tracking-tight">{t('from', { vendor: group.vendor.name })}</span>
              <span className="block font-normal text-muted-foreground">
                {group.lines.map(({ title, quantity }) => `${quantity} × ${title ?? ''}`).join(', ')}
              </span>
            </span>
          }
          name={`delivery-${group.vendor.id}`}
          value={choiceOf(group)}
          onValueChange={(methodId) => choose((all) => ({ ...all, [group.vendor.id]: methodId }))}
        >
          {group.deliveryOptions.map((option) => (
            <RadioCard
              key={option.methodId}
              value={option.methodId}
              label={arrives(option, handling[group.vendor.id] ?? 1)}
              aside={<Cost option={option} />}
              hint={option.carrier === option.name ? option.name : `${option.name} · ${option.carrier}`}
            />
          ))}
        </RadioGroup>
      ))}
      <Button type="submit" size="lg" busy={busy} className="w-full sm:w-fit">
        {change ? t('backToReview') : t('continue')}
      </Button>
    </StepForm>
  );
}

export function cheapest(options: readonly Option[]): Option | undefined {
  return options.toSorted((one, other) => Number(BigInt(one.price.minor) - BigInt(other.price.minor)))[0];
}

/** The price of a delivery; what costs nothing is called free. */
export function Cost({ option }: { option: Option }) {
  const t = useTranslations('checkout.delivery');
  const locale = useLocale();
  return <>{option.price.minor === '0' ? t('free') : formatMoney(option.price, locale)}</>;
}
