'use client';
import { ChevronDown, Menu, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useRef } from 'react';
import { Link } from '@/i18n/navigation';
import { buttonClass } from '@/shared/ui/button';

export interface MenuEntry {
  href: string;
  name: string;
  children: { href: string; name: string }[];
}

const ENTRY = 'flex min-h-11 items-center rounded-sm underline-offset-4 hover:underline lg:min-h-8';

/**
 * All categories: below the header on wide screens, from the side on small ones. It is a popover of the browser's own, which opens
 * without a script, closes with Escape and gives the focus back.
 */
export function CategoryMenu({ entries }: { entries: MenuEntry[] }) {
  const t = useTranslations('common');
  const id = useId();
  const panel = useRef<HTMLElement>(null);

  // The page changes below it without being loaded anew.
  const close = () => panel.current?.hidePopover();

  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={buttonClass({ variant: 'ghost', className: 'max-lg:size-11 max-lg:px-0' })}
      >
        <Menu aria-hidden className="lg:hidden" />
        <span className="max-lg:sr-only">{t('categories')}</span>
        <ChevronDown aria-hidden className="max-lg:hidden" />
      </button>
      <nav
        ref={panel}
        id={id}
        popover="auto"
        aria-label={t('categories')}
        className="inset-auto top-0 left-0 m-0 h-dvh max-h-none w-[min(22rem,calc(100vw-3rem))] max-w-none overflow-y-auto overscroll-contain border-r bg-card p-5 text-card-foreground shadow-lifted backdrop:bg-foreground/25 lg:top-16 lg:h-auto lg:max-h-[calc(100dvh-4rem)] lg:w-full lg:border-r-0 lg:border-b lg:p-8 lg:shadow-soft"
      >
        <div className="mb-3 flex items-center justify-between lg:hidden">
          <p className="font-semibold text-lg tracking-tight">{t('categories')}</p>
          <button
            type="button"
            popoverTarget={id}
            popoverTargetAction="hide"
            className={buttonClass({ variant: 'ghost', size: 'icon' })}
          >
            <X aria-hidden />
            <span className="sr-only">{t('close')}</span>
          </button>
        </div>
        <div className="mx-auto max-w-7xl lg:px-0">
          <ul className="grid gap-x-8 gap-y-2 lg:grid-cols-5 lg:gap-y-8">
            {entries.map(({ href, name, children }) => (
              <li key={href}>
                <Link href={href} prefetch={false} onClick={close} className={`${ENTRY} font-semibold`}>
                  {name}
                </Link>
                <ul className="mb-2 text-muted-foreground text-sm max-lg:border-l max-lg:pl-4">
                  {children.map((child) => (
                    <li key={child.href}>
                      <Link href={child.href} prefetch={false} onClick={close} className={`${ENTRY} hover:text-foreground`}>
                        {child.name}
                      </Link>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          <ul className="mt-4 grid gap-x-8 border-t pt-4 font-medium text-sm lg:flex lg:gap-8">
            <li>
              <Link href="/products" prefetch={false} onClick={close} className={ENTRY}>
                {t('everything')}
              </Link>
            </li>
            <li>
              <Link href="/v" prefetch={false} onClick={close} className={ENTRY}>
                {t('allVendors')}
              </Link>
            </li>
          </ul>
        </div>
      </nav>
    </>
  );
}
