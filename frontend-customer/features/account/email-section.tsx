'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormNote } from '@/components/identity/form-note';
import { PasswordInput } from '@/components/identity/password-input';
import { type Problem, useRefusals } from '@/components/identity/refusal';
import { secretOf, textOf, useSubmit } from '@/components/identity/use-submit';
import { looksLikeMail } from '@/features/sign/checks';
import { EmailChangeDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Alert } from '@/shared/ui/alert';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { useConfirmed } from './confirm';
import { Section } from './section';

/** The address they sign in with, and how it is changed. */
export function EmailSection({ email, proved }: { email: string; proved: boolean }) {
  const t = useTranslations('account.email');
  const [open, setOpen] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <Section
      title={t('title')}
      aside={<Badge tone={proved ? 'success' : 'warning'}>{proved ? t('proved') : t('unproved')}</Badge>}
    >
      <p className="break-words font-medium">{email}</p>
      {sentTo && (
        <Alert role="status" tone="success">
          {t('sent', { email: sentTo })}
        </Alert>
      )}
      {open ? (
        <EmailForm
          onSent={(to) => {
            setSentTo(to);
            setOpen(false);
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <Button variant="outline" className="self-start" onClick={() => setOpen(true)}>
          {t('change')}
        </Button>
      )}
    </Section>
  );
}

function EmailForm({ onSent, onCancel }: { onSent: (to: string) => void; onCancel: () => void }) {
  const t = useTranslations('account.email');
  const told = useRefusals();
  const confirmed = useConfirmed();
  const submit = useSubmit(['newEmail', 'password'], async (values) => {
    const [newEmail, password] = [textOf(values, 'newEmail'), secretOf(values, 'password')];
    const missing: Problem[] = [];
    if (!looksLikeMail(newEmail)) missing.push({ field: 'newEmail', message: t('missing') });
    if (!password) missing.push({ field: 'password', message: t('passwordMissing') });
    if (missing.length) return missing;
    const input = { newEmail, password };
    const answer = await confirmed(async () => (await ask(EmailChangeDocument, { input })).emailChangeRequest);
    if (!answer) return;
    if (answer.userErrors.length)
      return told(answer.userErrors, {
        'VALIDATION_FAILED@newEmail': t('missing'),
        'VALIDATION_FAILED@password': t('passwordWrong'),
      });
    onSent(newEmail);
  });
  return (
    <form {...submit.form} className="flex flex-col gap-5 border-t pt-5">
      <FormNote submit={submit} />
      <p className="text-muted-foreground text-sm leading-6">{t('text')}</p>
      <Field label={t('new')} {...submit.field('newEmail')}>
        {(parts) => (
          <Input {...parts} name="newEmail" type="email" autoComplete="email" autoCapitalize="none" spellCheck={false} />
        )}
      </Field>
      <Field label={t('password')} {...submit.field('password')}>
        {(parts) => <PasswordInput {...parts} name="password" autoComplete="current-password" />}
      </Field>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={submit.busy}>
          {t('send')}
        </Button>
        <Button variant="outline" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
