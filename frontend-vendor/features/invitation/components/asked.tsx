'use client';
import { useLocale, useTranslations } from 'next-intl';
import { RoleWords } from '@/components/role-words';
import { formatMoment } from '@/shared/lib/format';
import type { Preview } from '../hooks';

/** As what somebody is asked in and what that opens, for which address, and until when. */
export function Asked({ invitation: { email, role, expiresAt } }: { invitation: Preview }) {
  const [t, c, locale] = [useTranslations('invitation'), useTranslations('common'), useLocale()];
  return (
    <dl className="flex flex-col gap-3 rounded-lg border p-4 text-sm leading-6">
      <div>
        <dt className="text-muted-foreground">{t('asRole')}</dt>
        <dd>
          <span className="block font-medium">{c(`role.${role}`)}</span>
          <RoleWords role={role} />
        </dd>
      </div>
      <div>
        <dt className="text-muted-foreground">{t('for')}</dt>
        <dd className="break-all font-medium">{email}</dd>
      </div>
      <div>
        <dt className="text-muted-foreground">{t('until')}</dt>
        <dd className="font-medium">{formatMoment(expiresAt, locale)}</dd>
      </div>
    </dl>
  );
}
