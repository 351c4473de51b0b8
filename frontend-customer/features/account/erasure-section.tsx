'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useRefusals } from '@/components/identity/refusal';
import { useKey } from '@/components/identity/use-key';
import { leave } from '@/features/sign/leave';
import { ErasureRequestDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Button } from '@/shared/ui/button';
import { useConfirmed } from './confirm';
import { DoingNote } from './doing-note';
import { Section } from './section';
import { useDoing } from './use-doing';

/** Asks that the account be erased, once it was said what that means. */
export function ErasureSection() {
  const t = useTranslations('account.erasure');
  const told = useRefusals();
  const confirmed = useConfirmed();
  const key = useKey();
  const doing = useDoing();
  const locale = useLocale();
  function request() {
    doing.run(async () => {
      const idempotencyKey = key.of('erasure');
      const answer = await confirmed(
        async (password) =>
          (await ask(ErasureRequestDocument, { input: { password: password || undefined, idempotencyKey } }))
            .accountErasureRequest,
        { title: t('confirmTitle'), text: t('confirmText'), action: t('request'), danger: true, password: true },
      );
      if (!answer) return;
      if (answer.userErrors.length)
        return told(answer.userErrors, { STATE_CONFLICT: t('inTheWay'), NOT_ALLOWED: t('signInAgain') });
      await leave(`/${locale}/sign/in?why=erasure&next=${encodeURIComponent(`/${locale}/account/privacy`)}`);
    });
  }
  return (
    <Section title={t('title')} text={t('text')}>
      <ul className="flex list-disc flex-col gap-2 pl-5 text-sm leading-6">
        <li>{t('meansOut')}</li>
        <li>{t('meansGone')}</li>
        <li>{t('meansKept')}</li>
        <li>{t('meansWhen')}</li>
      </ul>
      <DoingNote doing={doing} />
      <Button variant="danger" className="self-start" busy={doing.busy} onClick={request}>
        {t('ask')}
      </Button>
    </Section>
  );
}
