'use client';
import { Search } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { categoryAt } from '@/features/catalog/addresses';
import { useMenu } from '@/features/catalog/hooks';
import { Link } from '@/i18n/navigation';
import { cn } from '@/shared/lib/cn';
import { buttonClass } from '@/shared/ui/button';
import { inputClass } from '@/shared/ui/input';
import { ThemeAgain } from './theme-again';

/**
 * There is no such page: a search, and the categories. Browsers draw it alone, and it is told no language by its address: made on
 * the server it would ask for the request, and no page with it could be kept.
 */
export function NothingHere() {
  const [t, locale] = [useTranslations('common'), useLocale()];
  const categories = useMenu();
  return (
    <div className="mx-auto max-w-2xl py-10 sm:py-16">
      <ThemeAgain />
      <title>{t('error.notFound')}</title>
      <h1 className="font-semibold text-3xl tracking-tight sm:text-4xl">{t('error.notFound')}</h1>
      <p className="mt-3 text-muted-foreground leading-7">{t('error.notFoundText')}</p>
      <form action={`/${locale}/search`} className="mt-8 flex gap-3">
        <input
          type="search"
          name="q"
          maxLength={200}
          aria-label={t('searchFor')}
          placeholder={t('searchFor')}
          className={cn(inputClass, 'h-11 px-4')}
        />
        <button type="submit" className={buttonClass({})}>
          <Search aria-hidden />
          {t('search')}
        </button>
      </form>
      <ul aria-label={t('categories')} className="mt-8 flex min-h-24 flex-wrap content-start gap-2">
        {categories.map(({ path, name }) => (
          <li key={path}>
            <Link href={categoryAt(path)} prefetch={false} className={buttonClass({ variant: 'outline' })}>
              {name}
            </Link>
          </li>
        ))}
        <li>
          <Link href="/" className={buttonClass({ variant: 'ghost' })}>
            {t('toHome')}
          </Link>
        </li>
      </ul>
    </div>
  );
}
