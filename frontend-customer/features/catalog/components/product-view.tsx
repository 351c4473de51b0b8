import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { QuietLink } from '@/components/layout/quiet-link';
import { Link } from '@/i18n/navigation';
import type { ProductCardFragment } from '@/lib/graphql/generated/graphql';
import { Accordion, AccordionContent, AccordionItem, AccordionTrigger } from '@/shared/ui/accordion';
import { Breadcrumb } from '@/shared/ui/breadcrumb';
import { categoryAt, vendorAt } from '../addresses';
import type { ProductDetails, Seller } from '../data';
import { Gallery } from './gallery';
import { Paragraphs } from './paragraphs';
import { Picture } from './picture';
import { Policies } from './policies';
import { FEW, ProductGrid } from './product-grid';
import { Section } from './section';
import { Trader } from './trader';

export interface ProductViewProps {
  product: ProductDetails;
  sellers: Seller[];
  /** More from the one who sells it first, and more of its kind. */
  more: { vendor: ProductCardFragment[]; category: ProductCardFragment[] };
  /** What is chosen and bought. */
  buy: ReactNode;
}

/** All that is known of a product, readable without a script. */
export function ProductView({ product, sellers, more, buy }: ProductViewProps) {
  const t = useTranslations('catalog.product');
  const common = useTranslations('common');
  const { title, brand, category, description } = product;
  const pictures = product.media.flatMap(({ id, url, alt }) => (url ? [{ id, url, alt }] : []));
  const [first] = sellers;
  const trail = category ? [...category.ancestors, category] : [];
  return (
    <>
      <Breadcrumb
        label={common('breadcrumb')}
        link={QuietLink}
        items={[
          { label: common('home'), href: '/' },
          ...trail.map(({ name, path }) => ({ label: name, href: categoryAt(path) })),
          { label: title },
        ]}
        className="mb-4"
      />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-14">
        {pictures.length > 0 ? (
          <Gallery pictures={pictures} title={title} />
        ) : (
          <div className="overflow-hidden rounded-xl border">
            <Picture src={null} />
          </div>
        )}
        <div className="min-w-0 self-start lg:sticky lg:top-24">
          {brand && <p className="mb-1.5 text-muted-foreground text-sm">{brand}</p>}
          <h1 className="mb-5 break-words font-semibold text-3xl leading-tight tracking-tight">{title}</h1>
          {buy}
        </div>
      </div>
      <div className="mt-14 grid gap-x-14 gap-y-12 border-t pt-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        {description.trim() && (
          <section aria-labelledby="description">
            <h2 id="description" className="mb-4 font-semibold text-xl tracking-tight">
              {t('description')}
            </h2>
            <Paragraphs text={description} />
          </section>
        )}
        <Details product={product} />
      </div>
      {sellers.length > 0 && (
        <section id="sellers" aria-labelledby="sellers-title" className="mt-14 max-w-3xl">
          <h2 id="sellers-title" className="mb-2 font-semibold text-xl tracking-tight">
            {t('sellers', { count: sellers.length })}
          </h2>
          <p className="mb-5 text-muted-foreground text-sm leading-6">{t('sellersText')}</p>
          <Accordion>
            {sellers.map((seller, index) => (
              <AccordionItem key={seller.id} open={index === 0}>
                <AccordionTrigger>{seller.name}</AccordionTrigger>
                <AccordionContent className="space-y-5">
                  <Trader info={seller.traderInfo} />
                  <Policies policies={seller.policies} />
                  <p>
                    <Link
                      href={vendorAt(seller.slug)}
                      prefetch={false}
                      className="font-medium text-primary underline underline-offset-4"
                    >
                      {t('toVendor', { vendor: seller.name })}
                    </Link>
                  </p>
                </AccordionContent>
              </AccordionItem>
            ))}
          </Accordion>
        </section>
      )}
      {category && more.category.length > 0 && (
        <Section
          title={t('moreInCategory', { category: category.name })}
          more={{ href: categoryAt(category.path), label: t('all') }}
        >
          <ProductGrid products={more.category} className={FEW} />
        </Section>
      )}
      {first && more.vendor.length > 0 && (
        <Section title={t('moreOfVendor', { vendor: first.name })} more={{ href: vendorAt(first.slug), label: t('all') }}>
          <ProductGrid products={more.vendor} className={FEW} />
        </Section>
      )}
    </>
  );
}

/** The properties of a product, one in each row. */
function Details({ product: { brand, attributes } }: { product: ProductDetails }) {
  const [t, locale] = [useTranslations('catalog.product'), useLocale()];
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const rows = [
    ...(brand ? [{ name: t('brand'), value: brand }] : []),
    ...attributes.map(({ value, attribute: { name, kind, unit } }) => ({
      name,
      value:
        kind === 'BOOLEAN'
          ? t(value === 'true' ? 'yes' : 'no')
          : kind === 'NUMBER'
            ? [number.format(Number(value)), unit].filter(Boolean).join('\u00a0')
            : value,
    })),
  ].filter(({ value }) => value);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="details">
      <h2 id="details" className="mb-4 font-semibold text-xl tracking-tight">
        {t('details')}
      </h2>
      <table className="w-full text-sm">
        <tbody>
          {rows.map(({ name, value }) => (
            <tr key={name} className="border-b align-top">
              <th scope="row" className="w-2/5 py-3 pr-4 text-left font-normal text-muted-foreground">
                {name}
              </th>
              <td className="break-words py-3">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
