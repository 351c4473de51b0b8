'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormNote } from '@/components/identity/form-note';
import { PasswordInput } from '@/components/identity/password-input';
import { type Problem, useRefusals } from '@/components/identity/refusal';
import { secretOf, textOf, useSubmit } from '@/components/identity/use-submit';
import { Link } from '@/i18n/navigation';
import { SignInDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { looksLikeMail } from './checks';
import type { Provider } from './data';
import { deviceName } from './device';
import { OtherWays } from './other-ways';
import { Panel } from './panel';
import { SecondHalf } from './second-half';
import { useEntering } from './use-entering';
import { useFilledInPasskey } from './use-filled-in-passkey';

export interface SignInProps {
  /** Where to go afterwards: a path of this app. */
  next: string;
  providers: readonly Provider[];
  /** Why they were sent here, above the form. */
  notice?: string;
  /** Once there is a session. */
  onEntered: (next: string) => Promise<void>;
}

/** By address and password, by a passkey alone, or with an account elsewhere. */
export function SignIn({ next, providers, notice, onEntered }: SignInProps) {
  const t = useTranslations('sign');
  const told = useRefusals();
  const [filled, setFilled] = useState<readonly Problem[]>([]);
  const { half, go, again } = useEntering(() => onEntered(next));
  const stopFilling = useFilledInPasskey((refused) => {
    if (refused.length)
      setFilled(told(refused, { NOT_ALLOWED: t('proof.passkeyRefused'), 'VALIDATION_FAILED@answer': t('proof.late') }));
    else onEntered(next);
  });
  const submit = useSubmit(['email', 'password'], async (values) => {
    const [email, password] = [textOf(values, 'email'), secretOf(values, 'password')];
    setFilled([]);
    const missing: Problem[] = [];
    if (!looksLikeMail(email)) missing.push({ field: 'email', message: t('emailMissing') });
    if (!password) missing.push({ field: 'password', message: t('passwordMissing') });
    if (missing.length) return missing;
    const { sessionCreate } = await ask(SignInDocument, { input: { email, password, device: deviceName() } });
    if (sessionCreate.userErrors.length)
      return told(sessionCreate.userErrors, { NOT_ALLOWED: t('in.wrong'), 'VALIDATION_FAILED@email': t('emailMissing') });
    stopFilling();
    await go(sessionCreate);
  });

  if (half) return <SecondHalf half={half} onProved={() => onEntered(next)} onAgain={again} />;
  return (
    <Panel title={t('in.title')}>
      {notice && <Alert tone="info">{notice}</Alert>}
      {filled.map(({ message }) => (
        <Alert key={message} role="alert" tone="danger">
          {message}
        </Alert>
      ))}
      <form {...submit.form} className="flex flex-col gap-5">
        <FormNote submit={submit} />
        <Field label={t('email')} {...submit.field('email')}>
          {(parts) => (
            <Input
              {...parts}
              name="email"
              type="email"
              autoComplete="username webauthn"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <Field label={t('password')} {...submit.field('password')}>
          {(parts) => <PasswordInput {...parts} name="password" autoComplete="current-password webauthn" />}
        </Field>
        <Button type="submit" size="lg" busy={submit.busy}>
          {t('in.submit')}
        </Button>
        <Link
          href="/sign/forgot"
          className="inline-flex min-h-11 items-center self-start text-primary text-sm underline decoration-primary/40 underline-offset-4 hover:decoration-current"
        >
          {t('in.forgot')}
        </Link>
      </form>
      <OtherWays next={next} providers={providers} onBegin={stopFilling} onEntered={onEntered} />
      <p className="border-t pt-5 text-sm">
        {t('in.new')}{' '}
        <Link
          href={`/sign/up?next=${encodeURIComponent(next)}`}
          className="inline-flex min-h-11 items-center font-medium text-primary underline decoration-primary/40 underline-offset-4 hover:decoration-current"
        >
          {t('in.register')}
        </Link>
      </p>
    </Panel>
  );
}
