'use client';
import { ShoppingBag, User } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CartDrawer } from '@/features/cart/cart-drawer';
import { useCartCount } from '@/features/cart/hooks';
import { useViewer } from '@/features/session/hooks';
import { Link } from '@/i18n/navigation';

/** Their account and their cart, in a width that does not change when they are known. */
export function HeaderActions() {
  const t = useTranslations('common');
  const { data } = useViewer();
  const count = useCartCount();
  return (
    <nav className="flex items-center gap-1" aria-label={t('account')}>
      <Link
        href={data?.me ? '/account' : '/sign/in'}
        className="flex h-11 min-w-11 items-center justify-center gap-2 rounded-md px-3 text-sm hover:bg-muted"
      >
        <User aria-hidden className="size-5" />
        <span className="sr-only sm:not-sr-only">{data?.me ? t('account') : t('signIn')}</span>
      </Link>
      <Link href="/cart" className="relative flex size-11 items-center justify-center rounded-md hover:bg-muted">
        <ShoppingBag aria-hidden className="size-5" />
        <span className="sr-only">{t('cartCount', { count })}</span>
        {count > 0 && (
          <span
            aria-hidden
            className="figures absolute top-1 right-0.5 min-w-5 rounded-full bg-primary px-1 text-center font-medium text-primary-foreground text-xs leading-5"
          >
            {count > 99 ? '99+' : count}
          </span>
        )}
      </Link>
      <CartDrawer />
    </nav>
  );
}
