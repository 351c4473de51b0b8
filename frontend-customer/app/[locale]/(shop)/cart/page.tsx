import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CartContents } from '@/features/cart/cart-contents';
import { pageLocale } from '@/i18n/locale';

type Params = { params: Promise<{ locale: string }> };

// Made when somebody first asks for it, and kept from then on; the build knows none.
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'cart' });
  return { title: t('title'), robots: { index: false } };
}

/** The same for everybody: what is in the cart the browser asks for. */
export default async function CartPage({ params }: Params) {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'cart' });
  return (
    <>
      <h1 className="mb-6 font-semibold text-3xl tracking-tight">{t('title')}</h1>
      <CartContents place="page" />
    </>
  );
}
