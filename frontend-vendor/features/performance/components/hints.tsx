import { ArrowUp } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Card, CardHeader, CardText, CardTitle } from '@/shared/ui/card';
import type { WholeScore } from '../data';

/** What would raise the score, what raises it most first. */
export async function Hints({ score: { valueBp, hints } }: { score: WholeScore }) {
  const t = await getTranslations('performance');
  const now = Math.round(valueBp / 100);
  const better = [...hints].filter(({ scoreThen }) => scoreThen > now).sort((a, b) => b.scoreThen - a.scoreThen);
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>{t('hints')}</CardTitle>
          <CardText className="mt-0.5">{t(better.length ? 'hintsText' : 'hintsNone')}</CardText>
        </div>
      </CardHeader>
      {better.length > 0 && (
        <ul className="flex flex-col gap-4 text-sm leading-6">
          {better.map(({ kind, target, ofNext, scoreThen }) => (
            <li key={kind} className="flex gap-3">
              <ArrowUp aria-hidden className="mt-1 size-4 shrink-0 text-success" />
              <span>
                <span className="block font-medium">{t(`hint.${kind}`, { count: ofNext, score: scoreThen })}</span>
                <span className="text-muted-foreground">{t('hintTarget', { target, count: ofNext })}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
