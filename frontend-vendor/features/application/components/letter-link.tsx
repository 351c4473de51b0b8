'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { useRefusals } from '@/components/forms/refusal';
import { failureOf } from '@/components/forms/use-submit';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { Alert } from '@/shared/ui/alert';
import { Button, buttonClass } from '@/shared/ui/button';
import { Skeleton } from '@/shared/ui/skeleton';
import { proveAddress } from '../hooks';

const KEPT = 'stoa-letter:verify';

type State = 'open' | 'busy' | 'done' | 'over' | 'stranger';

/** The secret of the link comes behind the `#`, which reaches no server, and leaves the address at once; it outlasts a sign-in in this tab. */
function takeToken(): string | null {
  const told = new URLSearchParams(location.hash.slice(1)).get('token');
  if (told) {
    sessionStorage.setItem(KEPT, told);
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return told ?? sessionStorage.getItem(KEPT);
}

/** The page of the link that proves an address: at once for whoever is signed in, and after a sign-in for others. */
export function LetterLink({ email }: { email: string | null }) {
  const [t, refusals] = [useTranslations('application.letter'), useRefusals()];
  const [token, setToken] = useState<string | null>();
  const [state, setState] = useState<State>('open');
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const begun = useRef(false);

  async function prove(secret: string) {
    setState('busy');
    setFailure(null);
    setProblem(null);
    try {
      const [refused] = (await proveAddress(secret)).userErrors;
      if (refused?.code === 'NOT_ALLOWED') return setState('stranger');
      if (refused && refused.code !== 'VALIDATION_FAILED') {
        setProblem(refusals([refused])[0]?.message ?? null);
        return setState('open');
      }
      sessionStorage.removeItem(KEPT);
      setState(refused ? 'over' : 'done');
    } catch (error) {
      setFailure(failureOf(error));
      setState('open');
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as it is known what to send
  useEffect(() => {
    const found = takeToken();
    setToken(found);
    if (!found || !email || begun.current) return;
    begun.current = true;
    prove(found);
  }, []);

  const over = state === 'over' || token === null;
  const name = state === 'done' || state === 'stranger' ? state : over ? 'over' : 'open';
  return (
    <div className="flex flex-col gap-5">
      <h1 className="font-semibold text-3xl tracking-tight">{t(`${name}.title`)}</h1>
      <Alert role="status" tone={name === 'done' ? 'success' : name === 'open' ? 'info' : 'warning'}>
        {name === 'open' && !email ? t('signInFirst') : t(`${name}.text`, { email: email ?? '' })}
      </Alert>
      <FailureNote failure={failure} />
      {problem && (
        <Alert role="alert" tone="danger">
          {problem}
        </Alert>
      )}
      {name === 'open' && token === undefined && <Skeleton className="h-11" />}
      {name === 'open' && token && email && (
        <Button busy={state === 'busy'} onClick={() => prove(token)}>
          {t('submit')}
        </Button>
      )}
      {name === 'open' && token && !email && (
        <Link href="/sign-in?next=%2Fverify" className={buttonClass({})}>
          {t('signIn')}
        </Link>
      )}
      {(name === 'done' || name === 'over') && (
        <Link href="/apply" className={buttonClass({})}>
          {t('apply')}
        </Link>
      )}
    </div>
  );
}
