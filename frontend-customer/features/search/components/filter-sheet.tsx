'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, type RefObject, useState } from 'react';
import { Button } from '@/shared/ui/button';
import { Sheet, SheetBody, SheetContent, SheetFooter, SheetHeader, SheetTitle } from '@/shared/ui/sheet';
import { useCountOf, useNarrowing } from '../hooks';
import { type Narrowing, priceIn, WIDE } from '../narrowing';
import { FilterFields } from './filter-fields';
import type { FiltersProps } from './filters';

interface FilterSheetProps extends FiltersProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Gets the focus back. */
  opener: RefObject<HTMLButtonElement | null>;
}

/** The filters on a small screen, with how many results what is chosen would leave. */
export function FilterSheet({ open, onOpenChange, opener, ...props }: FilterSheetProps) {
  const [t, common] = [useTranslations('catalog.filters'), useTranslations('common')];
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        side="left"
        closeLabel={common('close')}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          opener.current?.focus();
        }}
      >
        <SheetHeader>
          <SheetTitle>{t('title')}</SheetTitle>
        </SheetHeader>
        <Choosing {...props} close={() => onOpenChange(false)} />
      </SheetContent>
    </Sheet>
  );
}

/** Begins with what the list is narrowed to each time that the sheet is opened. */
function Choosing({ base, facets, narrowing, currency, categories, vendor, close }: FiltersProps & { close: () => void }) {
  const t = useTranslations('catalog.filters');
  const [, go] = useNarrowing(base, narrowing, currency);
  const [chosen, choose] = useState(narrowing);
  const count = useCountOf(vendor ? { ...chosen, vendors: [vendor] } : chosen, true);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const written = { min: priceIn(String(data.get('min') ?? '')), max: priceIn(String(data.get('max') ?? '')) };
    close();
    go({ ...chosen, ...written });
  }

  const show = count ? t('show', { count: count.value }) : t('showAll');
  const none: Narrowing = { ...WIDE, words: chosen.words, category: chosen.category, sort: chosen.sort };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <SheetBody onClick={({ target }) => target instanceof Element && target.closest('a') && close()}>
        <FilterFields
          facets={facets.filter(({ kind }) => !vendor || kind !== 'VENDOR')}
          narrowing={chosen}
          currency={currency}
          categories={categories}
          onChange={choose}
        />
      </SheetBody>
      <SheetFooter>
        <p role="status" className="sr-only">
          {show}
        </p>
        <Button type="submit" size="lg">
          {show}
        </Button>
        <Button variant="ghost" onClick={() => choose(none)}>
          {t('clear')}
        </Button>
      </SheetFooter>
    </form>
  );
}
