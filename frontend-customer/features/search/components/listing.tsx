import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { QuietLink } from '@/components/layout/quiet-link';
import { Link } from '@/i18n/navigation';
import { Pagination } from '@/shared/ui/pagination';
import type { Hits } from '../data';
import { addressOf, type Narrowing, type Part, partsOf, RESULTS, WIDE } from '../narrowing';
import { usePriceWords } from '../price-words';
import type { CategoryChoice } from './filter-fields';
import { FilterAside, FilterButton } from './filters';
import { SortSelect } from './sort-select';

export interface ListingProps {
  /** Where the list is narrowed, without the language. */
  base: string;
  narrowing: Narrowing;
  currency: string;
  hits: Hits;
  categories: CategoryChoice[];
  /** The vendor whose list it is. */
  vendor?: string;
  /** Names of the vendors and the category it is narrowed to, by their ids and its path. */
  names: ReadonlyMap<string, string>;
  /** What stands for an empty list. */
  empty: ReactNode;
  /** The products themselves. */
  children: ReactNode;
}

/** A list of products with how many they are, what they are narrowed to, their order and their pages. */
export function Listing({ base, narrowing, currency, hits, categories, vendor, names, empty, children }: ListingProps) {
  const t = useTranslations('catalog.listing');
  const { facets, products } = hits;
  const filters = { base, narrowing, currency, categories, vendor, facets };
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = products.pageInfo;
  const at = (place: { after?: string; before?: string }) => addressOf(base, narrowing, currency, place);
  const count = products.totalCount;
  return (
    <div className="grid gap-x-10 lg:grid-cols-[15rem_minmax(0,1fr)]">
      {/* Where no script runs there is no sheet: then the filters stand below the list. */}
      <noscript>
        <style>
          {
            '.filters-aside{display:block!important}@media(max-width:63.99rem){.filters-aside{order:2;margin-top:3rem}}.needs-script{display:none!important}'
          }
        </style>
      </noscript>
      <aside className="filters-aside hidden lg:block">
        <FilterAside {...filters} />
      </aside>
      <div className="min-w-0">
        <div className="mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
          <p role="status" className="figures text-muted-foreground text-sm">
            {count && t(count.precision === 'EXACT' ? 'count' : 'countAtLeast', { count: count.value })}
          </p>
          <div className="flex min-w-0 items-center gap-3 max-sm:w-full max-sm:justify-between">
            <div className="needs-script lg:hidden">
              <FilterButton {...filters} />
            </div>
            <SortSelect base={base} narrowing={narrowing} currency={currency} />
          </div>
        </div>
        <Chips base={base} narrowing={narrowing} currency={currency} ofVendor={vendor !== undefined} names={names} />
        <div id={RESULTS} className="transition-opacity aria-busy:opacity-50">
          {products.nodes.length > 0 ? children : empty}
        </div>
        {(hasNextPage || hasPreviousPage) && (
          <Pagination
            label={t('pages')}
            link={QuietLink}
            previous={{ label: t('previous'), href: hasPreviousPage && startCursor ? at({ before: startCursor }) : null }}
            next={{ label: t('next'), href: hasNextPage && endCursor ? at({ after: endCursor }) : null }}
            className="mt-12"
          />
        )}
      </div>
    </div>
  );
}

interface ChipsProps {
  base: string;
  narrowing: Narrowing;
  currency: string;
  ofVendor: boolean;
  names: ReadonlyMap<string, string>;
}

/** What a list is narrowed to, each with a link to the list without it. */
function Chips({ base, narrowing, currency, ofVendor, names }: ChipsProps) {
  const t = useTranslations('catalog.listing');
  const name = usePartName(narrowing, currency, names);
  const parts = partsOf(narrowing, ofVendor);
  if (parts.length === 0) return null;
  // Where the category is one of these things it goes with them.
  const category = parts[0]?.kind === 'category' ? '' : narrowing.category;
  const none = { ...WIDE, words: narrowing.words, category, sort: narrowing.sort };
  return (
    <ul aria-label={t('narrowedTo')} className="mb-6 flex flex-wrap items-center gap-2">
      {parts.map((part) => (
        <li key={`${part.kind} ${part.code} ${part.value}`}>
          <Link
            href={addressOf(base, part.without, currency)}
            prefetch={false}
            scroll={false}
            className="inline-flex min-h-9 items-center gap-1.5 rounded-full border bg-card pr-2.5 pl-3.5 text-sm hover:bg-muted pointer-coarse:min-h-11"
          >
            <span className="sr-only">{t('without')} </span>
            {name(part)}
            <X aria-hidden className="size-4 text-muted-foreground" />
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={addressOf(base, none, currency)}
          prefetch={false}
          scroll={false}
          className="inline-flex min-h-9 items-center rounded-sm px-2 text-muted-foreground text-sm underline underline-offset-4 hover:text-foreground pointer-coarse:min-h-11"
        >
          {t('clear')}
        </Link>
      </li>
    </ul>
  );
}

/** What people call one thing that a list is narrowed to. */
export function usePartName(narrowing: Narrowing, currency: string, names: ReadonlyMap<string, string>) {
  const [t, priceWords] = [useTranslations('catalog.filters'), usePriceWords(currency)];
  return ({ kind, value }: Part): string => {
    if (kind === 'vendor') return names.get(value) ?? t('vendor');
    if (kind === 'category') return names.get(value) ?? t('category');
    if (kind === 'stock') return t('inStock');
    return kind === 'price' ? priceWords(narrowing) : value;
  };
}
