'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormNote } from '@/components/identity/form-note';
import { PasswordInput } from '@/components/identity/password-input';
import { type Problem, useRefusals } from '@/components/identity/refusal';
import { useKey } from '@/components/identity/use-key';
import { secretOf, textOf, useSubmit } from '@/components/identity/use-submit';
import { Link } from '@/i18n/navigation';
import { RegisterDocument, RegistrationConsentDocument, SignInDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { newKey } from '@/shared/lib/key';
import { Alert } from '@/shared/ui/alert';
import { Button, buttonClass } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { fitsAsPassword, looksLikeMail } from './checks';
import { WORDINGS } from './consents';
import { deviceName } from './device';
import { Panel } from './panel';
import { SecondHalf } from './second-half';
import { useEntering } from './use-entering';

export interface SignUpProps {
  /** Where to go afterwards: a path of this app. */
  next: string;
  /** Once there is a session. */
  onEntered: (next: string) => Promise<void>;
}

/** A new account, and straight into it. An address that has one already is told so by letter alone. */
export function SignUp({ next, onEntered }: SignUpProps) {
  const t = useTranslations('sign');
  const told = useRefusals();
  const key = useKey();
  const [written, setWritten] = useState<string | null>(null);
  const { half, go, again } = useEntering(() => onEntered(next));
  const submit = useSubmit(['name', 'email', 'password'], async (values) => {
    const [name, email] = [textOf(values, 'name'), textOf(values, 'email')];
    const password = secretOf(values, 'password');
    const missing: Problem[] = [];
    if (!name) missing.push({ field: 'name', message: t('nameMissing') });
    if (!looksLikeMail(email)) missing.push({ field: 'email', message: t('emailMissing') });
    if (!fitsAsPassword(password)) missing.push({ field: 'password', message: t('passwordLength') });
    if (missing.length) return missing;
    const { accountRegister } = await ask(RegisterDocument, {
      input: { name, email, password, idempotencyKey: key.of({ name, email, password }) },
    });
    if (accountRegister.userErrors.length)
      return told(accountRegister.userErrors, {
        'VALIDATION_FAILED@name': t('nameMissing'),
        'VALIDATION_FAILED@email': t('emailMissing'),
        'VALIDATION_FAILED@password': t('passwordWeak'),
      });
    const { sessionCreate } = await ask(SignInDocument, { input: { email, password, device: deviceName() } });
    if (sessionCreate.userErrors.length) {
      setWritten(email);
      return;
    }
    if (sessionCreate.session && values.get('news') === 'on') await agree();
    await go(sessionCreate);
  });

  if (half) return <SecondHalf half={half} onProved={() => onEntered(next)} onAgain={again} />;
  if (written)
    return (
      <Panel title={t('up.writtenTitle')}>
        <Alert role="status" tone="info">
          {t('up.written', { email: written })}
        </Alert>
        <Link href={`/sign/in?next=${encodeURIComponent(next)}`} className={buttonClass({ size: 'lg' })}>
          {t('in.title')}
        </Link>
      </Panel>
    );
  return (
    <Panel title={t('up.title')} text={t('up.text')}>
      <form {...submit.form} className="flex flex-col gap-5">
        <FormNote submit={submit} />
        <Field label={t('name')} hint={t('nameHint')} {...submit.field('name')}>
          {(parts) => <Input {...parts} name="name" autoComplete="name" maxLength={100} />}
        </Field>
        <Field label={t('email')} hint={t('up.emailHint')} {...submit.field('email')}>
          {(parts) => (
            <Input {...parts} name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
          )}
        </Field>
        <Field label={t('password')} hint={t('passwordHint')} {...submit.field('password')}>
          {(parts) => <PasswordInput {...parts} name="password" autoComplete="new-password" />}
        </Field>
        <Checkbox name="news" label={t('up.news')} hint={t('up.newsHint')} />
        <Button type="submit" size="lg" busy={submit.busy}>
          {t('up.submit')}
        </Button>
      </form>
      <p className="border-t pt-5 text-sm">
        {t('up.known')}{' '}
        <Link
          href={`/sign/in?next=${encodeURIComponent(next)}`}
          className="inline-flex min-h-11 items-center font-medium text-primary underline decoration-primary/40 underline-offset-4 hover:decoration-current"
        >
          {t('in.title')}
        </Link>
      </p>
    </Panel>
  );
}

/** What was ticked is written down with the words it stood beside. Where that fails nothing was agreed to, and they are in all the same. */
async function agree(): Promise<void> {
  const input = {
    purpose: 'MARKETING_MAIL',
    granted: true,
    source: 'REGISTRATION',
    wording: WORDINGS.MARKETING_MAIL,
    locale: document.documentElement.lang,
    idempotencyKey: newKey(),
  } as const;
  await ask(RegistrationConsentDocument, { input }).catch(() => undefined);
}
