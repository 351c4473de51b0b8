'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { type Problem, useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { secretOf, textOf, useSubmit } from '@/components/forms/use-submit';
import { Alert } from '@/shared/ui/alert';
import { Button, buttonClass } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { enter, register } from '../hooks';

/** An account for somebody who wants to sell. An address that has one already is told so by letter alone. */
export function SignUp() {
  const [t, refusals, key] = [useTranslations('application.signUp'), useRefusals(), useKey()];
  const [written, setWritten] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const [name, email, password] = [textOf(values, 'name'), textOf(values, 'email'), secretOf(values, 'password')];
    const missing: Problem[] = [];
    if (!name) missing.push({ field: 'name', message: t('nameMissing') });
    if (!/^\S+@\S+$/.test(email)) missing.push({ field: 'email', message: t('emailMissing') });
    if (password.length < 8) missing.push({ field: 'password', message: t('passwordShort') });
    if (missing.length) return missing;
    const made = await register({ name, email, password, idempotencyKey: key.of({ name, email, password }) });
    if (made.userErrors.length)
      return refusals(made.userErrors, {
        'VALIDATION_FAILED@name': t('nameMissing'),
        'VALIDATION_FAILED@email': t('emailMissing'),
        'VALIDATION_FAILED@password': t('passwordWeak'),
      });
    const { session } = await enter(email, password);
    if (!session) return void setWritten(email);
    setOver(true);
    location.assign('/apply');
  });
  if (written)
    return (
      <div className="flex flex-col gap-5">
        <h1 className="font-semibold text-3xl tracking-tight">{t('writtenTitle')}</h1>
        <Alert role="status" tone="info">
          {t('written', { email: written })}
        </Alert>
        <Link href="/sign-in?next=%2Fapply" className={buttonClass({})}>
          {t('signIn')}
        </Link>
      </div>
    );
  return (
    <form {...form} className="flex flex-col gap-5">
      <div>
        <h1 className="font-semibold text-3xl tracking-tight">{t('title')}</h1>
        <p className="mt-2 text-muted-foreground text-sm leading-6">{t('text')}</p>
      </div>
      <FailureNote failure={failure} />
      <ProblemNote problems={problems} fields={['name', 'email', 'password']} />
      <Field label={t('name')} error={at('name')}>
        {(parts) => <Input {...parts} name="name" autoComplete="name" maxLength={100} />}
      </Field>
      <Field label={t('email')} hint={t('emailHint')} error={at('email')}>
        {(parts) => <Input {...parts} name="email" type="email" autoComplete="username" inputMode="email" spellCheck={false} />}
      </Field>
      <Field label={t('password')} hint={t('passwordHint')} error={at('password')}>
        {(parts) => <Input {...parts} name="password" type="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" busy={busy || over}>
        {t('submit')}
      </Button>
      <p className="border-t pt-5 text-sm">
        {t('known')}{' '}
        <Link href="/sign-in?next=%2Fapply" className={buttonClass({ variant: 'link' })}>
          {t('signIn')}
        </Link>
      </p>
    </form>
  );
}
