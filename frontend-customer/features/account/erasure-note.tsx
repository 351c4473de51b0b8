'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useRefusals } from '@/components/identity/refusal';
import { useKey } from '@/components/identity/use-key';
import { useRouter } from '@/i18n/navigation';
import { ErasureCancelDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { toast } from '@/shared/ui/toaster';
import { dateOf } from './dates';
import { DoingNote } from './doing-note';
import { useDoing } from './use-doing';

/** The account is going to be erased; until then it can be taken back. */
export function ErasureNote({ dueAt }: { dueAt: string }) {
  const t = useTranslations('account.erasure');
  const told = useRefusals();
  const key = useKey();
  const doing = useDoing();
  const [locale, router] = [useLocale(), useRouter()];
  function takeBack() {
    doing.run(async () => {
      const { accountErasureCancel } = await ask(ErasureCancelDocument, { input: { idempotencyKey: key.of(dueAt) } });
      if (accountErasureCancel.userErrors.length) return told(accountErasureCancel.userErrors, { STATE_CONFLICT: t('gone') });
      key.done();
      toast(t('takenBack'), { tone: 'success' });
      router.refresh();
    });
  }
  return (
    <div className="flex flex-col gap-3">
      <Alert
        tone="danger"
        title={t('planned', { date: dateOf(dueAt, locale) })}
        action={
          <Button busy={doing.busy} onClick={takeBack}>
            {t('takeBack')}
          </Button>
        }
      >
        {t('plannedText')}
      </Alert>
      <DoingNote doing={doing} />
    </div>
  );
}
