'use client';
import { Truck } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Link } from '@/i18n/navigation';
import { cn } from '@/shared/lib/cn';
import { formatDay, formatMoney } from '@/shared/lib/format';
import { Alert } from '@/shared/ui/alert';
import { Price } from '@/shared/ui/price';
import { Quantity } from '@/shared/ui/quantity';
import { vendorAt } from '../addresses';
import { useOffers } from '../hooks';
import { type Choice, choicesOf, type Delivery, firstOf, type Offer, promiseOf, type Variant, variantNamed } from '../offers';
import { Score } from './score';

/** An offer that somebody may buy, as the page's button for it is told. */
export interface Buyable {
  offerId: string;
  max: number;
  title: string;
  quantity: number;
  /** The button of what is shown first, the same one in the bar below, or that of another seller. */
  place: 'first' | 'bar' | 'other';
}

export interface ProductChoiceProps {
  product: { id: string; title: string; variants: Variant[] };
  /** When the page was made: days of delivery count from then until prices and stock are read again. */
  madeAt: number;
  /** How each vendor delivers, by its id. */
  deliveries: Record<string, Delivery[]>;
  /** Where to, in the language of the page. */
  country: string;
  /** The button that buys: how is another part's business. */
  buy: (offer: Buyable) => ReactNode;
}

/** How much of one thing goes into a cart by one press. */
const MOST_AT_ONCE = 99;

/** The variant that is chosen, what it costs, when it arrives and from whom: as the page was made, and as it is now. */
export function ProductChoice({ product, madeAt, deliveries, country, buy }: ProductChoiceProps) {
  const [t, locale] = [useTranslations('catalog.buy'), useLocale()];
  const { data, dataUpdatedAt } = useOffers(product.id, product.variants);
  const now = new Map(data.map(({ id, offers }) => [id, offers]));
  const variants = product.variants.map((variant) => ({ ...variant, offers: now.get(variant.id) ?? [] }));
  const [name, setName] = useState<string | null>(null);
  const [quantity, setQuantity] = useState(1);
  const [area, passed] = usePassed();
  // What stood first when the page was made stays first: nothing jumps when the stock is read again.
  const [madeFirst] = useState(() => firstOf(product.variants)?.sku ?? null);
  const shown = variantNamed(variants, name) ?? variantNamed(variants, madeFirst);
  const follow = useCallback((found: string | null) => setName(found), []);

  if (!shown) return <Alert>{t('nobody')}</Alert>;
  const [offer, ...others] = shown.offers;
  const title = shown.title ? `${product.title}, ${shown.title}` : product.title;
  const max = Math.min(offer?.availability.quantity ?? 0, MOST_AT_ONCE);
  const buyable = (one: Offer, place: Buyable['place']): Buyable => ({
    offerId: one.id,
    max: one.availability.quantity,
    title: place !== 'other' || !one.vendor ? title : t('titleFrom', { title, vendor: one.vendor.name }),
    quantity: place === 'other' ? 1 : Math.max(1, Math.min(quantity, max)),
    place,
  });

  function choose(variant: Variant) {
    setName(variant.sku);
    const url = new URL(location.href);
    url.searchParams.set('variant', variant.sku);
    history.replaceState(null, '', url);
  }

  return (
    <div className="flex flex-col gap-6">
      <Suspense fallback={null}>
        <VariantOfPage tell={follow} />
      </Suspense>
      <p role="status" className="sr-only">
        {name !== null && offer?.price && `${title}: ${formatMoney(offer.price, locale)}. ${stockOf(offer, t, locale)}`}
      </p>
      {offer?.price ? (
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <Price money={offer.price} locale={locale} size="lg" />
          <span className="text-muted-foreground text-sm">{t('tax')}</span>
        </p>
      ) : (
        <Alert>{t('nobody')}</Alert>
      )}
      {choicesOf(variants, shown).map((choice) => (
        <Options key={choice.name} choice={choice} onChoose={choose} />
      ))}
      {offer && (
        <>
          <div className="flex flex-col gap-2 text-sm leading-6">
            <Stock offer={offer} />
            <DeliveryPromise offer={offer} deliveries={deliveries} now={dataUpdatedAt || madeAt} country={country} />
          </div>
          <div ref={area} className="flex flex-wrap gap-3">
            {max > 1 && (
              <Quantity
                value={Math.min(quantity, max)}
                onChange={setQuantity}
                max={max}
                label={t('quantity')}
                lessLabel={t('less')}
                moreLabel={t('more')}
                className="h-12"
              />
            )}
            <div className="min-w-48 flex-1">{buy(buyable(offer, 'first'))}</div>
          </div>
          {offer.vendor && (
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t pt-5 text-sm">
              <span>
                {t.rich('soldBy', {
                  vendor: offer.vendor.name,
                  link: (chunks) => (
                    <Link
                      href={vendorAt(offer.vendor?.slug ?? '')}
                      prefetch={false}
                      className="font-semibold underline decoration-foreground/30 underline-offset-4 hover:decoration-current"
                    >
                      {chunks}
                    </Link>
                  ),
                })}
              </span>
              <Score value={offer.vendor.score} />
              <a href="#sellers" className="text-muted-foreground underline underline-offset-4 hover:text-foreground">
                {t('who')}
              </a>
            </p>
          )}
          {others.length > 0 && (
            <section aria-labelledby="others">
              <h2 id="others" className="mb-3 font-semibold text-base tracking-tight">
                {t('others', { count: others.length })}
              </h2>
              <ul className="divide-y rounded-xl border bg-card">
                {others.map((other) => (
                  <li key={other.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 p-4">
                    <div className="min-w-44 flex-1 text-sm leading-6">
                      {other.vendor && (
                        <Link
                          href={vendorAt(other.vendor.slug)}
                          prefetch={false}
                          className="font-medium underline-offset-4 hover:underline"
                        >
                          {other.vendor.name}
                        </Link>
                      )}
                      <p className="flex flex-wrap items-baseline gap-x-3">
                        {other.price && <Price money={other.price} locale={locale} size="sm" />}
                        <Stock offer={other} />
                      </p>
                      <DeliveryPromise
                        offer={other}
                        deliveries={deliveries}
                        now={dataUpdatedAt || madeAt}
                        country={country}
                        short
                      />
                    </div>
                    <div className="w-full sm:w-auto">{buy(buyable(other, 'other'))}</div>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
      {passed && offer?.price && max > 0 && (
        <div className="no-print fixed inset-x-0 bottom-0 z-30 flex items-center gap-4 border-t bg-background px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] shadow-lifted lg:hidden">
          <p className="min-w-0 flex-1">
            <span className="block truncate text-muted-foreground text-xs">{title}</span>
            <Price money={offer.price} locale={locale} />
          </p>
          {buy(buyable(offer, 'bar'))}
        </div>
      )}
      <noscript>
        <ul className="text-sm leading-7">
          {variants.map(({ id, title: variant, offers: [first] }) => (
            <li key={id}>
              {variant || product.title}: {first?.price ? formatMoney(first.price, locale) : '–'},{' '}
              {first ? stockOf(first, t, locale) : t('stock.OUT')}
            </li>
          ))}
        </ul>
      </noscript>
    </div>
  );
}

function Options({ choice: { name, values }, onChoose }: { choice: Choice; onChoose: (variant: Variant) => void }) {
  const t = useTranslations('catalog.buy');
  const legend = name || t('variant');
  const chosen = values.find((value) => value.chosen);
  return (
    <fieldset>
      <legend className="mb-2.5 text-sm">
        <span className="font-semibold">{legend}</span>
        {chosen && <span className="text-muted-foreground"> {chosen.value}</span>}
      </legend>
      <div className="flex flex-wrap gap-2">
        {values.map(({ value, variant, available, chosen }) => (
          <label
            key={value}
            className={cn(
              'relative inline-flex min-h-11 cursor-pointer items-center rounded-md border border-input bg-card px-4 text-sm transition-colors hover:border-foreground/60',
              'has-checked:border-primary has-checked:bg-accent has-checked:text-accent-foreground has-checked:inset-ring has-checked:inset-ring-primary',
              'has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2',
              !available && 'border-dashed text-muted-foreground',
            )}
          >
            <input
              type="radio"
              name={`option ${legend}`}
              value={value}
              checked={chosen}
              onChange={() => onChoose(variant)}
              className="sr-only"
            />
            <span className={cn(!available && 'line-through')}>{value}</span>
            {!available && <span className="sr-only">, {t('stock.OUT')}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type Words = ReturnType<typeof useTranslations<'catalog.buy'>>;

function stockOf({ availability: { status, quantity }, pausedUntil }: Offer, t: Words, locale: string): string {
  if (pausedUntil) return t('paused', { day: formatDay(pausedUntil, locale) });
  return status === 'LOW' ? t('stock.LOW', { count: quantity }) : t(`stock.${status}`);
}

const TONES = { IN_STOCK: 'text-success', LOW: 'text-warning', OUT: 'text-muted-foreground' };

function Stock({ offer }: { offer: Offer }) {
  const [t, locale] = [useTranslations('catalog.buy'), useLocale()];
  return <span className={cn('font-medium', TONES[offer.availability.status])}>{stockOf(offer, t, locale)}</span>;
}

/** When it would be there, and what that costs. */
function DeliveryPromise({
  offer,
  deliveries,
  now,
  country,
  short = false,
}: {
  offer: Offer;
  deliveries: Record<string, Delivery[]>;
  now: number;
  country: string;
  short?: boolean;
}) {
  const [t, locale] = [useTranslations('catalog.buy'), useLocale()];
  const promise = promiseOf(offer, deliveries[offer.vendor?.id ?? ''] ?? [], now);
  if (!promise) return <p className="text-muted-foreground">{t('noDelivery', { country })}</p>;
  const { price, from, to, faster } = promise;
  const free = Number(price.amount) === 0;
  const words = t(free ? 'deliveryFree' : 'delivery', {
    price: formatMoney(price, locale),
    from: formatDay(from, locale),
    to: formatDay(to, locale),
    country,
  });
  if (short) return <p className="text-muted-foreground">{words}</p>;
  return (
    <p className="flex gap-2.5">
      <Truck aria-hidden className="mt-0.5 size-5 shrink-0 text-muted-foreground" />
      <span>
        {words}
        {faster && (
          <span className="block text-muted-foreground">
            {t('faster', { price: formatMoney(faster.price, locale), to: formatDay(faster.to, locale) })}
          </span>
        )}
      </span>
    </p>
  );
}

/** Whether somebody has gone past a part of the page, and has not come to its end. */
function usePassed(): [RefObject<HTMLDivElement | null>, boolean] {
  const part = useRef<HTMLDivElement>(null);
  const [above, setAbove] = useState(false);
  const [ending, setEnding] = useState(false);
  useEffect(() => {
    const end = document.querySelector('footer');
    if (!part.current || !end) return;
    // As far as it goes downwards the part counts as seen: only above it is gone.
    const whole = new IntersectionObserver(([entry]) => setAbove(entry?.isIntersecting === false), {
      rootMargin: '0px 0px 100000px 0px',
    });
    const last = new IntersectionObserver(([entry]) => setEnding(entry?.isIntersecting === true));
    whole.observe(part.current);
    last.observe(end);
    return () => {
      whole.disconnect();
      last.disconnect();
    };
  }, []);
  return [part, above && !ending];
}

/** Tells the variant that the address names. Kept pages do not know the address: so it draws nothing. */
function VariantOfPage({ tell }: { tell: (name: string | null) => void }) {
  const name = useSearchParams().get('variant');
  useEffect(() => tell(name), [name, tell]);
  return null;
}
