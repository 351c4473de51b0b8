'use client';
import { useTranslations } from 'next-intl';
import { Sheet, SheetContent, SheetHeader, SheetTitle } from '@/shared/ui/sheet';
import { CartContents } from './cart-contents';
import { closeDrawer, useDrawer } from './drawer';
import { useCartCount } from './hooks';

/** The cart beside the page that somebody is on. Loaded when it is needed first. */
export default function CartSheet() {
  const t = useTranslations('cart');
  const common = useTranslations('common');
  const { open, trigger } = useDrawer();
  const count = useCartCount();
  return (
    <Sheet open={open} onOpenChange={(next) => !next && closeDrawer()}>
      <SheetContent
        closeLabel={common('close')}
        onOpenAutoFocus={(event) => {
          // Read from its title on, and not from the first button in it.
          event.preventDefault();
          (event.currentTarget as HTMLElement).focus();
        }}
        onCloseAutoFocus={(event) => {
          // It has no trigger of its own: whoever opened it is given the focus back.
          event.preventDefault();
          trigger?.focus();
        }}
      >
        <SheetHeader>
          <SheetTitle>
            {t('title')} <span className="font-normal text-muted-foreground">{t('pieces', { count })}</span>
          </SheetTitle>
        </SheetHeader>
        <CartContents place="drawer" />
      </SheetContent>
    </Sheet>
  );
}
