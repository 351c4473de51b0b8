'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import { buttonClass } from '@/shared/ui/button';

/** How an invitation ended, told calmly, and where to go from here. Takes the focus where it comes after something was done. */
export function Said({
  title,
  text,
  desk = false,
  focus = false,
  children,
}: {
  title: string;
  text: string;
  /** Whether they can go to a desk. */
  desk?: boolean;
  focus?: boolean;
  children?: ReactNode;
}) {
  const t = useTranslations('invitation');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  return (
    <div className="flex flex-col gap-5">
      <div>
        <h1 ref={heading} tabIndex={-1} className="font-semibold text-3xl tracking-tight outline-none">
          {title}
        </h1>
        <p className="mt-2 break-words text-muted-foreground text-sm leading-6">{text}</p>
      </div>
      {children}
      {desk && (
        <Link href="/" prefetch={false} className={buttonClass({ variant: 'outline' })}>
          {t('toDesk')}
        </Link>
      )}
    </div>
  );
}
