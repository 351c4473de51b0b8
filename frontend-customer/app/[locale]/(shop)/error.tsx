'use client';
import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { ThemeAgain } from '@/components/layout/theme-again';
import { Link } from '@/i18n/navigation';
import { toldBy } from '@/lib/told';
import { Button, buttonClass } from '@/shared/ui/button';

/** A page could not be made: why does not matter to who looks at it, but they can try again, and name it to us. */
export default function ShopError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('common');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { busy, reference } = toldBy(error);
  return (
    <div role="alert" className="mx-auto max-w-2xl py-10 sm:py-16">
      <ThemeAgain />
      <h1 ref={title} tabIndex={-1} className="font-semibold text-3xl tracking-tight outline-none sm:text-4xl">
        {t('error.title')}
      </h1>
      <p className="mt-3 text-muted-foreground leading-7">
        {t(busy ? 'error.unavailable' : reference ? 'error.text' : 'error.plain')}
      </p>
      {reference && <p className="figures mt-3 text-sm">{t('error.reference', { id: reference })}</p>}
      <div className="mt-8 flex flex-wrap gap-3">
        <Button onClick={() => retry()}>
          <RotateCw aria-hidden />
          {t('retry')}
        </Button>
        <Link href="/" className={buttonClass({ variant: 'outline' })}>
          {t('toHome')}
        </Link>
      </div>
    </div>
  );
}
