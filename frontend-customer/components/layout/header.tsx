import { getLocale, getTranslations } from 'next-intl/server';
import { categoryAt } from '@/features/catalog/addresses';
import { menuIfThere } from '@/features/catalog/data';
import type { Locale } from '@/i18n/markets';
import { Link } from '@/i18n/navigation';
import { CategoryMenu } from './category-menu';
import { HeaderActions } from './header-actions';
import { HeaderSearch } from './header-search';
import { Mark } from './logo';

/** The same for everybody, so that pages can be kept; who is there is filled in by the browser. */
export async function Header() {
  const locale = (await getLocale()) as Locale;
  const [t, categories] = await Promise.all([getTranslations('common'), menuIfThere(locale)]);
  const entries = categories.map(({ path, name, children }) => ({
    href: categoryAt(path),
    name,
    children: children.map((child) => ({ href: categoryAt(child.path), name: child.name })),
  }));
  return (
    <header className="no-print z-40 border-b bg-background md:sticky md:top-0">
      <div className="mx-auto grid w-full max-w-7xl grid-cols-[2.75rem_1fr_auto] items-center gap-x-1 px-4 sm:px-6 md:flex md:h-16 md:gap-x-4 lg:px-8">
        <Link
          href="/"
          className="col-span-2 row-start-1 flex h-14 w-fit items-center gap-2 rounded-md font-semibold text-xl tracking-tight"
        >
          <Mark className="size-7 text-primary" />
          {t('name')}
        </Link>
        <div className="row-start-2 mb-3 -ml-2.5 md:mb-0 md:ml-0">
          <CategoryMenu entries={entries} />
        </div>
        <div className="col-span-2 col-start-2 row-start-2 mb-3 min-w-0 md:mb-0 md:flex-1">
          <HeaderSearch />
        </div>
        <div className="col-start-3 row-start-1 -mr-2">
          <HeaderActions />
        </div>
      </div>
    </header>
  );
}
