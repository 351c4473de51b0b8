'use client';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Link } from '@/i18n/navigation';
import { CheckoutAddressSetDocument, KeepAddressDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { refusalAt } from '@/shared/lib/graphql/errors';
import { newKey } from '@/shared/lib/key';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { ErrorSummary, type FieldProblem } from '@/shared/ui/error-summary';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { RadioCard } from '@/shared/ui/radio-card';
import { RadioGroup } from '@/shared/ui/radio-group';
import { AddressFields } from './address-fields';
import {
  type AddressPart,
  type AddressValues,
  addressOf,
  isSame,
  valuesOf,
  type Wrong,
  wrongEmail,
  wrongParts,
} from './address-rules';
import { AddressLine } from './address-text';
import { useChange, useCheckout } from './hooks';
import type { Buyer, CheckoutData, Refused } from './model';
import { useErrorTitle, useGeneral } from './reasons';
import { StepForm } from './step-form';
import { pathOf } from './steps';

interface AddressStepProps {
  checkout: CheckoutData;
  buyer: Buyer | null;
  countries: string[];
  /** Somebody came from the review to change it, and goes back there. */
  change: boolean;
}

const NEW = 'new';
const PARTS: AddressPart[] = ['name', 'company', 'street1', 'street2', 'postalCode', 'city', 'country', 'phone'];

/** Who buys, and where it goes. */
export function AddressStep({ checkout: initial, buyer, countries, change }: AddressStepProps) {
  const t = useTranslations('checkout.address');
  const locale = useLocale();
  const { checkout } = useCheckout(initial);
  const { busy, refusals, failure, send, go } = useChange(initial.id);
  const kept = buyer?.addresses ?? [];
  const known = kept.find(({ address }) => isSame(address, checkout.shippingAddress));
  const [email, setEmail] = useState(checkout.email ?? buyer?.email ?? '');
  const [chosen, choose] = useState(known?.id ?? (checkout.shippingAddress ? NEW : (kept[0]?.id ?? NEW)));
  const [shipping, setShipping] = useState(() => valuesOf(checkout.shippingAddress, countries[0] ?? '', buyer?.name));
  const differs = checkout.billingAddress != null && !isSame(checkout.billingAddress, checkout.shippingAddress);
  const [same, setSame] = useState(!differs);
  const [billing, setBilling] = useState(() => valuesOf(differs ? checkout.billingAddress : null, countries[0] ?? ''));
  const [keep, setKeep] = useState(false);
  // Nothing is said to be wrong before somebody has tried to go on.
  const [attempt, setAttempt] = useState(0);
  // What the server rejected is wrong until it is changed.
  const [tried, setTried] = useState({ email, shipping, billing });

  const own = kept.find(({ id }) => id === chosen)?.address;
  const wrong = attempt
    ? {
        email: wrongEmail(email) ?? (email === tried.email && refusalAt(refusals, 'email') ? ('rejected' as const) : undefined),
        shipping: own ? {} : { ...rejectedParts(refusals, 'shippingAddress', shipping, tried.shipping), ...wrongParts(shipping) },
        billing: same ? {} : { ...rejectedParts(refusals, 'billingAddress', billing, tried.billing), ...wrongParts(billing) },
      }
    : { email: undefined, shipping: {}, billing: {} };
  const general = useGeneral(
    failure,
    refusals.filter(({ field }) => !field?.some((part) => /^(email|shippingAddress|billingAddress)$/.test(part))),
  );
  const problems: FieldProblem[] = [
    ...(wrong.email ? [{ id: 'email', message: t(`wrong.email.${wrong.email}`) }] : []),
    ...problemsOf('shipping', wrong.shipping),
    ...problemsOf('billing', wrong.billing),
    ...general,
  ];
  useErrorTitle(problems.length > 0);

  function problemsOf(kind: 'shipping' | 'billing', parts: Partial<Record<AddressPart, Wrong>>): FieldProblem[] {
    return PARTS.flatMap((part) => {
      const kindOf = parts[part];
      return kindOf ? [{ id: `${kind}-${part}`, message: t(`wrong.${part}.${kindOf}`) }] : [];
    });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempt((count) => count + 1);
    setTried({ email, shipping, billing });
    const fine =
      !wrongEmail(email) &&
      (own || !Object.keys(wrongParts(shipping)).length) &&
      (same || !Object.keys(wrongParts(billing)).length);
    if (!fine) return;
    const input = {
      email: email.trim(),
      shippingAddress: own ? addressOf(valuesOf(own, own.country)) : addressOf(shipping),
      billingAddress: same ? null : addressOf(billing),
      expectedVersion: checkout.version,
    };
    if (!(await send(input, async (whole) => (await ask(CheckoutAddressSetDocument, { input: whole })).checkoutAddressSet)))
      return;
    // Not being able to keep an address keeps nobody from buying.
    if (keep && !own)
      await ask(KeepAddressDocument, { input: { address: addressOf(shipping), idempotencyKey: newKey() } }).catch(
        () => undefined,
      );
    go(pathOf(change ? 'review' : 'delivery', checkout.id));
  }

  return (
    <StepForm onSubmit={submit}>
      <ErrorSummary title={t('problem')} errors={problems} attempt={attempt} />
      <section aria-labelledby="contact" className="flex flex-col gap-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id="contact" className="font-semibold text-lg tracking-tight">
            {t('contact')}
          </h2>
          {!buyer && (
            <p className="text-muted-foreground text-sm">
              {t('haveAccount')}{' '}
              <Link
                href={`/sign/in?next=${encodeURIComponent(`/${locale}/checkout`)}`}
                className="inline-block py-2.5 text-primary underline underline-offset-4"
              >
                {t('signIn')}
              </Link>
            </p>
          )}
        </div>
        <Field id="email" label={t('email')} hint={t('emailHint')} error={wrong.email && t(`wrong.email.${wrong.email}`)}>
          {(parts) => (
            <Input
              {...parts}
              type="email"
              inputMode="email"
              name="email"
              autoComplete="email"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={254}
              value={email}
              onChange={({ target }) => setEmail(target.value)}
            />
          )}
        </Field>
      </section>
      <section aria-labelledby="where" className="flex flex-col gap-4">
        <h2 id="where" className="font-semibold text-lg tracking-tight">
          {t('where')}
        </h2>
        {kept.length > 0 && (
          <RadioGroup label={t('kept')} labelHidden name="address" value={chosen} onValueChange={choose}>
            {kept.map(({ id, label, address }) => (
              <RadioCard
                key={id}
                value={id}
                label={label ?? address.name}
                hint={<AddressLine address={address} withName={label !== null} />}
              />
            ))}
            <RadioCard value={NEW} label={t('another')} />
          </RadioGroup>
        )}
        {!own && (
          <AddressFields
            kind="shipping"
            values={shipping}
            wrong={wrong.shipping}
            countries={countries}
            onChange={(part, value) => setShipping((values) => ({ ...values, [part]: value }))}
          />
        )}
        {buyer && !own && <Checkbox label={t('keep')} checked={keep} onCheckedChange={setKeep} />}
      </section>
      <section aria-labelledby="bill" className="flex flex-col gap-4">
        <h2 id="bill" className="font-semibold text-lg tracking-tight">
          {t('bill')}
        </h2>
        <Checkbox label={t('same')} checked={same} onCheckedChange={setSame} />
        {!same && (
          <AddressFields
            kind="billing"
            values={billing}
            wrong={wrong.billing}
            countries={countries}
            onChange={(part, value) => setBilling((values) => ({ ...values, [part]: value }))}
          />
        )}
      </section>
      <Button type="submit" size="lg" busy={busy} className="w-full sm:w-fit">
        {change ? t('backToReview') : t('continue')}
      </Button>
    </StepForm>
  );
}

function rejectedParts(
  refusals: readonly Refused[],
  path: string,
  values: AddressValues,
  tried: AddressValues,
): Partial<Record<AddressPart, Wrong>> {
  const rejected = PARTS.filter((part) => values[part] === tried[part] && refusalAt(refusals, `${path}.${part}`));
  return Object.fromEntries(rejected.map((part) => [part, 'rejected'] as const));
}
