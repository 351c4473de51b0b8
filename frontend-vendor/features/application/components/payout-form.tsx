'use client';
import { useTranslations } from 'next-intl';
import { useKey } from '@/components/forms/use-key';
import { textOf } from '@/components/forms/use-submit';
import { VersionedForm } from '@/components/forms/versioned-form';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import type { Application } from '../data';
import { fillIn } from '../hooks';

/** Where the money goes. What was given is sealed; its last four characters are shown. */
export function PayoutForm({ application, then }: { application: Application; then?: string }) {
  const [t, key] = [useTranslations('application.payout'), useKey()];
  const { accountHint } = application;
  return (
    <VersionedForm
      version={application.version}
      then={then}
      fields={['accountNumber']}
      words={{ 'VALIDATION_FAILED@accountNumber': t('wrong') }}
      save={async (values, expectedVersion) => {
        const accountNumber = textOf(values, 'accountNumber');
        if (!accountNumber) {
          if (accountHint) return [];
          return [{ code: 'VALIDATION_FAILED', message: '', field: ['accountNumber'] }];
        }
        const input = { accountNumber, expectedVersion };
        return (await fillIn({ ...input, idempotencyKey: key.of(input) })).userErrors;
      }}
    >
      {(at) => (
        <>
          {accountHint && (
            <p className="rounded-lg bg-muted p-4 text-sm">
              {t('kept')} <span className="figures font-medium">•••• {accountHint}</span>
            </p>
          )}
          <Field label={t(accountHint ? 'other' : 'accountNumber')} hint={t('hint')} error={at('accountNumber')}>
            {(parts) => (
              <Input {...parts} name="accountNumber" autoComplete="off" spellCheck={false} maxLength={50} className="figures" />
            )}
          </Field>
        </>
      )}
    </VersionedForm>
  );
}
