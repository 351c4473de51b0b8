import { getFormatter, getTranslations } from 'next-intl/server';
import { Card, CardHeader, CardTitle } from '@/shared/ui/card';
import type { WholeScore } from '../data';
import { KNOWN, lowOf } from '../rules';

/** What follows from the score and from strikes, and from when on. */
export async function RulesCard({ score: { rules } }: { score: WholeScore }) {
  const [t, format] = await Promise.all([getTranslations('performance'), getFormatter()]);
  const lines = [
    t('rule.new', { count: rules.shownFrom }),
    t('rule.imagined', { count: KNOWN.imagined, good: format.number(KNOWN.imaginedGood / 100, { style: 'percent' }) }),
    t('rule.low', { low: lowOf(rules), days: rules.borneDays, orders: rules.judgedFrom }),
    t('rule.strikes', { count: rules.strikes }),
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
