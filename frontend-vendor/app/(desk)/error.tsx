'use client';
import { CloudOff } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { startTransition } from 'react';
import { Button } from '@/shared/ui/button';
import { Empty } from '@/shared/ui/empty';

/** A page could not be made. Its digest tells the code and the number of the request. */
export default function DeskError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const [t, router] = [useTranslations('common'), useRouter()];
  const [code, requestId] = error.digest?.split(';') ?? [];
  const known = (['UNAVAILABLE', 'RATE_LIMITED', 'FORBIDDEN'] as const).find((name) => name === code) ?? 'OTHER';
  const reference = requestId || (known === 'OTHER' ? error.digest : undefined);
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <Empty
      as="h1"
      icon={<CloudOff />}
      title={t(`failure.${known}.title`)}
      text={
        <>
          {t(`failure.${known}.text`)}
          {reference && <span className="figures mt-2 block">{t('failure.reference', { id: reference })}</span>}
        </>
      }
      action={<Button onClick={again}>{t('retry')}</Button>}
    />
  );
}
