'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Failure } from '@/components/identity/failure';
import { useRefusals } from '@/components/identity/refusal';
import { failureOf } from '@/components/identity/use-submit';
import { Link } from '@/i18n/navigation';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { Alert } from '@/shared/ui/alert';
import { buttonClass } from '@/shared/ui/button';
import { Spinner } from '@/shared/ui/spinner';
import { comeBack, type Returned } from './elsewhere';
import { leave } from './leave';
import { ownPath } from './next';
import { Panel } from './panel';
import { SecondHalf } from './second-half';
import { useEntering } from './use-entering';

/** Where a provider sends people back to: what it says is handed in once, and leads into the shop or tells why not. */
export function Callback({ onEntered }: { onEntered: (next: string) => Promise<void> }) {
  const t = useTranslations('sign');
  const told = useRefusals();
  const locale = useLocale();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [next, setNext] = useState(`/${locale}/account`);
  const { half, go } = useEntering(() => onEntered(next));

  async function arrive(returned: Returned | null) {
    if (!returned) return setProblems([t('elsewhere.unknown')]);
    const { userErrors, linkedAccount, session } = returned;
    if (userErrors.length)
      return setProblems(
        told(userErrors, {
          NOT_ALLOWED: t('elsewhere.refused'),
          STATE_CONFLICT: t('elsewhere.conflict'),
          VALIDATION_FAILED: t('elsewhere.unknown'),
        }).map(({ message }) => message),
      );
    const target = ownPath(returned.returnTo) ?? next;
    setNext(target);
    if (linkedAccount) await leave(target);
    else if (session) await onEntered(target);
    else await go(returned);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands in the address is handed in once
  useEffect(() => {
    const { search } = location;
    history.replaceState(history.state, '', location.pathname);
    comeBack(search)
      .then(arrive)
      .catch((error) => setFailure(failureOf(error)));
  }, []);

  if (half) return <SecondHalf half={half} onProved={() => onEntered(next)} onAgain={() => leave(`/${locale}/sign/in`)} />;
  if (failure || problems.length)
    return (
      <Panel title={t('elsewhere.failedTitle')}>
        {failure && <Failure error={failure} />}
        {problems.map((message) => (
          <Alert key={message} role="alert" tone="danger">
            {message}
          </Alert>
        ))}
        <Link href="/sign/in" className={buttonClass({ size: 'lg' })}>
          {t('elsewhere.again')}
        </Link>
      </Panel>
    );
  return (
    <Panel title={t('elsewhere.title')} text={t('elsewhere.text')}>
      <Spinner label={t('elsewhere.title')} />
    </Panel>
  );
}
