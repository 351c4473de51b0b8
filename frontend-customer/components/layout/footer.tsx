import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { Mark } from './logo';
import { Preferences } from './preferences';

const SHOP = [
  { href: '/products', key: 'everything' },
  { href: '/v', key: 'allVendors' },
] as const;

const YOURS = [
  { href: '/account', key: 'account' },
  { href: '/orders', key: 'footer.track' },
  { href: '/cart', key: 'cart' },
] as const;

/** The end of every page: where else to go, and how somebody likes to see it. */
export function Footer() {
  const t = useTranslations('common');
  return (
    <footer className="no-print mt-20 border-t">
      <div className="mx-auto grid w-full max-w-7xl gap-x-10 gap-y-8 px-4 py-12 text-sm sm:grid-cols-2 sm:px-6 lg:grid-cols-[2fr_1fr_1fr_auto] lg:px-8">
        <div>
          <p className="flex items-center gap-2 font-semibold text-base tracking-tight">
            <Mark className="size-6 text-primary" />
            {t('name')}
          </p>
          <p className="mt-3 max-w-xs text-muted-foreground leading-6">{t('footer.rights')}</p>
        </div>
        <Links title={t('footer.shop')} links={SHOP.map(({ href, key }) => ({ href, name: t(key) }))} />
        <Links title={t('footer.yours')} links={YOURS.map(({ href, key }) => ({ href, name: t(key) }))} />
        <div className="text-muted-foreground lg:*:flex-col lg:*:items-end">
          <Preferences />
        </div>
      </div>
    </footer>
  );
}

function Links({ title, links }: { title: string; links: { href: string; name: string }[] }) {
  return (
    <nav aria-label={title}>
      <p className="font-semibold">{title}</p>
      <ul className="mt-1.5">
        {links.map(({ href, name }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              className="inline-flex min-h-11 items-center rounded-sm text-muted-foreground underline-offset-4 hover:text-foreground hover:underline lg:min-h-9"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
