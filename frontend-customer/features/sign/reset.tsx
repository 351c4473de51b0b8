'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormNote } from '@/components/identity/form-note';
import { PasswordInput } from '@/components/identity/password-input';
import { pathOf, useRefusals } from '@/components/identity/refusal';
import { secretOf, useSubmit } from '@/components/identity/use-submit';
import { Link } from '@/i18n/navigation';
import { PasswordResetDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Alert } from '@/shared/ui/alert';
import { Button, buttonClass } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Skeleton } from '@/shared/ui/skeleton';
import { fitsAsPassword } from './checks';
import { forgetLetter, useLetter } from './letter';
import { Panel } from './panel';

/** A new password, by the link of a letter. */
export function Reset() {
  const t = useTranslations('sign');
  const told = useRefusals();
  const token = useLetter('reset-password');
  const [state, setState] = useState<'open' | 'done' | 'over'>('open');
  const submit = useSubmit(['newPassword'], async (values) => {
    const newPassword = secretOf(values, 'newPassword');
    if (!fitsAsPassword(newPassword)) return [{ field: 'newPassword', message: t('passwordLength') }];
    const { passwordReset } = await ask(PasswordResetDocument, { input: { newPassword, token: token ?? '' } });
    const over = passwordReset.userErrors.some((refusal) => pathOf(refusal) === 'token');
    if (passwordReset.userErrors.length && !over)
      return told(passwordReset.userErrors, { 'VALIDATION_FAILED@newPassword': t('passwordWeak') });
    forgetLetter('reset-password');
    setState(over ? 'over' : 'done');
  });
  if (state === 'done')
    return (
      <Panel title={t('reset.doneTitle')}>
        <Alert role="status" tone="success">
          {t('reset.done')}
        </Alert>
        <Link href="/sign/in" className={buttonClass({ size: 'lg' })}>
          {t('in.title')}
        </Link>
      </Panel>
    );
  if (state === 'over' || token === null)
    return (
      <Panel title={t('letter.overTitle')}>
        <Alert role="alert" tone="warning">
          {t('reset.over')}
        </Alert>
        <Link href="/sign/forgot" className={buttonClass({ size: 'lg' })}>
          {t('reset.again')}
        </Link>
      </Panel>
    );
  return (
    <Panel title={t('reset.title')} text={t('reset.text')}>
      {token === undefined ? (
        <Skeleton className="h-40" />
      ) : (
        <form {...submit.form} className="flex flex-col gap-5">
          <FormNote submit={submit} />
          <Field label={t('reset.password')} hint={t('passwordHint')} {...submit.field('newPassword')}>
            {(parts) => <PasswordInput {...parts} name="newPassword" autoComplete="new-password" />}
          </Field>
          <Button type="submit" size="lg" busy={submit.busy}>
            {t('reset.submit')}
          </Button>
        </form>
      )}
    </Panel>
  );
}
