'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState } from 'react';
import { CheckoutPaymentSetDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { ErrorSummary } from '@/shared/ui/error-summary';
import { RadioCard } from '@/shared/ui/radio-card';
import { RadioGroup } from '@/shared/ui/radio-group';
import { useChange, useCheckout } from './hooks';
import type { CheckoutData } from './model';
import { useErrorTitle, useGeneral } from './reasons';
import { chosenScenario, keepScenario, SCENARIOS, type Scenario, TEST_GATEWAY } from './scenarios';
import { StepForm } from './step-form';
import { pathOf } from './steps';

interface PaymentStepProps {
  checkout: CheckoutData;
  /** Why the last try was declined, in the gateway's word. */
  declined?: string;
}

/** How it is paid. In a demonstration: how the payment is to go. */
export function PaymentStep({ checkout: initial, declined }: PaymentStepProps) {
  const t = useTranslations('checkout.payment');
  const reasons = useTranslations('checkout.refused.declined');
  const { checkout } = useCheckout(initial);
  const { busy, refusals, failure, send, go } = useChange(initial.id);
  const [chosen, choose] = useState<Scenario | ''>('');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const kept = chosenScenario(initial.id);
    if (kept) choose((now) => now || kept);
  }, [initial.id]);
  const missing = attempt > 0 && !chosen;
  const general = useGeneral(failure, refusals);
  const problems = [...(missing ? [{ id: 'scenario', message: t('missing') }] : []), ...general];
  useErrorTitle(problems.length > 0);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (!chosen) return;
    const input = { gateway: TEST_GATEWAY, methodToken: chosen, expectedVersion: checkout.version };
    if (!(await send(input, async (whole) => (await ask(CheckoutPaymentSetDocument, { input: whole })).checkoutPaymentSet)))
      return;
    keepScenario(checkout.id, chosen);
    go(pathOf('review', checkout.id));
  }

  return (
    <StepForm onSubmit={submit}>
      {declined && problems.length === 0 && (
        <Alert tone="danger" role="alert" title={t('declined')}>
          {reasons.has(declined) ? reasons(declined) : reasons('other')} {t('declinedHint')}
        </Alert>
      )}
      <ErrorSummary title={t('problem')} errors={problems} attempt={attempt} />
      <Alert tone="info" title={t('test')}>
        {t('testHint')}
      </Alert>
      <RadioGroup
        id="scenario"
        label={t('how')}
        name="scenario"
        value={chosen}
        error={missing && t('missing')}
        onValueChange={(value) => choose(SCENARIOS.find((scenario) => scenario === value) ?? '')}
      >
        {SCENARIOS.map((scenario) => (
          <RadioCard key={scenario} value={scenario} label={t(`${scenario}.label`)} hint={t(`${scenario}.hint`)} />
        ))}
      </RadioGroup>
      <Button type="submit" size="lg" busy={busy} className="w-full sm:w-fit">
        {t('continue')}
      </Button>
    </StepForm>
  );
}
