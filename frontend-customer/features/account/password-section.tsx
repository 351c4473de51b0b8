'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormNote } from '@/components/identity/form-note';
import { PasswordInput } from '@/components/identity/password-input';
import { type Problem, useRefusals } from '@/components/identity/refusal';
import { secretOf, useSubmit } from '@/components/identity/use-submit';
import { fitsAsPassword } from '@/features/sign/checks';
import { useRouter } from '@/i18n/navigation';
import { PasswordChangeDocument, PasswordForgottenDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { useConfirmed } from './confirm';
import { DoingNote } from './doing-note';
import { Section } from './section';
import { useDoing } from './use-doing';

/** The password: another one, or a letter for who does not know it or has none. */
export function PasswordSection({ email }: { email: string }) {
  const t = useTranslations('account.password');
  const told = useRefusals();
  const doing = useDoing();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<'changed' | 'written' | null>(null);
  function write() {
    doing.run(async () => {
      const { passwordResetRequest } = await ask(PasswordForgottenDocument, { input: { email } });
      if (passwordResetRequest.userErrors.length) return told(passwordResetRequest.userErrors);
      setDone('written');
    });
  }
  return (
    <Section title={t('title')} text={t('text')}>
      {done && (
        <Alert role="status" tone="success">
          {done === 'changed' ? t('changed') : t('written', { email })}
        </Alert>
      )}
      {open ? (
        <PasswordForm
          email={email}
          onChanged={() => {
            setOpen(false);
            setDone('changed');
            router.refresh();
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <div className="flex flex-wrap gap-3">
          <Button variant="outline" onClick={() => setOpen(true)}>
            {t('change')}
          </Button>
          <Button variant="link" busy={doing.busy} onClick={write} className="whitespace-normal px-0 text-left">
            {t('write')}
          </Button>
        </div>
      )}
      <DoingNote doing={doing} />
    </Section>
  );
}

function PasswordForm({ email, onChanged, onCancel }: { email: string; onChanged: () => void; onCancel: () => void }) {
  const t = useTranslations('account.password');
  const sign = useTranslations('sign');
  const told = useRefusals();
  const confirmed = useConfirmed();
  const submit = useSubmit(['currentPassword', 'newPassword'], async (values) => {
    const input = { currentPassword: secretOf(values, 'currentPassword'), newPassword: secretOf(values, 'newPassword') };
    const missing: Problem[] = [];
    if (!input.currentPassword) missing.push({ field: 'currentPassword', message: t('missing') });
    if (!fitsAsPassword(input.newPassword)) missing.push({ field: 'newPassword', message: sign('passwordLength') });
    if (missing.length) return missing;
    const answer = await confirmed(async () => (await ask(PasswordChangeDocument, { input })).passwordChange);
    if (!answer) return;
    if (answer.userErrors.length)
      return told(answer.userErrors, {
        'VALIDATION_FAILED@currentPassword': t('wrong'),
        'VALIDATION_FAILED@newPassword': sign('passwordWeak'),
      });
    onChanged();
  });
  return (
    <form {...submit.form} className="flex flex-col gap-5 border-t pt-5">
      <FormNote submit={submit} />
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <Field label={t('current')} {...submit.field('currentPassword')}>
        {(parts) => <PasswordInput {...parts} name="currentPassword" autoComplete="current-password" />}
      </Field>
      <Field label={t('new')} hint={sign('passwordHint')} {...submit.field('newPassword')}>
        {(parts) => <PasswordInput {...parts} name="newPassword" autoComplete="new-password" />}
      </Field>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={submit.busy}>
          {t('save')}
        </Button>
        <Button variant="outline" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
