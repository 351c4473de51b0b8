'use client';
import { useTranslations } from 'next-intl';
import { useRefusals } from '@/components/identity/refusal';
import { useRouter } from '@/i18n/navigation';
import { AccountAddressDeleteDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { newKey } from '@/shared/lib/key';
import { Button } from '@/shared/ui/button';
import { toast } from '@/shared/ui/toaster';
import { useConfirmed } from './confirm';
import { DoingNote } from './doing-note';
import { useDoing } from './use-doing';

/** Forgets an address, once somebody has said so twice. */
export function AddressDelete({ id, name }: { id: string; name: string }) {
  const t = useTranslations('account.addresses');
  const told = useRefusals();
  const confirmed = useConfirmed();
  const doing = useDoing();
  const router = useRouter();
  function remove() {
    doing.run(async () => {
      const input = { id, idempotencyKey: newKey() };
      const answer = await confirmed(async () => (await ask(AccountAddressDeleteDocument, { input })).addressDelete, {
        title: t('deleteTitle'),
        text: t('deleteText', { name }),
        action: t('delete'),
        danger: true,
      });
      if (!answer) return;
      if (answer.userErrors.length) return told(answer.userErrors);
      toast(t('deleted'), { tone: 'success' });
      router.refresh();
    });
  }
  return (
    <>
      <Button variant="ghost" busy={doing.busy} onClick={remove}>
        {t('delete')}
        <span className="sr-only">{name}</span>
      </Button>
      <DoingNote doing={doing} />
    </>
  );
}
