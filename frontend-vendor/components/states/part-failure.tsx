import { getTranslations } from 'next-intl/server';
import { Alert } from '@/shared/ui/alert';
import { Reload } from './reload';

/** One part of a page could not be read; the others stand. */
export async function PartFailure({ requestId }: { requestId?: string | undefined }) {
  const t = await getTranslations('common.failure');
  return (
    <Alert tone="warning" title={t('part.title')} action={<Reload />}>
      <p>{t('part.text')}</p>
      {requestId && <p className="figures text-muted-foreground">{t('reference', { id: requestId })}</p>}
    </Alert>
  );
}
