'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Link } from '@/i18n/navigation';
import { buttonClass } from '@/shared/ui/button';

/** A checkout that is over, or is nobody's here: nothing is lost but the hold. */
export function Ended({ unknown = false }: { unknown?: boolean }) {
  const t = useTranslations(unknown ? 'checkout.unknown' : 'checkout.ended');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-4 py-10">
      <h1 ref={heading} tabIndex={-1} className="font-semibold text-2xl tracking-tight outline-none sm:text-3xl">
        {t('title')}
      </h1>
      <p className="text-muted-foreground leading-7">{t('text')}</p>
      <div className="flex flex-wrap gap-3">
        <Link href="/checkout" prefetch={false} className={buttonClass()}>
          {t('again')}
        </Link>
        <Link href="/cart" className={buttonClass({ variant: 'outline' })}>
          {t('toCart')}
        </Link>
      </div>
    </div>
  );
}
