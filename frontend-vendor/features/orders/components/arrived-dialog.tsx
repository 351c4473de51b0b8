'use client';
import { useTranslations } from 'next-intl';
import { AskDialog } from '@/components/forms/ask-dialog';
import { useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useOpener } from '@/components/forms/use-opener';
import { useSubmit } from '@/components/forms/use-submit';
import { toast } from '@/shared/ui/toaster';
import { useOrderSteps } from '../hooks';

/** Says that a parcel arrived. It is asked for first: the time for returns begins with it. */
export function ArrivedDialog({ parcelId, onClose }: { parcelId: string; onClose: () => void }) {
  const opener = useOpener();
  const [t, c, refusals, key] = [useTranslations('orders'), useTranslations('common'), useRefusals(), useKey()];
  const { arrived } = useOrderSteps();
  const submit = useSubmit(async () => {
    const { userErrors } = await arrived({ fulfillmentId: parcelId, idempotencyKey: key.of(parcelId) });
    if (userErrors.length) return refusals(userErrors);
    toast(t('arrivedDone'), { tone: 'success' });
    opener.lose();
    onClose();
  });
  return (
    <AskDialog
      title={t('arrivedAsk')}
      text={t('arrivedText')}
      keep={c('cancel')}
      go={t('arrived')}
      harmless
      submit={submit}
      opener={opener}
      onClose={onClose}
    />
  );
}
