'use client';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusals } from '@/components/identity/refusal';
import { useRouter } from '@/i18n/navigation';
import {
  type AccountSecurityQuery,
  FactorRemoveDocument,
  RecoveryCodesRenewDocument,
  type SecondFactorMethod,
} from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Alert } from '@/shared/ui/alert';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { toast } from '@/shared/ui/toaster';
import { useConfirmed } from './confirm';
import { DoingNote } from './doing-note';
import { FactorAdd } from './factor-add';
import { Section } from './section';
import { useDoing } from './use-doing';

const RecoveryCodes = dynamic(() => import('./recovery-codes'), { ssr: false });

/** Ways to show codes. Passkeys have a section of their own. */
const METHODS = ['APP', 'MAIL', 'SMS'] as const satisfies readonly SecondFactorMethod[];
type Method = (typeof METHODS)[number];

/** Fewer are too few to be calm about. */
const FEW = 3;

interface FactorSectionProps {
  factor: NonNullable<NonNullable<AccountSecurityQuery['me']>['secondFactor']>;
  /** Nothing can be added before the address is proved. */
  proved: boolean;
  email: string;
}

/** The second factor: what there is, what can be added, and the codes for the paper. */
export function FactorSection({ factor, proved, email }: FactorSectionProps) {
  const t = useTranslations('account.factor');
  const told = useRefusals();
  const confirmed = useConfirmed();
  const doing = useDoing();
  const router = useRouter();
  const [adding, setAdding] = useState<Method | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const missing = METHODS.filter((method) => !factor.methods.includes(method));
  const last = factor.methods.length === 1;

  function remove(method: Method) {
    doing.run(async () => {
      const answer = await confirmed(async () => (await ask(FactorRemoveDocument, { input: { method } })).mfaDisable, {
        title: t('removeTitle', { what: t(`method.${method}.title`) }),
        text: last ? t('removeLast') : t('removeText'),
        action: t('remove'),
        danger: true,
      });
      if (!answer) return;
      if (answer.userErrors.length) return told(answer.userErrors);
      toast(t('removed'), { tone: 'success' });
      router.refresh();
    }, method);
  }

  function renew() {
    doing.run(async () => {
      const answer = await confirmed(async () => (await ask(RecoveryCodesRenewDocument, { input: {} })).mfaRecoveryCodesRenew, {
        title: t('renewTitle'),
        text: t('renewText'),
        action: t('renew'),
      });
      if (!answer) return;
      if (answer.userErrors.length) return told(answer.userErrors);
      setCodes(answer.recoveryCodes);
      router.refresh();
    }, 'codes');
  }

  return (
    <Section
      title={t('title')}
      text={t('text')}
      aside={<Badge tone={factor.enrolled ? 'success' : 'neutral'}>{factor.enrolled ? t('on') : t('off')}</Badge>}
    >
      {factor.required && !factor.methods.some((method) => method === 'APP' || method === 'PASSKEY') && (
        <Alert tone="warning">{t('required')}</Alert>
      )}
      <ul className="divide-y rounded-lg border">
        {METHODS.map((method) => {
          const there = factor.methods.includes(method);
          return (
            <li key={method} className="flex flex-col gap-4 p-4">
              <div className="flex flex-wrap items-center justify-between gap-3">
                <div className="min-w-0 flex-1 basis-56">
                  <p className="font-medium">
                    {t(`method.${method}.title`)} {there && <Badge tone="success">{t('there')}</Badge>}
                  </p>
                  <p className="text-muted-foreground text-sm">{t(`method.${method}.text`)}</p>
                </div>
                {there ? (
                  <Button variant="outline" busy={doing.busyWith(method)} onClick={() => remove(method)}>
                    {t('remove')}
                    <span className="sr-only">{t(`method.${method}.title`)}</span>
                  </Button>
                ) : (
                  adding !== method && (
                    <Button variant="outline" disabled={!proved} onClick={() => setAdding(method)}>
                      {t('add')}
                      <span className="sr-only">{t(`method.${method}.title`)}</span>
                    </Button>
                  )
                )}
              </div>
              {adding === method && missing.includes(method) && (
                <FactorAdd
                  method={method}
                  email={email}
                  onCancel={() => setAdding(null)}
                  onAdded={(fresh) => {
                    setAdding(null);
                    setCodes(fresh);
                    if (!fresh) toast(t('added'), { tone: 'success' });
                    router.refresh();
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
      {!proved && <p className="text-muted-foreground text-sm">{t('proveFirst')}</p>}
      {factor.enrolled && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div className="min-w-0 flex-1 basis-56">
            <p className="font-medium">{t('codes')}</p>
            <p className={factor.recoveryCodesLeft < FEW ? 'text-sm text-warning' : 'text-muted-foreground text-sm'}>
              {t('codesLeft', { count: factor.recoveryCodesLeft })}
            </p>
          </div>
          <Button variant="outline" busy={doing.busyWith('codes')} onClick={renew}>
            {t('renew')}
          </Button>
        </div>
      )}
      <DoingNote doing={doing} />
      {codes && <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
    </Section>
  );
}
