import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { PartFailure } from '@/components/states/part-failure';
import { attempt } from '@/lib/attempt';
import { Progress } from '@/shared/ui/progress';
import { score } from '../data';
import { Section } from './section';

/** How well the vendor does, what that is made of, and what would raise it. */
export async function Score() {
  const [t, format, read] = await Promise.all([getTranslations('overview'), getFormatter(), attempt(score)]);
  if (!read.data)
    return (
      <Section title={t('score')}>
        <PartFailure requestId={read.failure.requestId} />
      </Section>
    );
  const { valueBp, public: shown, components, hints } = read.data;
  const percent = (value: number) => format.number(value / 10_000, { style: 'percent', maximumFractionDigits: 0 });
  const better = hints.filter(({ scoreThen }) => scoreThen > Math.round(valueBp / 100));
  return (
    <Section title={t('score')} text={t('scoreText')}>
      <p className="mb-5 flex items-baseline gap-2">
        <span className="figures font-semibold text-4xl tracking-tight">{format.number(Math.round(valueBp / 100))}</span>
        <span className="text-muted-foreground text-sm">{shown == null ? t('scoreNew') : t('scoreOf')}</span>
      </p>
      <ul className="flex flex-col gap-4">
        {components.map(({ kind, good, of, valueBp: value }) => (
          <li key={kind} className="text-sm">
            <div className="mb-1.5 flex justify-between gap-4">
              <span className="font-medium">{t(`component.${kind}.name`)}</span>
              <span className="figures">{percent(value)}</span>
            </div>
            <Progress label={t(`component.${kind}.name`)} value={value} max={10_000} text={percent(value)} />
            <p className="mt-1.5 text-muted-foreground">
              {of > 0 ? t(`component.${kind}.counts`, { good, of }) : t('componentNone')}
            </p>
          </li>
        ))}
      </ul>
      {better.length > 0 && (
        <div className="mt-5 border-t pt-4 text-sm">
          <h3 className="font-medium">{t('hints')}</h3>
          <ul className="mt-1 list-disc pl-5 text-muted-foreground leading-6">
            {better.map(({ kind, ofNext, scoreThen }) => (
              <li key={kind}>{t(`hint.${kind}`, { count: ofNext, score: scoreThen })}</li>
            ))}
          </ul>
        </div>
      )}
      <Link
        href="/performance"
        prefetch={false}
        className="mt-5 inline-flex min-h-6 items-center text-sm underline underline-offset-4"
      >
        {t('scoreMore')}
      </Link>
    </Section>
  );
}
