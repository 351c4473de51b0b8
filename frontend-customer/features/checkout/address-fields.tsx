'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { NativeSelect } from '@/shared/ui/native-select';
import { type AddressPart, type AddressValues, needsPostalCode, type Wrong } from './address-rules';

export interface AddressFieldsProps {
  /** For ids and for the browser's own filling in. */
  kind: 'shipping' | 'billing';
  values: AddressValues;
  wrong: Partial<Record<AddressPart, Wrong>>;
  countries: string[];
  onChange: (part: AddressPart, value: string) => void;
}

/** An address, with no more fields than a parcel needs: what few people fill in is behind a link. */
export function AddressFields({ kind, values, wrong, countries, onChange }: AddressFieldsProps) {
  const t = useTranslations('checkout.address');
  const locale = useLocale();
  const [more, showMore] = useState(values.street2 !== '' || values.company !== '');
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const places = countries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .toSorted((one, other) => one.name.localeCompare(other.name, locale));

  const field = (part: AddressPart) => ({
    id: `${kind}-${part}`,
    error: wrong[part] && t(`wrong.${part}.${wrong[part]}`),
  });
  const input = (part: AddressPart, token: string) => ({
    name: `${kind}-${part}`,
    autoComplete: `${kind} ${token}`,
    value: values[part],
    onChange: ({ target }: { target: { value: string } }) => onChange(part, target.value),
  });
  const postal = needsPostalCode(values.country);
  return (
    <div className="flex flex-col gap-5">
      <Field label={t('name')} {...field('name')}>
        {(parts) => <Input {...parts} {...input('name', 'name')} maxLength={100} />}
      </Field>
      <Field label={t('country')} {...field('country')}>
        {(parts) => (
          <NativeSelect {...parts} {...input('country', 'country')}>
            {places.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field label={t('street1')} {...field('street1')}>
        {(parts) => <Input {...parts} {...input('street1', 'address-line1')} maxLength={200} />}
      </Field>
      {more ? (
        <>
          <Field label={t('street2')} optional optionalLabel={t('optional')} {...field('street2')}>
            {(parts) => <Input {...parts} {...input('street2', 'address-line2')} maxLength={200} />}
          </Field>
          <Field label={t('company')} optional optionalLabel={t('optional')} {...field('company')}>
            {(parts) => <Input {...parts} {...input('company', 'organization')} maxLength={100} />}
          </Field>
        </>
      ) : (
        <button
          type="button"
          className="-my-3 cursor-pointer self-start py-2.5 font-medium text-primary text-sm underline decoration-primary/40 underline-offset-4 hover:decoration-current"
          onClick={() => {
            showMore(true);
            requestAnimationFrame(() => document.getElementById(`${kind}-street2`)?.focus());
          }}
        >
          {t('more')}
        </button>
      )}
      <div className="grid gap-5 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <Field label={t('postalCode')} optional={!postal} optionalLabel={t('optional')} {...field('postalCode')}>
          {(parts) => <Input {...parts} {...input('postalCode', 'postal-code')} autoCapitalize="characters" maxLength={20} />}
        </Field>
        <Field label={t('city')} {...field('city')}>
          {(parts) => <Input {...parts} {...input('city', 'address-level2')} maxLength={100} />}
        </Field>
      </div>
      {kind === 'shipping' && (
        <Field label={t('phone')} hint={t('phoneHint')} optional optionalLabel={t('optional')} {...field('phone')}>
          {(parts) => (
            <Input {...parts} {...input('phone', 'tel')} type="tel" inputMode="tel" maxLength={40} className="max-w-xs" />
          )}
        </Field>
      )}
    </div>
  );
}
