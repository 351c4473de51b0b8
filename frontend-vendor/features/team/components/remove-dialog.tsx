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
import { removeMember } from '../hooks';
import type { Looker, Member } from '../model';

/** Takes somebody out of the team, or leaves it oneself. */
export function RemoveDialog({
  member,
  looker,
  name,
  onClose,
}: {
  member: Member;
  looker: Looker;
  name: string;
  onClose: () => void;
}) {
  const [t, refusals, key] = [useTranslations('team'), useRefusals(), useKey()];
  const [proven, refresh, opener] = [useProven(), useRefresh(), useOpener()];
  const self = member.user?.id === looker.id;
  const submit = useSubmit(async () => {
    const input = { userId: member.user?.id ?? '' };
    const idempotencyKey = key.of(input);
    const answer = await proven(() => removeMember({ ...input, idempotencyKey }));
    if (!answer) return;
    if (answer.userErrors.length) return refusals(answer.userErrors, { STATE_CONFLICT: t('lastRefused') });
    // Nothing of the team is theirs to see any more.
    if (self) {
      location.assign('/');
      return;
    }
    toast(t('removed', { name }), { tone: 'success' });
    opener.lose();
    await refresh();
    onClose();
  });
  return (
    <AskDialog
      title={self ? t('leaveTitle') : t('removeTitle', { name })}
      text={t(self ? 'leaveText' : 'removeText')}
      keep={t('keep')}
      go={t(self ? 'leave' : 'removeGo')}
      submit={submit}
      opener={opener}
      onClose={onClose}
    />
  );
}
