'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { type Problem, useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { secretOf, textOf, useSubmit } from '@/components/forms/use-submit';
import { signInAt } from '@/lib/paths';
import { Alert } from '@/shared/ui/alert';
import { Button, buttonClass } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { enter, register } from '../hooks';
import { Said } from './said';

/** An account for whoever was invited. An address that has one already is told so by letter alone. */
export function NewAccount({ email: invited, onBack }: { email: string; onBack: () => void }) {
  const [t, refusals, key] = [useTranslations('invitation'), useRefusals(), useKey()];
  const [known, setKnown] = useState(false);
  const [over, setOver] = useState(false);
  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const [name, email, password] = [textOf(values, 'name'), textOf(values, 'email'), secretOf(values, 'password')];
    const missing: Problem[] = [];
    if (!name) missing.push({ field: 'name', message: t('nameMissing') });
    if (!/^\S+@\S+\.\S+$/.test(email)) missing.push({ field: 'email', message: t('emailMissing') });
    if (password.length < 8 || password.length > 128) missing.push({ field: 'password', message: t('passwordLength') });
    if (missing.length) return missing;
    const input = { name, email, password };
    const { userErrors } = await register({ ...input, idempotencyKey: key.of(input) });
    if (userErrors.length)
      return refusals(userErrors, {
        'VALIDATION_FAILED@name': t('nameMissing'),
        'VALIDATION_FAILED@email': t('emailMissing'),
        'VALIDATION_FAILED@password': t('passwordWeak'),
      });
    if (await enter(email, password)) {
      setOver(true);
      location.reload();
    } else setKnown(true);
  });
  return (
    <form {...form} className="flex flex-col gap-5">
      <Said focus title={t('make')} text={t('makeText')} />
      <FailureNote failure={failure} />
      <ProblemNote problems={problems} fields={['name', 'email', 'password']} />
      {known && (
        <Alert
          tone="info"
          role="status"
          title={t('known.title')}
          action={
            <a href={signInAt('/invitation')} className={buttonClass({ variant: 'outline' })}>
              {t('signIn')}
            </a>
          }
        >
          {t('known.text')}
        </Alert>
      )}
      <Field label={t('name')} error={at('name')}>
        {(parts) => <Input {...parts} name="name" autoComplete="name" maxLength={100} />}
      </Field>
      <Field label={t('email')} hint={t('emailHint')} error={at('email')}>
        {(parts) => (
          <Input
            {...parts}
            name="email"
            defaultValue={invited}
            type="email"
            autoComplete="username"
            inputMode="email"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label={t('password')} hint={t('passwordHint')} error={at('password')}>
        {(parts) => <Input {...parts} name="password" type="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" busy={busy || over}>
        {t('makeGo')}
      </Button>
      <Button variant="link" onClick={onBack}>
        {t('back')}
      </Button>
    </form>
  );
}
