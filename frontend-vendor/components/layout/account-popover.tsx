'use client';
import { LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { signOut } from '@/features/session/hooks';
import { Button } from '@/shared/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/shared/ui/popover';
import { Preferences } from './preferences';

/** What opens from the account's button. */
export function AccountPopover({
  name,
  email,
  face,
  className,
}: {
  name: string;
  email: string;
  face: ReactNode;
  className: string;
}) {
  const t = useTranslations('common');
  const [busy, setBusy] = useState(false);
  return (
    <Popover defaultOpen>
      <PopoverTrigger className={className}>{face}</PopoverTrigger>
      <PopoverContent align="end" aria-label={t('account')} className="flex flex-col gap-4">
        <div className="min-w-0">
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-muted-foreground">{email}</p>
        </div>
        <Preferences className="flex flex-col gap-4 border-y py-4" />
        <Button
          variant="outline"
          busy={busy}
          onClick={() => {
            setBusy(true);
            signOut();
          }}
        >
          <LogOut aria-hidden />
          {t('signOut')}
        </Button>
      </PopoverContent>
    </Popover>
  );
}
