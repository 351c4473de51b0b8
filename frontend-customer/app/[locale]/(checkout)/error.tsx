'use client';
import { useTranslations } from 'next-intl';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';

/** The server keeps everything: asking again goes on where somebody was. */
export default function CheckoutError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const t = useTranslations('common');
  return (
    <div className="mx-auto flex max-w-xl flex-col gap-6 py-8">
      <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">{t('error.title')}</h1>
      <Alert tone="danger" role="alert" action={<Button onClick={retry}>{t('retry')}</Button>}>
        <p>{t('error.unavailable')}</p>
        {error.digest && <p>{t('error.reference', { id: error.digest })}</p>}
      </Alert>
    </div>
  );
}
