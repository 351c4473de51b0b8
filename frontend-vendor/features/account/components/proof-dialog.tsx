'use client';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { type Problem, useRefusals } from '@/components/forms/refusal';
import { useOpener } from '@/components/forms/use-opener';
import { failureOf, textOf, useSubmit } from '@/components/forms/use-submit';
import { knowsPasskeys, PasskeyError } from '@/features/sign/passkey';
import type { SecondFactorMethod } from '@/lib/graphql/generated/graphql';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { Button } from '@/shared/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { proveByCode, proveByPasskey, sendProofCode } from '../hooks';

const CALM: { failure: ApiError | null; problems: Problem[] } = { failure: null, problems: [] };

/** Has somebody signed in show once more who they are, in one of the ways that they have. */
export function ProofDialog({
  methods,
  onProved,
  onCancel,
}: {
  methods: readonly SecondFactorMethod[];
  onProved: () => void;
  onCancel: () => void;
}) {
  const [t, c, refusals, { giveBack }] = [useTranslations('proof'), useTranslations('common'), useRefusals(), useOpener()];
  const [doing, setDoing] = useState<SecondFactorMethod | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [trouble, setTrouble] = useState(CALM);
  const passkey = methods.includes('PASSKEY') && knowsPasskeys();
  const sends = methods.filter((method) => method === 'MAIL' || method === 'SMS');
  const codes = methods.some((method) => method !== 'PASSKEY');

  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const code = textOf(values, 'code').replace(/\s/g, '');
    if (!code) return [{ field: 'code', message: t('codeMissing') }];
    setTrouble(CALM);
    const { verified, userErrors } = await proveByCode(code);
    if (verified) onProved();
    return refusals(userErrors, { 'VALIDATION_FAILED@code': t('codeWrong') });
  });

  /** One of the other ways, with what came of it. */
  async function by(method: SecondFactorMethod, work: () => Promise<Problem[]>) {
    if (doing) return;
    setDoing(method);
    setTrouble(CALM);
    try {
      setTrouble({ failure: null, problems: await work() });
    } catch (error) {
      if (error instanceof PasskeyError)
        setTrouble({ failure: null, problems: [{ field: '', message: t(`passkeyTrouble.${error.trouble}`) }] });
      else setTrouble({ failure: failureOf(error), problems: [] });
    }
    setDoing(null);
  }

  const show = () =>
    by('PASSKEY', async () => {
      const { verified, userErrors } = await proveByPasskey();
      if (verified) onProved();
      return refusals(userErrors, { NOT_ALLOWED: t('passkeyTrouble.failed') });
    });

  const send = (method: 'MAIL' | 'SMS') =>
    by(method, async () => {
      const { sentTo: to, userErrors } = await sendProofCode(method);
      if (userErrors.length === 0) setSentTo(to ?? '');
      return refusals(userErrors);
    });

  return (
    <Dialog open onOpenChange={(open) => !open && onCancel()}>
      <DialogContent closeLabel={c('close')} className="max-w-md" onCloseAutoFocus={giveBack}>
        <form {...form} className="flex flex-col gap-5">
          <DialogHeader>
            <DialogTitle>{t('title')}</DialogTitle>
            <DialogDescription>{t('text')}</DialogDescription>
          </DialogHeader>
          <FailureNote failure={failure ?? trouble.failure} />
          <ProblemNote problems={[...problems, ...trouble.problems]} fields={['code']} />
          {passkey && (
            <Button variant={codes ? 'outline' : 'primary'} busy={doing === 'PASSKEY'} onClick={show}>
              <KeyRound aria-hidden />
              {t('passkey')}
            </Button>
          )}
          {sends.map((method) => (
            <Button key={method} variant="outline" busy={doing === method} onClick={() => send(method as 'MAIL' | 'SMS')}>
              {t(method === 'MAIL' ? 'sendMail' : 'sendSms')}
            </Button>
          ))}
          <p role="status" className={sentTo === null ? 'sr-only' : 'text-sm'}>
            {sentTo !== null && t(sentTo ? 'sentTo' : 'sent', { to: sentTo })}
          </p>
          <Field
            label={t('code')}
            hint={t(methods.includes('APP') ? 'hintApp' : codes ? 'hintSent' : 'hintPaper')}
            error={at('code')}
          >
            {(parts) => (
              <Input {...parts} name="code" autoComplete="one-time-code" spellCheck={false} maxLength={40} className="figures" />
            )}
          </Field>
          <DialogFooter>
            <Button variant="outline" onClick={onCancel}>
              {c('cancel')}
            </Button>
            <Button type="submit" variant={passkey && !codes ? 'outline' : 'primary'} busy={busy}>
              {t('go')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
