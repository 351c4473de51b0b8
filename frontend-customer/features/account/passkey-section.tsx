'use client';
import { KeyRound } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { FormNote } from '@/components/identity/form-note';
import { useRefusals } from '@/components/identity/refusal';
import { textOf, useSubmit } from '@/components/identity/use-submit';
import { deviceName } from '@/features/sign/device';
import { knowsPasskeys, makePasskey, PasskeyError } from '@/features/sign/passkey';
import { useRouter } from '@/i18n/navigation';
import {
  type AccountSecurityQuery,
  PasskeyAddBeginDocument,
  PasskeyAddDocument,
  PasskeyRemoveDocument,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { toast } from '@/shared/ui/toaster';
import { useConfirmed } from './confirm';
import { dateOf } from './dates';
import { DoingNote } from './doing-note';
import { Section } from './section';
import { useDoing } from './use-doing';

const RecoveryCodes = dynamic(() => import('./recovery-codes'), { ssr: false });

interface PasskeySectionProps {
  passkeys: NonNullable<NonNullable<AccountSecurityQuery['me']>['passkeys']>;
  /** Nothing can be added before the address is proved. */
  proved: boolean;
}

/** Passkeys: each opens the account alone. */
export function PasskeySection({ passkeys, proved }: PasskeySectionProps) {
  const t = useTranslations('account.passkey');
  const told = useRefusals();
  const confirmed = useConfirmed();
  const doing = useDoing();
  const [locale, router] = [useLocale(), useRouter()];
  const [open, setOpen] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  function remove(passkeyId: string, label: string) {
    doing.run(async () => {
      const answer = await confirmed(async () => (await ask(PasskeyRemoveDocument, { input: { passkeyId } })).passkeyRemove, {
        title: t('removeTitle', { label }),
        text: t('removeText'),
        action: t('remove'),
        danger: true,
      });
      if (!answer) return;
      if (answer.userErrors.length) return told(answer.userErrors, { STATE_CONFLICT: t('lastWayIn') });
      toast(t('removed'), { tone: 'success' });
      router.refresh();
    }, passkeyId);
  }

  return (
    <Section title={t('title')} text={t('text')}>
      {passkeys.length > 0 && (
        <ul className="divide-y rounded-lg border">
          {passkeys.map(({ id, label, createdAt, lastUsedAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-4 p-4">
              <KeyRound aria-hidden className="size-5 shrink-0 text-muted-foreground" />
              <div className="min-w-0 flex-1 basis-48">
                <p className="break-words font-medium">{label}</p>
                <p className="text-muted-foreground text-sm">
                  {t('since', { date: dateOf(createdAt, locale) })}{' '}
                  {lastUsedAt ? t('used', { date: dateOf(lastUsedAt, locale) }) : t('unused')}
                </p>
              </div>
              <Button variant="outline" busy={doing.busyWith(id)} onClick={() => remove(id, label)}>
                {t('remove')}
                <span className="sr-only">{label}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <DoingNote doing={doing} />
      {open ? (
        <PasskeyAdd
          onAdded={(fresh) => {
            setOpen(false);
            setCodes(fresh);
            if (!fresh) toast(t('added'), { tone: 'success' });
            router.refresh();
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <Button variant="outline" disabled={!proved} className="self-start" onClick={() => setOpen(true)}>
          {t('add')}
        </Button>
      )}
      {!proved && <p className="text-muted-foreground text-sm">{t('proveFirst')}</p>}
      {codes && <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
    </Section>
  );
}

interface PasskeyAddProps {
  /** With the codes for the paper, where there are new ones. */
  onAdded: (codes: readonly string[] | null) => void;
  onCancel: () => void;
}

function PasskeyAdd({ onAdded, onCancel }: PasskeyAddProps) {
  const t = useTranslations('account.passkey');
  const proof = useTranslations('sign.proof');
  const told = useRefusals();
  const confirmed = useConfirmed();
  const [known, setKnown] = useState(true);
  useEffect(() => setKnown(knowsPasskeys()), []);
  const submit = useSubmit(['label'], async (values) => {
    const label = textOf(values, 'label');
    if (!label) return [{ field: 'label', message: t('labelMissing') }];
    const begun = await confirmed(
      async (password) =>
        (await ask(PasskeyAddBeginDocument, { input: { label, password: password || undefined } })).passkeyRegisterBegin,
      { title: t('confirmTitle'), text: t('confirmText'), action: t('next'), password: true },
    );
    if (!begun) return;
    if (begun.userErrors.length) return told(begun.userErrors, { LIMIT_EXCEEDED: t('most'), NOT_ALLOWED: t('signInAgain') });
    try {
      const answer = await makePasskey(begun.options);
      const { passkeyRegisterComplete } = await ask(PasskeyAddDocument, { input: { answer } });
      if (passkeyRegisterComplete.userErrors.length)
        return told(passkeyRegisterComplete.userErrors, {
          NOT_ALLOWED: proof('passkey.failed'),
          STATE_CONFLICT: proof('passkey.known'),
          VALIDATION_FAILED: proof('late'),
        });
      onAdded(passkeyRegisterComplete.recoveryCodes);
    } catch (error) {
      if (error instanceof PasskeyError) return [{ field: '', message: proof(`passkey.${error.trouble}`) }];
      throw error;
    }
  });
  if (!known) return <p className="text-sm">{proof('passkeyUnknown')}</p>;
  return (
    <form {...submit.form} className="flex flex-col gap-5 border-t pt-5">
      <FormNote submit={submit} />
      <Field label={t('label')} hint={t('labelHint')} {...submit.field('label')}>
        {(parts) => <Input {...parts} name="label" autoComplete="off" maxLength={60} defaultValue={deviceName()} />}
      </Field>
      <p className="text-muted-foreground text-sm leading-6">{t('then')}</p>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={submit.busy}>
          {t('next')}
        </Button>
        <Button variant="outline" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
