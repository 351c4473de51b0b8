'use client';
import { useTranslations } from 'next-intl';
import { AskDialog } from '@/components/forms/ask-dialog';
import { useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { useOpener } from '@/components/forms/use-opener';
import { useSubmit } from '@/components/forms/use-submit';
import { useRefresh } from '@/components/hooks/use-refresh';
import { useProven } from '@/features/account/step-up';
import { toast } from '@/shared/ui/toaster';
import type { Invitation } from '../data';
import { withdraw } from '../hooks';

/** Takes an invitation back: the link in its letter is dead at once. */
export function WithdrawDialog({ invitation: { id, email }, onClose }: { invitation: Invitation; onClose: () => void }) {
  const [t, refusals, key] = [useTranslations('team'), useRefusals(), useKey()];
  const [proven, refresh, opener] = [useProven(), useRefresh(), useOpener()];
  const submit = useSubmit(async () => {
    const idempotencyKey = key.of(id);
    const answer = await proven(() => withdraw({ invitationId: id, idempotencyKey }));
    if (!answer) return;
    if (answer.userErrors.length) return refusals(answer.userErrors, { STATE_CONFLICT: t('withdrawLate') });
    toast(t('withdrawn', { email }), { tone: 'success' });
    opener.lose();
    await refresh();
    onClose();
  });
  return (
    <AskDialog
      title={t('withdrawTitle')}
      text={t('withdrawText', { email })}
      keep={t('keep')}
      go={t('withdraw')}
      submit={submit}
      opener={opener}
      onClose={onClose}
    />
  );
}
