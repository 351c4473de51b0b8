import type { MetadataRoute } from 'next';
import { LOCALES } from '@/i18n/markets';
import { env } from '@/shared/lib/env';

// The address is known when the app runs, not when it is built.
export const dynamic = 'force-dynamic';

const PRIVATE = ['account', 'cart', 'checkout', 'orders', 'sign'];

export default function robots(): MetadataRoute.Robots {
  const disallow = ['/api/', ...LOCALES.flatMap((locale) => PRIVATE.map((part) => `/${locale}/${part}`))];
  return { rules: { userAgent: '*', allow: '/', disallow }, sitemap: `${env.origin}/sitemap.xml` };
}
