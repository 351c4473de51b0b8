'use client';
import { UserPlus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { MemberRole } from '@/lib/graphql/generated/graphql';
import { Button } from '@/shared/ui/button';

const InviteDialog = dynamic(() => import('./invite-dialog').then(({ InviteDialog }) => InviteDialog), { ssr: false });

/** Opens what somebody is asked into the team by. */
export function InviteButton({ own }: { own: MemberRole }) {
  const t = useTranslations('team');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <UserPlus aria-hidden />
        {t('invite')}
      </Button>
      {open && <InviteDialog own={own} onClose={() => setOpen(false)} />}
    </>
  );
}
