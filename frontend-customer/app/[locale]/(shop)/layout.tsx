import type { ReactNode } from 'react';
import { Footer } from '@/components/layout/footer';
import { Header } from '@/components/layout/header';
import { pageLocale } from '@/i18n/locale';

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function ShopLayout({ children, params }: Props) {
  // The header asks for the language too, and a layout may be made before the one around it.
  await pageLocale(params);
  return (
    <>
      <Header />
      <main id="content" className="mx-auto w-full max-w-7xl flex-1 px-4 py-6 sm:px-6 lg:px-8 lg:py-8">
        {children}
      </main>
      <Footer />
    </>
  );
}
