'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { knowsPasskeys, PasskeyError } from '@/features/sign/passkey';
import { proveByPasskey, sendCode, showCode } from '@/features/sign/proof';
import type { SecondFactorMethod } from '@/lib/graphql/generated/graphql';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { FormNote } from './form-note';
import { useRefusals } from './refusal';
import { textOf, useSubmit } from './use-submit';

/** A second factor, or a code from the paper. */
type Way = SecondFactorMethod | 'PAPER';

export interface ProofFormProps {
  /** What there is, the strongest first. */
  methods: readonly SecondFactorMethod[];
  /** Of half a sign-in; without one it is shown for the session. */
  challenge?: string;
  onProved: () => Promise<void> | void;
}

/** Shows who somebody is, in one of the ways that they have; which one they choose themselves. */
export function ProofForm({ methods, challenge, onProved }: ProofFormProps) {
  const t = useTranslations('sign.proof');
  const ways: Way[] = [...methods, 'PAPER'];
  const [way, choose] = useState<Way>(ways[0] ?? 'PAPER');
  const others = ways.filter((other) => other !== way);
  return (
    <div className="flex flex-col gap-6">
      {way === 'PASSKEY' ? (
        <ByPasskey challenge={challenge} onProved={onProved} />
      ) : way === 'MAIL' || way === 'SMS' ? (
        <BySentCode key={way} method={way} challenge={challenge} onProved={onProved} />
      ) : (
        <ByCode key={way} way={way} challenge={challenge} onProved={onProved} />
      )}
      <div className="border-t pt-5">
        <p className="mb-2 text-muted-foreground text-sm">{t('others')}</p>
        <ul className="flex flex-col">
          {others.map((other) => (
            <li key={other}>
              <Button variant="link" className="min-h-11 whitespace-normal px-0 text-left" onClick={() => choose(other)}>
                {t(`way.${other}`)}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

type Proving = Pick<ProofFormProps, 'challenge' | 'onProved'>;

function ByPasskey({ challenge, onProved }: Proving) {
  const t = useTranslations('sign.proof');
  const told = useRefusals();
  const [known, setKnown] = useState(true);
  useEffect(() => setKnown(knowsPasskeys()), []);
  const submit = useSubmit([], async () => {
    try {
      const refused = await proveByPasskey(challenge);
      if (refused.length) return told(refused, { NOT_ALLOWED: t('passkeyRefused'), 'VALIDATION_FAILED@answer': t('late') });
      await onProved();
    } catch (error) {
      if (error instanceof PasskeyError) return [{ field: '', message: t(`passkey.${error.trouble}`) }];
      throw error;
    }
  });
  if (!known) return <Alert tone="warning">{t('passkeyUnknown')}</Alert>;
  return (
    <form {...submit.form} className="flex flex-col gap-4">
      <FormNote submit={submit} />
      <p className="text-sm leading-6">{t('passkeyText')}</p>
      <Button type="submit" size="lg" busy={submit.busy}>
        {t('way.PASSKEY')}
      </Button>
    </form>
  );
}

function BySentCode({ method, ...proving }: Proving & { method: 'MAIL' | 'SMS' }) {
  const t = useTranslations('sign.proof');
  const told = useRefusals();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const submit = useSubmit([], async () => {
    const { sentTo: where, refused } = await sendCode(method, proving.challenge);
    if (refused.length) return told(refused);
    setSentTo(where);
  });
  const again = sentTo !== null;
  return (
    <div className="flex flex-col gap-4">
      <form {...submit.form} className="flex flex-col gap-4">
        <FormNote submit={submit} />
        <p role="status" className="text-sm leading-6">
          {again ? t('sent', { to: sentTo }) : t(`send.${method}`)}
        </p>
        {!again && (
          <Button type="submit" size="lg" busy={submit.busy}>
            {t('sendCode')}
          </Button>
        )}
        {again && (
          <Button type="submit" variant="link" busy={submit.busy} className="self-start px-0">
            {t('sendAgain')}
          </Button>
        )}
      </form>
      {again && <ByCode way={method} {...proving} />}
    </div>
  );
}

function ByCode({ way, challenge, onProved }: Proving & { way: Way }) {
  const t = useTranslations('sign.proof');
  const told = useRefusals();
  const paper = way === 'PAPER';
  const submit = useSubmit(['code'], async (values) => {
    const code = textOf(values, 'code');
    if (!code) return [{ field: 'code', message: t('codeMissing') }];
    const refused = await showCode(code, challenge);
    if (refused.length)
      return told(refused, {
        'VALIDATION_FAILED@code': paper ? t('paperWrong') : t('codeWrong'),
        'VALIDATION_FAILED@challenge': t('late'),
      });
    await onProved();
  });
  const { id, error } = submit.field('code');
  return (
    <form {...submit.form} className="flex flex-col gap-5">
      <FormNote submit={submit} />
      <Field label={paper ? t('paper') : t('code')} hint={t(`hint.${way === 'PASSKEY' ? 'APP' : way}`)} id={id} error={error}>
        {(parts) => (
          <Input
            {...parts}
            name="code"
            autoComplete={paper ? 'off' : 'one-time-code'}
            inputMode={paper ? 'text' : 'numeric'}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            maxLength={40}
            className="figures text-lg tracking-widest"
          />
        )}
      </Field>
      <Button type="submit" size="lg" busy={submit.busy}>
        {t('continue')}
      </Button>
    </form>
  );
}
