'use client';
import { KeyRound } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { type Problem, useRefusals } from '@/components/forms/refusal';
import { failureOf, secretOf, textOf, useSubmit } from '@/components/forms/use-submit';
import { useHydrated } from '@/components/hooks/use-hydrated';
import type { SecondFactorMethod } from '@/lib/graphql/generated/graphql';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { Alert } from '@/shared/ui/alert';
import { Button, buttonClass } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { sendCode, showCode, signIn, signInByPasskey } from '../hooks';
import { knowsPasskeys, PasskeyError } from '../passkey';

interface Challenge {
  challenge: string;
  methods: readonly SecondFactorMethod[];
}

/** Opens a session: by address and password and, where the account has one, a second factor; or by a passkey alone. */
export function SignIn({ next }: { next: string }) {
  const [second, setSecond] = useState<Challenge | null>(null);
  // Loaded anew: nothing that was read for somebody else, or for nobody, is left.
  const done = () => location.assign(next);
  return second ? (
    <SecondStep {...second} onDone={done} onBack={() => setSecond(null)} />
  ) : (
    <FirstStep onDone={done} onChallenge={setSecond} />
  );
}

function FirstStep({ onDone, onChallenge }: { onDone: () => void; onChallenge: (challenge: Challenge) => void }) {
  const [t, refusals] = [useTranslations('sign'), useRefusals()];
  const [over, setOver] = useState(false);
  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const [email, password] = [textOf(values, 'email'), secretOf(values, 'password')];
    const missing: Problem[] = [];
    if (!email) missing.push({ field: 'email', message: t('emailMissing') });
    if (!password) missing.push({ field: 'password', message: t('passwordMissing') });
    if (missing.length) return missing;
    const { session, challenge, challengeMethods, userErrors } = await signIn(email, password);
    if (challenge) onChallenge({ challenge, methods: challengeMethods ?? ['APP'] });
    else if (session) {
      setOver(true);
      onDone();
    }
    return refusals(userErrors, { NOT_ALLOWED: t('wrong') });
  });
  const whole = problems.filter(({ field }) => !['email', 'password'].includes(field));
  return (
    <form {...form} className="flex flex-col gap-5">
      <Heading title={t('title')} text={t('text')} />
      <FailureNote failure={failure} />
      {whole.length > 0 && <Note problems={whole} />}
      <Field label={t('email')} error={at('email')}>
        {(parts) => <Input {...parts} name="email" type="email" autoComplete="username" inputMode="email" spellCheck={false} />}
      </Field>
      <Field label={t('password')} error={at('password')}>
        {(parts) => <Input {...parts} name="password" type="password" autoComplete="current-password" />}
      </Field>
      <Button type="submit" busy={busy || over}>
        {t('submit')}
      </Button>
      <PasskeyButton label={t('passkey')} onDone={onDone} />
      <p className="border-t pt-4 text-sm">
        {t('new')}{' '}
        <Link href="/sign-up" prefetch={false} className={buttonClass({ variant: 'link' })}>
          {t('signUp')}
        </Link>
      </p>
    </form>
  );
}

function SecondStep({ challenge, methods, onDone, onBack }: Challenge & { onDone: () => void; onBack: () => void }) {
  const [t, refusals] = [useTranslations('sign'), useRefusals()];
  const sends = methods.filter((method) => method === 'MAIL' || method === 'SMS');
  const [sent, setSent] = useState<{ to: string | null } | null>(null);
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<{ failure: ApiError | null; problems: Problem[] }>({ failure: null, problems: [] });
  const [over, setOver] = useState(false);
  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const code = textOf(values, 'code').replace(/\s/g, '');
    if (!code) return [{ field: 'code', message: t('codeMissing') }];
    setTrouble({ failure: null, problems: [] });
    const { verified, userErrors } = await showCode(challenge, code);
    if (verified) {
      setOver(true);
      onDone();
    }
    return refusals(userErrors, {
      'VALIDATION_FAILED@code': t('codeWrong'),
      'VALIDATION_FAILED@challenge': t('tooLate'),
      NOT_ALLOWED: t('tooLate'),
    });
  });

  async function send(method: 'MAIL' | 'SMS') {
    setSending(true);
    try {
      const { sentTo, userErrors } = await sendCode(challenge, method);
      setTrouble({ failure: null, problems: refusals(userErrors, { 'VALIDATION_FAILED@challenge': t('tooLate') }) });
      if (userErrors.length === 0) setSent({ to: sentTo ?? null });
    } catch (error) {
      setTrouble({ failure: failureOf(error), problems: [] });
    }
    setSending(false);
  }

  const whole = [...problems.filter(({ field }) => field !== 'code'), ...trouble.problems];
  return (
    <form {...form} className="flex flex-col gap-5">
      <Heading title={t('second')} text={methods.includes('APP') ? t('secondApp') : t('secondText')} focus />
      <FailureNote failure={failure ?? trouble.failure} />
      {whole.length > 0 && <Note problems={whole} />}
      {methods.includes('PASSKEY') && <PasskeyButton label={t('passkeySecond')} challenge={challenge} onDone={onDone} />}
      {sends.map((method) => (
        <Button key={method} variant="outline" busy={sending} onClick={() => send(method as 'MAIL' | 'SMS')}>
          {t(method === 'MAIL' ? 'sendMail' : 'sendSms')}
        </Button>
      ))}
      <p role="status" className={sent ? 'text-sm' : 'sr-only'}>
        {sent && (sent.to ? t('sentTo', { to: sent.to }) : t('sent'))}
      </p>
      <Field label={t('code')} hint={t('codeHint')} error={at('code')}>
        {(parts) => (
          <Input
            {...parts}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            className="figures"
          />
        )}
      </Field>
      <Button type="submit" busy={busy || over}>
        {t('submitCode')}
      </Button>
      <Button variant="link" onClick={onBack}>
        {t('other')}
      </Button>
    </form>
  );
}

/** The heading of a step; takes the focus where the step comes after another. */
function Heading({ title, text, focus = false }: { title: string; text: string; focus?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  return (
    <div>
      <h1 ref={heading} tabIndex={-1} className="font-semibold text-3xl tracking-tight outline-none">
        {title}
      </h1>
      <p className="mt-2 text-muted-foreground text-sm leading-6">{text}</p>
    </div>
  );
}

function Note({ problems }: { problems: readonly Problem[] }) {
  return (
    <Alert tone="danger" role="alert" tabIndex={-1} data-note>
      {problems.map(({ message }) => (
        <p key={message}>{message}</p>
      ))}
    </Alert>
  );
}

function PasskeyButton({ label, challenge, onDone }: { label: string; challenge?: string; onDone: () => void }) {
  const [t, refusals] = [useTranslations('sign'), useRefusals()];
  const [state, setState] = useState<{ busy: boolean; note?: string; failure?: ApiError }>({ busy: false });
  const known = useHydrated() && knowsPasskeys();

  async function show() {
    setState({ busy: true });
    try {
      const { verified, userErrors } = await signInByPasskey(challenge);
      if (verified) return onDone();
      const [problem] = refusals(userErrors, { NOT_ALLOWED: t('passkeyUnknown') });
      setState({ busy: false, note: problem?.message ?? t('passkeyFailed') });
    } catch (error) {
      if (error instanceof PasskeyError)
        setState({ busy: false, note: t(error.trouble === 'declined' ? 'passkeyDeclined' : 'passkeyFailed') });
      else setState({ busy: false, failure: failureOf(error) });
    }
  }

  return (
    // Its place is kept until the browser has told whether it knows passkeys.
    <div className="flex min-h-11 flex-col gap-3">
      {known && (
        <Button variant="outline" busy={state.busy} onClick={show}>
          <KeyRound aria-hidden />
          {label}
        </Button>
      )}
      <div role="status" className={state.note ? 'text-danger text-sm' : 'sr-only'}>
        {state.note}
      </div>
      <FailureNote failure={state.failure ?? null} />
    </div>
  );
}
