import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import type { ProductCardFragment } from '@/lib/graphql/generated/graphql';
import { cn } from '@/shared/lib/cn';
import { Badge } from '@/shared/ui/badge';
import { Price } from '@/shared/ui/price';
import { productAt } from '../addresses';
import { Picture } from './picture';

/** For a few products: whole rows only, however wide the screen is. */
export const FEW =
  'grid-cols-2 sm:grid-cols-3 lg:grid-cols-5 max-sm:[&>li:nth-child(n+5)]:hidden sm:max-lg:[&>li:nth-child(n+4)]:hidden';
/** For two rows of them. */
export const MORE = 'grid-cols-2 sm:grid-cols-3 lg:grid-cols-5 sm:max-lg:[&>li:nth-child(n+10)]:hidden';

/** Products side by side. With `first` the picture of the first one is the page's most important one. */
export function ProductGrid({
  products,
  first = false,
  heading = 'h3',
  className = 'grid-cols-2 sm:grid-cols-3 xl:grid-cols-4',
}: {
  products: ProductCardFragment[];
  first?: boolean;
  /** The level of the titles. */
  heading?: 'h2' | 'h3';
  className?: string;
}) {
  return (
    <ul className={cn('grid gap-x-4 gap-y-8 sm:gap-x-6 sm:gap-y-10', className)}>
      {products.map((product, index) => (
        <li key={product.id} className="min-w-0">
          <ProductCard product={product} first={first && index === 0} heading={heading} />
        </li>
      ))}
    </ul>
  );
}

/** What it looks like, who makes it, what it is called and from what it costs; all of it is one link. */
function ProductCard({
  product,
  first,
  heading: Heading,
}: {
  product: ProductCardFragment;
  first: boolean;
  heading: 'h2' | 'h3';
}) {
  const [t, locale] = [useTranslations('catalog.card'), useLocale()];
  const { slug, title, brand, vendor, pictureUrl, priceRange, stockStatus } = product;
  const ranges = priceRange && priceRange.min.amount !== priceRange.max.amount;
  const soldOut = stockStatus === 'OUT' || stockStatus === null;
  return (
    <article className="group relative flex h-full flex-col has-focus-visible:rounded-lg has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-4">
      <div className="relative overflow-hidden rounded-lg border bg-muted">
        <Picture
          src={pictureUrl}
          first={first}
          className={cn('transition-transform duration-300 motion-safe:group-hover:scale-[1.03]', soldOut && 'opacity-60')}
        />
        {soldOut && <Badge className="absolute top-2.5 left-2.5 bg-card">{t('soldOut')}</Badge>}
      </div>
      <p className="mt-3 truncate text-muted-foreground text-xs">{brand ?? vendor?.name ?? '\u00a0'}</p>
      <Heading className="mt-0.5 line-clamp-2 font-medium text-sm leading-5">
        <Link
          href={productAt(slug)}
          prefetch={false}
          className="outline-none decoration-foreground/40 underline-offset-4 after:absolute after:inset-0 group-hover:underline"
        >
          {title}
        </Link>
      </Heading>
      <p className="mt-1.5">
        {priceRange ? (
          <Price money={priceRange.min} locale={locale} before={ranges ? t('from') : undefined} size="sm" />
        ) : (
          <span className="text-muted-foreground text-sm">{t('noPrice')}</span>
        )}
      </p>
    </article>
  );
}
