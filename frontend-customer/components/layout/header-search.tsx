import { SearchBox } from '@/features/search/components/search-box';

/** The search of every page. */
export function HeaderSearch() {
  return <SearchBox className="mx-auto w-full max-w-2xl" />;
}
