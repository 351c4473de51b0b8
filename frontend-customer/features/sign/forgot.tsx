'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormNote } from '@/components/identity/form-note';
import { useRefusals } from '@/components/identity/refusal';
import { textOf, useSubmit } from '@/components/identity/use-submit';
import { Link } from '@/i18n/navigation';
import { PasswordForgottenDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Alert } from '@/shared/ui/alert';
import { Button, buttonClass } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { looksLikeMail } from './checks';
import { Panel } from './panel';

/** Asks for a link by which a new password is set. The answer is the same whether the address has an account. */
export function Forgot() {
  const t = useTranslations('sign');
  const told = useRefusals();
  const [written, setWritten] = useState<string | null>(null);
  const submit = useSubmit(['email'], async (values) => {
    const email = textOf(values, 'email');
    if (!looksLikeMail(email)) return [{ field: 'email', message: t('emailMissing') }];
    const { passwordResetRequest } = await ask(PasswordForgottenDocument, { input: { email } });
    if (passwordResetRequest.userErrors.length)
      return told(passwordResetRequest.userErrors, { 'VALIDATION_FAILED@email': t('emailMissing') });
    setWritten(email);
  });
  if (written)
    return (
      <Panel title={t('forgot.writtenTitle')}>
        <Alert role="status" tone="success">
          {t('forgot.written', { email: written })}
        </Alert>
        <p className="text-muted-foreground text-sm leading-6">{t('forgot.nothing')}</p>
        <div className="flex flex-wrap gap-3">
          <Link href="/sign/in" className={buttonClass({ size: 'lg' })}>
            {t('in.title')}
          </Link>
          <Button variant="outline" size="lg" onClick={() => setWritten(null)}>
            {t('forgot.other')}
          </Button>
        </div>
      </Panel>
    );
  return (
    <Panel title={t('forgot.title')} text={t('forgot.text')}>
      <form {...submit.form} className="flex flex-col gap-5">
        <FormNote submit={submit} />
        <Field label={t('email')} {...submit.field('email')}>
          {(parts) => (
            <Input {...parts} name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
          )}
        </Field>
        <Button type="submit" size="lg" busy={submit.busy}>
          {t('forgot.submit')}
        </Button>
      </form>
      <Link
        href="/sign/in"
        className="inline-flex min-h-11 items-center self-start text-primary text-sm underline decoration-primary/40 underline-offset-4 hover:decoration-current"
      >
        {t('forgot.back')}
      </Link>
    </Panel>
  );
}
