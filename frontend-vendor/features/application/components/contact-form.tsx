'use client';
import { useTranslations } from 'next-intl';
import { AddressFields, addressOf, addressPaths, missingOf } from '@/components/forms/address-fields';
import { useKey } from '@/components/forms/use-key';
import { textOf } from '@/components/forms/use-submit';
import { VersionedForm } from '@/components/forms/versioned-form';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import type { Application } from '../data';
import { fillIn } from '../hooks';

/** Who answers for the vendor, by which telephone, and where it is. */
export function ContactForm({
  application,
  countries,
  then,
}: {
  application: Application;
  countries: readonly string[];
  then?: string;
}) {
  const [t, c, key] = [useTranslations('application.contact'), useTranslations('common.address'), useKey()];
  return (
    <VersionedForm
      version={application.version}
      then={then}
      fields={['contactName', 'phone', ...addressPaths('address')]}
      words={{ 'VALIDATION_FAILED@phone': t('phoneWrong'), 'STATE_CONFLICT@': t('stays'), ADDRESS_REJECTED: c('wrong') }}
      save={async (values, expectedVersion) => {
        const address = addressOf(values, 'address');
        const missing = missingOf(address, 'address');
        if (missing.length) return missing.map((path) => ({ code: 'ADDRESS_REJECTED', message: '', field: path.split('.') }));
        const input = {
          contactName: textOf(values, 'contactName') || undefined,
          phone: textOf(values, 'phone') || undefined,
          address,
          expectedVersion,
        };
        return (await fillIn({ ...input, idempotencyKey: key.of(input) })).userErrors;
      }}
    >
      {(at) => (
        <>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label={t('contactName')} hint={t('contactNameHint')} error={at('contactName')}>
              {(parts) => (
                <Input
                  {...parts}
                  name="contactName"
                  defaultValue={application.contactName ?? ''}
                  autoComplete="name"
                  maxLength={100}
                />
              )}
            </Field>
            <Field label={t('phone')} hint={t('phoneHint')} error={at('phone')}>
              {(parts) => (
                <Input
                  {...parts}
                  name="phone"
                  type="tel"
                  defaultValue={application.phone ?? ''}
                  autoComplete="tel"
                  maxLength={40}
                />
              )}
            </Field>
          </div>
          <fieldset className="min-w-0">
            <legend className="mb-4 font-semibold">{t('address')}</legend>
            <AddressFields path="address" address={application.address} countries={countries} at={at} />
          </fieldset>
        </>
      )}
    </VersionedForm>
  );
}
