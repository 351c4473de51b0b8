import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { cn } from '@/shared/lib/cn';
import type { CheckoutData } from './model';
import { nextStep, pathOf, STEPS, type Step } from './steps';

/** The steps, with a way back to those that are done. */
export function Progress({ step, checkout }: { step: Step; checkout: CheckoutData }) {
  const t = useTranslations('checkout');
  const reached = STEPS.indexOf(nextStep(checkout));
  return (
    <nav aria-label={t('steps.label')}>
      <ol className="-mx-1.5 flex flex-wrap gap-x-1 text-sm sm:-mx-2 sm:gap-x-2">
        {STEPS.map((name, place) => {
          const current = name === step;
          const done = place < reached && !current;
          const look = cn(
            'flex h-11 items-center gap-1.5 rounded-md px-1.5 sm:px-2',
            current ? 'font-semibold' : 'text-muted-foreground',
          );
          const label = (
            <>
              <span
                aria-hidden
                className={cn(
                  'figures grid size-6 shrink-0 place-items-center rounded-full border text-xs',
                  current && 'border-primary bg-primary text-primary-foreground',
                  done && 'border-primary/30 bg-accent text-accent-foreground',
                )}
              >
                {done ? <Check className="size-3.5" /> : place + 1}
              </span>
              <span className={cn(!current && 'max-sm:sr-only')}>{t(`steps.${name}`)}</span>
              {done && <span className="sr-only">({t('steps.done')})</span>}
            </>
          );
          return (
            <li key={name}>
              {!current && place <= reached ? (
                <Link
                  href={pathOf(name, checkout.id)}
                  prefetch={false}
                  className={cn(look, 'underline-offset-4 hover:underline')}
                >
                  {label}
                </Link>
              ) : (
                <span aria-current={current ? 'step' : undefined} className={look}>
                  {label}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
