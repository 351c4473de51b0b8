'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useKey } from '@/components/forms/use-key';
import { textOf } from '@/components/forms/use-submit';
import { VersionedForm } from '@/components/forms/versioned-form';
import type { LegalForm, VatState } from '@/lib/graphql/generated/graphql';
import { Badge, type Tone } from '@/shared/ui/badge';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { RadioCard } from '@/shared/ui/radio-card';
import { RadioGroup } from '@/shared/ui/radio-group';
import type { Application } from '../data';
import { fillIn } from '../hooks';
import { RefreshOnReturn } from './refresh-on-return';

const TONES: Record<VatState, Tone> = {
  NONE: 'neutral',
  UNCHECKED: 'info',
  UNREACHABLE: 'warning',
  VALID: 'success',
  INVALID: 'danger',
};

/** What the vendor is in law: its form, its name, its register and its VAT number with what the register of those says. */
export function CompanyForm({ application, then }: { application: Application; then?: string }) {
  const [t, c, key] = [useTranslations('application.company'), useTranslations('common'), useKey()];
  const format = useFormatter();
  const [legalForm, setLegalForm] = useState<LegalForm | ''>(application.legalForm ?? '');
  const { version, vatState } = application;
  return (
    <VersionedForm
      version={version}
      then={then}
      fields={['legalForm', 'legalName', 'registerName', 'registerNumber', 'vatNumber']}
      words={{
        'VALIDATION_FAILED@vatNumber': t('vatWrong'),
        'VALIDATION_FAILED@legalName': t('nameMissing'),
        'STATE_CONFLICT@': t('stays'),
      }}
      save={async (values, expectedVersion) => {
        const text = (name: string) => textOf(values, name) || undefined;
        const input = {
          legalForm: legalForm || undefined,
          legalName: text('legalName'),
          registerName: text('registerName'),
          registerNumber: text('registerNumber'),
          vatNumber: text('vatNumber'),
          expectedVersion,
        };
        return (await fillIn({ ...input, idempotencyKey: key.of(input) })).userErrors;
      }}
    >
      {(at) => (
        <>
          <RadioGroup
            label={t('form')}
            name="legalForm"
            error={at('legalForm')}
            value={legalForm}
            onValueChange={(value) => setLegalForm(value as LegalForm)}
            listClassName="grid gap-2.5 sm:grid-cols-2"
          >
            <RadioCard value="COMPANY" label={t('COMPANY')} hint={t('COMPANYHint')} />
            <RadioCard value="SOLE_TRADER" label={t('SOLE_TRADER')} hint={t('SOLE_TRADERHint')} />
          </RadioGroup>
          <Field label={t('legalName')} hint={t('legalNameHint')} error={at('legalName')}>
            {(parts) => (
              <Input
                {...parts}
                name="legalName"
                defaultValue={application.legalName ?? ''}
                autoComplete="organization"
                maxLength={200}
              />
            )}
          </Field>
          {legalForm === 'COMPANY' && (
            <div className="grid gap-5 sm:grid-cols-2">
              <Field label={t('registerName')} hint={t('registerNameHint')} error={at('registerName')}>
                {(parts) => (
                  <Input {...parts} name="registerName" defaultValue={application.registerName ?? ''} maxLength={100} />
                )}
              </Field>
              <Field label={t('registerNumber')} hint={t('registerNumberHint')} error={at('registerNumber')}>
                {(parts) => (
                  <Input {...parts} name="registerNumber" defaultValue={application.registerNumber ?? ''} maxLength={50} />
                )}
              </Field>
            </div>
          )}
          <Field
            label={t('vatNumber')}
            hint={t('vatNumberHint')}
            error={at('vatNumber')}
            optional={legalForm !== 'COMPANY'}
            optionalLabel={c('optional')}
          >
            {(parts) => (
              <Input
                {...parts}
                name="vatNumber"
                defaultValue={application.vatNumber ?? ''}
                autoCapitalize="characters"
                autoComplete="off"
                spellCheck={false}
                className="figures"
              />
            )}
          </Field>
          {application.vatNumber && (
            <p role="status" className="flex flex-wrap items-center gap-2 text-muted-foreground text-sm">
              <Badge tone={TONES[vatState]}>{t(`vat.${vatState}`)}</Badge>
              <span className="min-w-0">{t(`vatText.${vatState}`)}</span>
              {(vatState === 'UNCHECKED' || vatState === 'UNREACHABLE') && <RefreshOnReturn seconds={10} />}
            </p>
          )}
          {application.certifiedAt && (
            <p className="text-muted-foreground text-sm">
              {t('certified', { day: format.dateTime(new Date(application.certifiedAt), { dateStyle: 'medium' }) })}
            </p>
          )}
        </>
      )}
    </VersionedForm>
  );
}
