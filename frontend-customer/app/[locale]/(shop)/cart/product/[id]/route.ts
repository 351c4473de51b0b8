import type { NextRequest } from 'next/server';
import { productSlug } from '@/features/cart/data';
import { isLocale } from '@/i18n/markets';

/** Leads from a line, which knows its product by id, to the product's page. */
export async function GET(
  _request: NextRequest,
  { params }: { params: Promise<{ locale: string; id: string }> },
): Promise<Response> {
  const { locale, id } = await params;
  const slug = isLocale(locale) ? await productSlug(id, locale) : null;
  // Where there is no such product, its page says so.
  return new Response(null, { status: 307, headers: { location: `/${locale}/product/${slug ?? id}` } });
}
