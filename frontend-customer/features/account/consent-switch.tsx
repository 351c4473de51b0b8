'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusals } from '@/components/identity/refusal';
import { useKey } from '@/components/identity/use-key';
import { WORDINGS } from '@/features/sign/consents';
import { useRouter } from '@/i18n/navigation';
import { AccountConsentSetDocument, type ConsentFieldsFragment, type ConsentPurpose } from '@/lib/graphql/generated/graphql';
import { formatMoment } from '@/shared/lib/format';
import { ask } from '@/shared/lib/graphql/browser';
import { Switch } from '@/shared/ui/switch';
import { DoingNote } from './doing-note';
import { useDoing } from './use-doing';

interface ConsentSwitchProps {
  purpose: ConsentPurpose;
  granted: boolean;
  /** What was chosen before, the latest first. */
  choices?: ConsentFieldsFragment['choices'];
}

/** Agrees to something, or no longer does; written down at once, with the words it stood beside. */
export function ConsentSwitch({ purpose, granted, choices }: ConsentSwitchProps) {
  const t = useTranslations('account.consent');
  const told = useRefusals();
  const key = useKey();
  const doing = useDoing();
  const [locale, router] = [useLocale(), useRouter()];
  const [on, setOn] = useState(granted);
  const [said, setSaid] = useState(false);

  function choose(wanted: boolean) {
    setOn(wanted);
    setSaid(false);
    doing.run(async () => {
      let done = false;
      try {
        const input = { purpose, granted: wanted, wording: WORDINGS[purpose], locale } as const;
        const { consentSet } = await ask(AccountConsentSetDocument, { input: { ...input, idempotencyKey: key.of(input) } });
        done = consentSet.userErrors.length === 0;
        if (!done) return told(consentSet.userErrors);
        key.done();
        setSaid(true);
        router.refresh();
      } finally {
        if (!done) setOn(!wanted);
      }
    });
  }

  return (
    <div className="flex flex-col gap-2">
      <Switch
        label={t(`${purpose}.title`)}
        hint={t(`${purpose}.text`)}
        checked={on}
        disabled={doing.busy}
        onCheckedChange={choose}
        className="items-start"
      />
      <p role="status" className="text-muted-foreground text-sm">
        {said && (on ? t('agreed') : t('ended'))}
      </p>
      <DoingNote doing={doing} />
      {choices && choices.length > 0 && (
        <details className="text-sm">
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-muted-foreground underline-offset-4 hover:underline">
            {t('history', { count: choices.length })}
          </summary>
          <ul className="flex flex-col gap-1 border-l pl-4">
            {choices.map(({ id, granted: yes, createdAt, source }) => (
              <li key={id} className="text-muted-foreground">
                {t(yes ? 'said.yes' : 'said.no', { at: formatMoment(createdAt, locale), where: t(`source.${source}`) })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
