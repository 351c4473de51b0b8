'use client';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { FormNote } from '@/components/identity/form-note';
import { useRefusals } from '@/components/identity/refusal';
import { useSubmit } from '@/components/identity/use-submit';
import { Button } from '@/shared/ui/button';
import type { Provider } from './data';
import { goElsewhere } from './elsewhere';
import { knowsPasskeys, PasskeyError } from './passkey';
import { proveByPasskey } from './proof';

interface OtherWaysProps {
  next: string;
  providers: readonly Provider[];
  /** Before a passkey is asked for. */
  onBegin: () => void;
  onEntered: (next: string) => Promise<void>;
}

/** The ways in that need no password here: a passkey, or an account elsewhere. */
export function OtherWays({ next, providers, onBegin, onEntered }: OtherWaysProps) {
  const t = useTranslations('sign');
  const told = useRefusals();
  const [passkeys, setPasskeys] = useState(true);
  useEffect(() => setPasskeys(knowsPasskeys()), []);
  const byPasskey = useSubmit([], async () => {
    onBegin();
    try {
      const refused = await proveByPasskey();
      if (refused.length)
        return told(refused, { NOT_ALLOWED: t('proof.passkeyRefused'), 'VALIDATION_FAILED@answer': t('proof.late') });
      await onEntered(next);
    } catch (error) {
      if (error instanceof PasskeyError) return [{ field: '', message: t(`proof.passkey.${error.trouble}`) }];
      throw error;
    }
  });
  if (!passkeys && providers.length === 0) return null;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-center gap-3 text-muted-foreground text-sm before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        {t('in.or')}
      </p>
      {passkeys && (
        <form {...byPasskey.form} className="flex flex-col gap-3">
          <FormNote submit={byPasskey} />
          <Button type="submit" variant="outline" size="lg" busy={byPasskey.busy}>
            <KeyRound aria-hidden />
            {t('in.passkey')}
          </Button>
        </form>
      )}
      {providers.map(({ id, label }) => (
        <ProviderForm key={id} id={id} label={label} next={next} />
      ))}
    </div>
  );
}

function ProviderForm({ id, label, next }: { id: string; label: string; next: string }) {
  const t = useTranslations('sign');
  const told = useRefusals();
  const submit = useSubmit([], async () => {
    const refused = await goElsewhere({ provider: id, returnTo: next });
    return told(refused, { STATE_CONFLICT: t('elsewhere.silent', { provider: label }), VALIDATION_FAILED: t('elsewhere.unset') });
  });
  return (
    <form {...submit.form} className="flex flex-col gap-3">
      <FormNote submit={submit} />
      <Button type="submit" variant="outline" size="lg" busy={submit.busy}>
        {t('in.with', { provider: label })}
      </Button>
    </form>
  );
}
