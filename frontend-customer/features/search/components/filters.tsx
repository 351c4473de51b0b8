'use client';
import { SlidersHorizontal } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/shared/ui/button';
import type { Facet } from '../data';
import { useNarrowing } from '../hooks';
import { type Narrowing, partsOf, priceIn } from '../narrowing';
import { type CategoryChoice, FilterFields } from './filter-fields';

export interface FiltersProps {
  /** Where the list is, without the language. */
  base: string;
  facets: Facet[];
  narrowing: Narrowing;
  currency: string;
  categories: CategoryChoice[];
  /** The vendor whose list it is. */
  vendor?: string;
}

/** Beside the list, on wide screens: each choice is followed at once. Without a script it is a form to send. */
export function FilterAside({ base, facets, narrowing, currency, categories, vendor }: FiltersProps) {
  const [t, locale] = [useTranslations('catalog.filters'), useLocale()];
  const [shown, go] = useNarrowing(base, narrowing, currency);

  // By the Enter key in one of the prices.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    go({ ...shown, min: priceIn(String(data.get('min') ?? '')), max: priceIn(String(data.get('max') ?? '')) });
  }

  return (
    <form method="get" action={`/${locale}${base}`} onSubmit={submit} aria-label={t('title')}>
      {narrowing.words && <input type="hidden" name="q" value={narrowing.words} />}
      {narrowing.category && <input type="hidden" name="category" value={narrowing.category} />}
      {narrowing.sort !== 'best' && <input type="hidden" name="sort" value={narrowing.sort} />}
      <input type="hidden" name="currency" value={currency} />
      <FilterFields
        facets={facets.filter(({ kind }) => !vendor || kind !== 'VENDOR')}
        narrowing={shown}
        currency={currency}
        categories={categories}
        onChange={go}
      />
      <noscript>
        <Button type="submit" className="mt-4 w-full">
          {t('apply')}
        </Button>
      </noscript>
    </form>
  );
}

const load = () => import('./filter-sheet');
const FilterSheet = dynamic(() => load().then((module) => module.FilterSheet), { ssr: false });

/** On small screens: a button that opens the filters as a sheet, where several are chosen before the list follows. */
export function FilterButton(props: FiltersProps) {
  const t = useTranslations('catalog.filters');
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const count = partsOf(props.narrowing, props.vendor !== undefined).length;
  return (
    <>
      <Button
        ref={button}
        variant="outline"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerDown={() => void load()}
        onClick={() => {
          setUsed(true);
          setOpen(true);
        }}
      >
        <SlidersHorizontal aria-hidden />
        {count > 0 ? t('titleCount', { count }) : t('title')}
      </Button>
      {used && <FilterSheet {...props} open={open} onOpenChange={setOpen} opener={button} />}
    </>
  );
}
