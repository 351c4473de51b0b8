import { getFormatter, getTranslations } from 'next-intl/server';
import { Card, CardHeader, CardTitle } from '@/shared/ui/card';
import { RULES } from '../rules';

/** What follows from the score and from strikes, and from when on. */
export async function RulesCard() {
  const [t, format] = await Promise.all([getTranslations('performance'), getFormatter()]);
  const lines = [
    t('rule.new', { count: RULES.publicFrom }),
    t('rule.imagined', { count: RULES.imagined, good: format.number(RULES.imaginedGood / 100, { style: 'percent' }) }),
    t('rule.low', { low: RULES.low, days: RULES.borneDays, orders: RULES.judgedFrom }),
    t('rule.strikes', { count: RULES.strikes }),
    t('rule.appeal'),
  ];
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('rules')}</CardTitle>
      </CardHeader>
      <ul className="flex list-disc flex-col gap-2 pl-5 text-muted-foreground text-sm leading-6">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Card>
  );
}
