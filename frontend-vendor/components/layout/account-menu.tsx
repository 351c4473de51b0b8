'use client';
import { LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { signOut } from '@/features/session/hooks';
import { Avatar } from '@/shared/ui/avatar';
import { Button } from '@/shared/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/shared/ui/popover';
import { Preferences } from './preferences';

/** Who is signed in, how they want the desk to be, and the way out. */
export function AccountMenu({ name, email }: { name: string; email: string }) {
  const t = useTranslations('common');
  const [busy, setBusy] = useState(false);
  return (
    <Popover>
      <PopoverTrigger className="flex h-11 cursor-pointer items-center gap-2.5 rounded-md px-1.5 text-sm hover:bg-muted">
        <Avatar name={name} size="sm" />
        <span className="max-w-40 truncate font-medium max-sm:sr-only">
          <span className="sr-only">{t('account')} </span>
          {name}
        </span>
      </PopoverTrigger>
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
