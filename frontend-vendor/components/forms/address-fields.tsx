'use client';
import { useTranslations } from 'next-intl';
import type { AddressInput, PlaceFragment } from '@/lib/graphql/generated/graphql';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { CountrySelect } from './country-select';
import { textOf } from './use-submit';
import type { At } from './versioned-form';

const PARTS = ['name', 'company', 'street1', 'street2', 'postalCode', 'city', 'region', 'country', 'phone'] as const;

/** The paths of an address's fields, for the form around them. */
export function addressPaths(path: string): string[] {
  return PARTS.map((part) => `${path}.${part}`);
}

/** The fields of an address. */
export function AddressFields({
  path,
  address,
  countries,
  at,
}: {
  path: string;
  address: PlaceFragment | null | undefined;
  countries: readonly string[];
  at: At;
}) {
  const [t, c] = [useTranslations('common.address'), useTranslations('common')];
  const text = (part: Exclude<(typeof PARTS)[number], 'country'>, autoComplete: string, optional = false, className = '') => (
    <Field label={t(part)} error={at(`${path}.${part}`)} optional={optional} optionalLabel={c('optional')} className={className}>
      {(parts) => (
        <Input
          {...parts}
          name={`${path}.${part}`}
          defaultValue={address?.[part] ?? ''}
          autoComplete={autoComplete}
          maxLength={200}
        />
      )}
    </Field>
  );
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      {text('name', 'name', false, 'sm:col-span-2')}
      {text('street1', 'address-line1')}
      {text('street2', 'address-line2', true)}
      {text('postalCode', 'postal-code', true)}
      {text('city', 'address-level2')}
      {text('region', 'address-level1', true)}
      <Field label={t('country')} error={at(`${path}.country`)}>
        {(parts) => (
          <CountrySelect
            {...parts}
            name={`${path}.country`}
            countries={countries}
            defaultValue={address?.country ?? ''}
            autoComplete="country"
          />
        )}
      </Field>
    </div>
  );
}

/** An address out of a form; what is empty is left out. */
export function addressOf(values: FormData, path: string): AddressInput {
  const text = (part: string) => textOf(values, `${path}.${part}`);
  return {
    name: text('name'),
    street1: text('street1'),
    street2: text('street2') || undefined,
    postalCode: text('postalCode') || undefined,
    city: text('city'),
    region: text('region') || undefined,
    country: text('country'),
  };
}

/** The parts that have to be there and are not. */
export function missingOf(address: AddressInput, path: string): string[] {
  return (['name', 'street1', 'city', 'country'] as const).filter((part) => !address[part]).map((part) => `${path}.${part}`);
}
