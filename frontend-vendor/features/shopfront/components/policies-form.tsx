'use client';
import { useTranslations } from 'next-intl';
import { AddressFields, addressOf, addressPaths, missingOf } from '@/components/forms/address-fields';
import { useKey } from '@/components/forms/use-key';
import { textOf } from '@/components/forms/use-submit';
import { VersionedForm } from '@/components/forms/versioned-form';
import { Field } from '@/shared/ui/field';
import { Textarea } from '@/shared/ui/textarea';
import type { Front } from '../data';
import { changeVendor } from '../hooks';

const POLICIES = ['returns', 'shipping', 'privacy'] as const;

/** Where parcels come back to, and what the vendor says of returns, sending and privacy. */
export function PoliciesForm({ vendor, countries, then }: { vendor: Front; countries: readonly string[]; then?: string }) {
  const [t, c, key] = [useTranslations('shopfront.policies'), useTranslations('common'), useKey()];
  return (
    <VersionedForm
      version={vendor.version}
      then={then}
      fields={[...addressPaths('returnAddress'), 'returnsPolicy', 'shippingPolicy', 'privacyPolicy']}
      words={{ ADDRESS_REJECTED: c('address.wrong') }}
      save={async (values, expectedVersion) => {
        const returnAddress = addressOf(values, 'returnAddress');
        const missing = missingOf(returnAddress, 'returnAddress');
        const begun = Boolean(vendor.returnAddress || then || returnAddress.name || returnAddress.street1 || returnAddress.city);
        if (begun && missing.length)
          return missing.map((path) => ({ code: 'ADDRESS_REJECTED', message: '', field: path.split('.') }));
        const input = {
          returnAddress: begun ? returnAddress : undefined,
          returnsPolicy: textOf(values, 'returnsPolicy'),
          shippingPolicy: textOf(values, 'shippingPolicy'),
          privacyPolicy: textOf(values, 'privacyPolicy'),
          expectedVersion,
        };
        return (await changeVendor({ ...input, idempotencyKey: key.of(input) })).userErrors;
      }}
    >
      {(at) => (
        <>
          <fieldset className="min-w-0">
            <legend className="font-semibold">{t('address')}</legend>
            <p className="mt-1 mb-4 text-muted-foreground text-sm">{t('addressText')}</p>
            <AddressFields path="returnAddress" address={vendor.returnAddress} countries={countries} at={at} />
          </fieldset>
          {POLICIES.map((name) => (
            <Field
              key={name}
              label={t(name)}
              hint={t(`${name}Hint`)}
              optional
              optionalLabel={c('optional')}
              error={at(`${name}Policy`)}
            >
              {(parts) => <Textarea {...parts} name={`${name}Policy`} defaultValue={vendor.policies[name]} maxLength={10000} />}
            </Field>
          ))}
        </>
      )}
    </VersionedForm>
  );
}
