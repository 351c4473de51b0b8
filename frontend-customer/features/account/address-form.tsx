'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormNote } from '@/components/identity/form-note';
import { type Problem, useRefusals } from '@/components/identity/refusal';
import { useKey } from '@/components/identity/use-key';
import { textOf, useSubmit } from '@/components/identity/use-submit';
import { Link, useRouter } from '@/i18n/navigation';
import { type AccountAddressFragment, AccountAddressSaveDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Button, buttonClass } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { NativeSelect } from '@/shared/ui/native-select';
import { toast } from '@/shared/ui/toaster';
import type { Named } from './names';
import { NewerNote } from './newer-note';

type Address = AccountAddressFragment['address'];
type Part = keyof Address;

/** What an address cannot do without here. Some countries have no postal codes to speak of. */
const REQUIRED: readonly Part[] = ['name', 'street1', 'city', 'country'];
const WITHOUT_POSTAL_CODE = ['VN'];
/** Where parcels find their way without a state or province. */
const WITHOUT_REGION = ['DE', 'AT', 'FR', 'NL', 'BE'];
const PARTS: readonly Part[] = ['name', 'company', 'street1', 'street2', 'postalCode', 'city', 'region', 'country', 'phone'];

interface AddressFormProps {
  /** To change it; without one it is a new one. */
  saved?: AccountAddressFragment;
  /** By their codes, with their names, in the order of these. */
  countries: readonly Named[];
  /** The country of a new one, and whom it is for. */
  country: string;
  name: string;
}

export function AddressForm({ saved, countries, country: usual, name }: AddressFormProps) {
  const t = useTranslations('account.addresses');
  const told = useRefusals();
  const key = useKey();
  const router = useRouter();
  const [country, setCountry] = useState(saved?.address.country ?? usual);
  /** What is stored by now, where somebody changed it meanwhile. */
  const [newer, setNewer] = useState<number | null>(null);
  const fields = ['label', ...PARTS.map((part) => `address.${part}`)];
  const submit = useSubmit(fields, async (values) => {
    const text = (part: string) => textOf(values, part) || null;
    const missing = missingIn(values);
    if (missing.length) return missing;
    const address = {
      name: textOf(values, 'address.name'),
      company: text('address.company'),
      street1: textOf(values, 'address.street1'),
      street2: text('address.street2'),
      postalCode: text('address.postalCode'),
      city: textOf(values, 'address.city'),
      region: text('address.region'),
      country: textOf(values, 'address.country'),
      phone: text('address.phone'),
    };
    const input = { id: saved?.id, label: text('label'), address, expectedVersion: saved && (newer ?? saved.version) };
    const { addressUpsert } = await ask(AccountAddressSaveDocument, { input: { ...input, idempotencyKey: key.of(input) } });
    const moved = addressUpsert.userErrors.find((refusal) => 'currentVersion' in refusal);
    if (moved && 'currentVersion' in moved) {
      setNewer(moved.currentVersion);
      return;
    }
    if (addressUpsert.userErrors.length) return told(addressUpsert.userErrors, { LIMIT_EXCEEDED: t('most') });
    key.done();
    toast(t('savedNow'), { tone: 'success' });
    router.push('/account/addresses');
    router.refresh();
  });

  function showSaved() {
    setNewer(null);
    router.refresh();
  }

  function missingIn(values: FormData): Problem[] {
    const required = WITHOUT_POSTAL_CODE.includes(country) ? REQUIRED : [...REQUIRED, 'postalCode' as const];
    return PARTS.filter((part) => required.includes(part) && !textOf(values, `address.${part}`)).map((part) => ({
      field: `address.${part}`,
      message: t(`missing.${part as 'name'}`),
    }));
  }

  function line(part: Part, autoComplete: string, more: { optional?: boolean; hint?: string; type?: string; most: number }) {
    const { optional, hint, type, most } = more;
    return (
      <Field
        label={t(`part.${part}`)}
        hint={hint}
        optional={optional}
        optionalLabel={t('optional')}
        {...submit.field(`address.${part}`)}
      >
        {(parts) => (
          <Input
            {...parts}
            name={`address.${part}`}
            type={type}
            autoComplete={autoComplete}
            maxLength={most}
            defaultValue={saved?.address[part] ?? (part === 'name' ? name : '')}
          />
        )}
      </Field>
    );
  }

  return (
    <form {...submit.form} className="flex flex-col gap-5">
      <FormNote submit={submit} />
      {newer !== null && <NewerNote title={t('newerTitle')} text={t('newerText')} action={t('newerShow')} onShow={showSaved} />}
      <Field label={t('part.country')} {...submit.field('address.country')}>
        {(parts) => (
          <NativeSelect
            {...parts}
            name="address.country"
            autoComplete="country"
            value={country}
            onChange={({ target }) => setCountry(target.value)}
          >
            {countries.map(([code, called]) => (
              <option key={code} value={code}>
                {called}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {line('name', 'name', { most: 100 })}
      {line('company', 'organization', { most: 100, optional: true })}
      {line('street1', 'address-line1', { most: 200 })}
      {line('street2', 'address-line2', { most: 200, optional: true, hint: t('street2Hint') })}
      <div className="grid gap-5 sm:grid-cols-[10rem_1fr]">
        {line('postalCode', 'postal-code', { most: 20, optional: WITHOUT_POSTAL_CODE.includes(country) })}
        {line('city', 'address-level2', { most: 100 })}
      </div>
      {(!WITHOUT_REGION.includes(country) || saved?.address.region) &&
        line('region', 'address-level1', { most: 100, optional: true })}
      {line('phone', 'tel', { most: 40, optional: true, type: 'tel', hint: t('phoneHint') })}
      <Field label={t('label')} hint={t('labelHint')} optional optionalLabel={t('optional')} {...submit.field('label')}>
        {(parts) => <Input {...parts} name="label" autoComplete="off" maxLength={50} defaultValue={saved?.label ?? ''} />}
      </Field>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" size="lg" busy={submit.busy}>
          {newer === null ? t('save') : t('saveMine')}
        </Button>
        <Link href="/account/addresses" className={buttonClass({ variant: 'outline', size: 'lg' })}>
          {t('cancel')}
        </Link>
      </div>
    </form>
  );
}
