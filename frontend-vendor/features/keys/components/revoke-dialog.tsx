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
import { revokeClient } from '../hooks';

/** Ends a program: its keys are dead at once. */
export function RevokeDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const [t, refusals, key] = [useTranslations('keys'), useRefusals(), useKey()];
  const [proven, refresh, opener] = [useProven(), useRefresh(), useOpener()];
  const submit = useSubmit(async () => {
    const idempotencyKey = key.of(id);
    const answer = await proven(() => revokeClient({ apiClientId: id, idempotencyKey }));
    if (!answer) return;
    if (!answer.apiClient) return refusals(answer.userErrors);
    toast(t('revoked', { name }), { tone: 'success' });
    opener.lose();
    await refresh();
    onClose();
  });
  return (
    <AskDialog
      title={t('revokeTitle', { name })}
      text={t('revokeText')}
      keep={t('keep')}
      go={t('revokeGo')}
      submit={submit}
      opener={opener}
      onClose={onClose}
    />
  );
}
