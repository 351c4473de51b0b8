'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Failure } from '@/components/identity/failure';
import { type Refused, useRefusals } from '@/components/identity/refusal';
import { failureOf } from '@/components/identity/use-submit';
import { signOut } from '@/features/session/hooks';
import { Link } from '@/i18n/navigation';
import { AddressVerifyDocument, EmailConfirmDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { Alert } from '@/shared/ui/alert';
import { Button, buttonClass } from '@/shared/ui/button';
import { Skeleton } from '@/shared/ui/skeleton';
import type { SignedIn } from './data';
import { leave } from './leave';
import { forgetLetter, type LetterKind, useLetter } from './letter';
import { Panel } from './panel';

type Kind = Exclude<LetterKind, 'reset-password'>;
type State = 'open' | 'busy' | 'done' | 'over' | 'stranger';

const SENT: Record<Kind, (token: string) => Promise<readonly Refused[]>> = {
  verify: async (token) => (await ask(AddressVerifyDocument, { input: { token } })).accountVerify.userErrors,
  'change-email': async (token) => (await ask(EmailConfirmDocument, { input: { token } })).emailChangeConfirm.userErrors,
};

/**
 * The page of a letter's link that only the account itself may use: whoever is not signed in does so first. An address is proved at
 * once; an account moves when somebody says so.
 */
export function ConfirmLetter({ kind, person }: { kind: Kind; person: SignedIn | null }) {
  const t = useTranslations('sign');
  const told = useRefusals();
  const locale = useLocale();
  const token = useLetter(kind);
  const [state, setState] = useState<State>('open');
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const begun = useRef(false);
  const here = `/${locale}/account/${kind}`;
  const signIn = `/sign/in?next=${encodeURIComponent(here)}`;

  async function confirm() {
    if (!token) return;
    setState('busy');
    setFailure(null);
    setProblem(null);
    try {
      const refused = await SENT[kind](token);
      const [first] = refused;
      if (first?.code === 'NOT_ALLOWED') return setState('stranger');
      if (first && first.code !== 'VALIDATION_FAILED') {
        setProblem(told(refused)[0]?.message ?? null);
        return setState('open');
      }
      forgetLetter(kind);
      setState(first ? 'over' : 'done');
    } catch (error) {
      setFailure(failureOf(error));
      setState('open');
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as it is known what to send
  useEffect(() => {
    if (kind !== 'verify' || !token || !person || begun.current) return;
    begun.current = true;
    confirm();
  }, [token]);

  async function asSomebodyElse() {
    try {
      await signOut();
      await leave(`/${locale}${signIn}`);
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  if (state === 'done')
    return (
      <Panel title={t(`${kind}.doneTitle`)}>
        <Alert role="status" tone="success">
          {t(`${kind}.done`)}
        </Alert>
        <Link href="/account" className={buttonClass({ size: 'lg' })}>
          {t('letter.account')}
        </Link>
      </Panel>
    );
  if (state === 'over' || token === null)
    return (
      <Panel title={t('letter.overTitle')}>
        <Alert role="alert" tone="warning">
          {person?.emailVerified && kind === 'verify' ? t('verify.already') : t(`${kind}.over`)}
        </Alert>
        <Link href={kind === 'verify' ? '/account' : '/account/security'} className={buttonClass({ size: 'lg' })}>
          {t('letter.account')}
        </Link>
      </Panel>
    );
  if (state === 'stranger')
    return (
      <Panel title={t('letter.strangerTitle')}>
        <Alert role="alert" tone="warning">
          {t('letter.stranger', { email: person?.email ?? '' })}
        </Alert>
        {failure && <Failure error={failure} />}
        <Button size="lg" onClick={asSomebodyElse}>
          {t('letter.else')}
        </Button>
      </Panel>
    );
  if (token && !person)
    return (
      <Panel title={t(`${kind}.title`)} text={t('letter.signInFirst')}>
        <Link href={signIn} className={buttonClass({ size: 'lg' })}>
          {t('in.title')}
        </Link>
      </Panel>
    );
  return (
    <Panel title={t(`${kind}.title`)} text={t(`${kind}.text`)}>
      {failure && <Failure error={failure} />}
      {problem && (
        <Alert role="alert" tone="danger">
          {problem}
        </Alert>
      )}
      {token === undefined ? (
        <Skeleton className="h-12" />
      ) : (
        <Button size="lg" busy={state === 'busy'} onClick={confirm}>
          {t(`${kind}.submit`)}
        </Button>
      )}
    </Panel>
  );
}
