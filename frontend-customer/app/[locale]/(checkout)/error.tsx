'use client';
import { useTranslations } from 'next-intl';
import { toldBy } from '@/lib/told';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';

/** The server keeps everything: asking again goes on where somebody was. */
export default function CheckoutError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('common');
  const { busy, reference } = toldBy(error);
  return (
    <div className="mx-auto flex max-w-xl flex-col gap-6 py-8">
      <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">{t('error.title')}</h1>
      <Alert tone="danger" role="alert" action={<Button onClick={retry}>{t('retry')}</Button>}>
        <p>{t(busy ? 'error.unavailable' : reference ? 'error.text' : 'error.plain')}</p>
        {reference && <p className="figures">{t('error.reference', { id: reference })}</p>}
      </Alert>
    </div>
  );
}
