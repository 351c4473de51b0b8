'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Link, useRouter } from '@/i18n/navigation';
import { Alert } from '@/shared/ui/alert';
import { Button, buttonClass } from '@/shared/ui/button';
import { Skeleton } from '@/shared/ui/skeleton';
import { type Begun, begin } from './begin';
import { useFailure, useRefusal } from './reasons';
import { pathOf } from './steps';

/** Begins the checkout and leads to its first step; says why where it does not begin. */
export function StartCheckout() {
  const t = useTranslations('checkout.start');
  const router = useRouter();
  const refusal = useRefusal();
  const failed = useFailure();
  const [refused, setRefused] = useState<Extract<Begun, { refusals: unknown }> | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round begins anew
  useEffect(() => {
    let here = true;
    begin().then(
      (begun) => {
        if (!here) return;
        if ('href' in begun) router.replace(begun.href);
        else setRefused(begun);
      },
      (error) => here && setFailure(error),
    );
    return () => {
      here = false;
    };
  }, [round, router]);

  if (!refused && !failure)
    return (
      <div role="status" className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-12">
        <Skeleton className="h-14 rounded-xl lg:order-2 lg:h-80" />
        <div className="flex flex-col gap-5">
          <Skeleton className="h-11 w-2/3" />
          <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">{t('title')}</h1>
          <p className="text-muted-foreground">{t('text')}</p>
          {[0, 1, 2, 3].map((place) => (
            <Skeleton key={place} className="h-11 w-full" />
          ))}
        </div>
      </div>
    );
  const said = refused?.refusals.map((about) => (about.title ? `${about.title}: ` : '') + refusal(about.refused));
  const told = [...new Set(said)];
  const again = () => {
    setRefused(null);
    setFailure(null);
    setRound(round + 1);
  };
  return (
    <div className="mx-auto flex max-w-xl flex-col gap-6 py-8">
      <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">{t('notYet')}</h1>
      <Alert tone={refused ? 'warning' : 'danger'} role="alert">
        {refused ? told.map((text) => <p key={text}>{text}</p>) : failed(failure)}
      </Alert>
      <div className="flex flex-wrap gap-3">
        <Link href="/cart" className={buttonClass()}>
          {t('toCart')}
        </Link>
        {refused?.earlier && refused.refusals.some((about) => about.refused.code === 'STATE_CONFLICT') && (
          <Link href={pathOf('finish', refused.earlier)} prefetch={false} className={buttonClass({ variant: 'outline' })}>
            {t('finish')}
          </Link>
        )}
        <Button variant="outline" onClick={again}>
          {t('again')}
        </Button>
      </div>
    </div>
  );
}
