'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusals } from '@/components/identity/refusal';
import { useKey } from '@/components/identity/use-key';
import { VerifyLetterDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { DoingNote } from './doing-note';
import { useDoing } from './use-doing';

/** Their address is not proved yet: why it matters, and another letter. */
export function UnverifiedNote({ email }: { email: string }) {
  const t = useTranslations('account.unverified');
  const told = useRefusals();
  const key = useKey();
  const doing = useDoing();
  const [sent, setSent] = useState(false);
  function send() {
    doing.run(async () => {
      const { accountVerifyRequest } = await ask(VerifyLetterDocument, { input: { idempotencyKey: key.of(email) } });
      if (accountVerifyRequest.userErrors.length) return told(accountVerifyRequest.userErrors);
      key.done();
      setSent(true);
    });
  }
  return (
    <div className="flex flex-col gap-3">
      <Alert
        tone="warning"
        title={t('title')}
        action={
          <Button variant="outline" busy={doing.busy} onClick={send}>
            {t('send')}
          </Button>
        }
      >
        <p>{t('text', { email })}</p>
        <p role="status" className="font-medium">
          {sent && t('sent')}
        </p>
      </Alert>
      <DoingNote doing={doing} />
    </div>
  );
}
