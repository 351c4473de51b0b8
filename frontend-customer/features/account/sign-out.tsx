'use client';
import { LogOut } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Failure } from '@/components/identity/failure';
import { failureOf } from '@/components/identity/use-submit';
import { signOut } from '@/features/session/hooks';
import { leave } from '@/features/sign/leave';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { Button } from '@/shared/ui/button';

/** Ends the session of this device, and loads another page, so that nothing of it is left. */
export function SignOut() {
  const t = useTranslations('common');
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  async function end() {
    setBusy(true);
    setFailure(null);
    try {
      await signOut();
      await leave(`/${locale}/sign/in?why=signedOut`);
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  }
  return (
    <>
      <Button variant="ghost" busy={busy} onClick={end} className="px-3">
        <LogOut aria-hidden />
        {t('signOut')}
      </Button>
      {failure && <Failure error={failure} />}
    </>
  );
}
