import { categoryAt } from '@/features/catalog/addresses';
import type { CategoryChoice } from './components/filter-fields';
import type { Facet } from './data';
import { addressOf, type Narrowing, partsOf } from './narrowing';

/**
 * Where one may go down in the tree: to a category's own page as long as nothing else is chosen, and else on with what is. They
 * stand in the order of the tree.
 */
export function categoryChoices(
  facets: Facet[],
  below: readonly { name: string; path: string }[],
  narrowing: Narrowing,
  currency: string,
  base = '/search',
): CategoryChoice[] {
  const values = facets.find(({ kind }) => kind === 'CATEGORY')?.values ?? [];
  const counts = new Map(values.map(({ value, count }) => [value, count]));
  const own = base === '/search' && !narrowing.words && narrowing.sort === 'best' && partsOf(narrowing).length === 0;
  return below
    .filter(({ path }) => counts.has(path))
    .map(({ name, path }) => ({
      name,
      count: counts.get(path),
      href: own ? categoryAt(path) : addressOf(base, { ...narrowing, category: path }, currency),
    }));
}
