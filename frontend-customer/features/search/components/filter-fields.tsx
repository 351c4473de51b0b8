'use client';
import { useTranslations } from 'next-intl';
import { type FocusEvent, useState } from 'react';
import { Link } from '@/i18n/navigation';
import { Checkbox } from '@/shared/ui/checkbox';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import type { Facet } from '../data';
import { NAMES, type Narrowing, priceIn, rangeOf, withProperty, withVendor } from '../narrowing';
import { usePriceWords } from '../price-words';

export interface CategoryChoice {
  href: string;
  name: string;
  count?: number;
}

export interface FilterFieldsProps {
  facets: Facet[];
  narrowing: Narrowing;
  currency: string;
  /** Where one may go down in the tree, with what is chosen besides. */
  categories: CategoryChoice[];
  onChange: (next: Narrowing) => void;
}

/** How many values of a property are shown at once. */
const AT_ONCE = 6;

/** What a list can be narrowed by: boxes to tick and prices to write, as parts of a form. */
export function FilterFields({ facets, narrowing, currency, categories, onChange }: FilterFieldsProps) {
  const t = useTranslations('catalog.filters');
  const vendors = facets.find(({ kind }) => kind === 'VENDOR');
  const prices = facets.find(({ kind }) => kind === 'PRICE');
  return (
    <div className="divide-y [&>*]:py-5 [&>*:first-child]:pt-0">
      {categories.length > 0 && (
        <nav aria-label={t('category')}>
          <p className="mb-1 font-semibold text-sm">{t('category')}</p>
          <ul>
            {categories.map(({ href, name, count }) => (
              <li key={href}>
                <Link
                  href={href}
                  prefetch={false}
                  className="flex min-h-11 items-center justify-between gap-3 rounded-sm text-sm underline-offset-4 hover:underline lg:min-h-9"
                >
                  {name}
                  {count !== undefined && <span className="figures text-muted-foreground text-xs">{count}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="!py-2">
        <Checkbox
          name="stock"
          value="in"
          label={t('inStock')}
          checked={narrowing.inStock}
          onCheckedChange={(inStock) => onChange({ ...narrowing, inStock })}
        />
      </div>
      {(prices || narrowing.min || narrowing.max) && (
        <Prices facet={prices} narrowing={narrowing} currency={currency} onChange={onChange} />
      )}
      {facets
        .filter(({ kind }) => kind === 'ATTRIBUTE')
        .map((facet) => (
          <Values
            key={facet.code}
            legend={facet.label}
            name={NAMES.property(facet.code)}
            values={facet.values}
            chosen={narrowing.properties[facet.code] ?? []}
            onChange={(value, chosen) => onChange(withProperty(narrowing, facet.code, value, chosen))}
          />
        ))}
      {vendors && (
        <Values
          legend={t('vendor')}
          name="vendor"
          values={vendors.values}
          chosen={narrowing.vendors}
          onChange={(value, chosen) => onChange(withVendor(narrowing, value, chosen))}
        />
      )}
    </div>
  );
}

function Values({
  legend,
  name,
  values,
  chosen,
  onChange,
}: {
  legend: string;
  name: string;
  values: Facet['values'];
  chosen: string[];
  onChange: (value: string, chosen: boolean) => void;
}) {
  const t = useTranslations('catalog.filters');
  const [all, showAll] = useState(false);
  if (values.length === 0) return null;
  // What is chosen is never hidden.
  const shown = values.filter(({ value }, index) => all || index < AT_ONCE || chosen.includes(value));
  return (
    <fieldset className="min-w-0">
      <legend className="float-left mb-1 w-full font-semibold text-sm">{legend}</legend>
      {shown.map(({ value, label, count }) => (
        <Checkbox
          key={value}
          name={name}
          value={value}
          checked={chosen.includes(value)}
          onCheckedChange={(checked) => onChange(value, checked)}
          className="clear-both [&_label>span:last-child]:flex-1 lg:[&_label]:min-h-9 lg:[&_label]:py-1.5"
          label={
            <span className="flex justify-between gap-3">
              <span className="min-w-0 break-words">{label}</span>
              <span className="figures text-muted-foreground text-xs leading-6">{count}</span>
            </span>
          }
        />
      ))}
      {shown.length < values.length && (
        <button
          type="button"
          onClick={() => showAll(true)}
          className="min-h-11 cursor-pointer rounded-sm font-medium text-primary text-sm underline-offset-4 hover:underline"
        >
          {t('more', { count: values.length - shown.length })}
        </button>
      )}
    </fieldset>
  );
}

function Prices({
  facet,
  narrowing,
  currency,
  onChange,
}: {
  facet: Facet | undefined;
  narrowing: Narrowing;
  currency: string;
  onChange: (next: Narrowing) => void;
}) {
  const t = useTranslations('catalog.filters');
  const [min, setMin] = useState(narrowing.min);
  const [max, setMax] = useState(narrowing.max);
  const [seen, see] = useState(narrowing);
  const words = usePriceWords(currency);

  // What was chosen elsewhere is written into the fields, which stay where they are and keep the focus.
  if (seen.min !== narrowing.min || seen.max !== narrowing.max) {
    see(narrowing);
    setMin(narrowing.min);
    setMax(narrowing.max);
  }

  function settle(range: { min: string; max: string }) {
    const next = { min: priceIn(range.min), max: priceIn(range.max) };
    if (next.min !== narrowing.min || next.max !== narrowing.max) onChange({ ...narrowing, ...next });
  }

  // From one of the two fields to the other nothing is settled yet.
  function leave({ currentTarget, relatedTarget }: FocusEvent) {
    if (!currentTarget.contains(relatedTarget)) settle({ min, max });
  }

  return (
    <fieldset className="min-w-0" onBlur={leave}>
      <legend className="float-left mb-2 w-full font-semibold text-sm">{t('price', { currency })}</legend>
      <div className="clear-both grid grid-cols-2 gap-3">
        <Field label={t('min')}>
          {(parts) => (
            <Input {...parts} name="min" inputMode="decimal" value={min} onChange={({ target }) => setMin(target.value)} />
          )}
        </Field>
        <Field label={t('max')}>
          {(parts) => (
            <Input {...parts} name="max" inputMode="decimal" value={max} onChange={({ target }) => setMax(target.value)} />
          )}
        </Field>
      </div>
      <ul className="mt-2">
        {facet?.values.map(({ value, count }) => {
          const range = rangeOf(value, currency);
          const chosen = range.min === narrowing.min && range.max === narrowing.max;
          return (
            <li key={value}>
              <button
                type="button"
                aria-pressed={chosen}
                onClick={() => settle(chosen ? { min: '', max: '' } : range)}
                className="figures flex min-h-11 w-full cursor-pointer items-center justify-between gap-3 rounded-sm text-left text-sm underline-offset-4 hover:underline aria-pressed:font-semibold lg:min-h-9"
              >
                {words(range)}
                <span className="font-normal text-muted-foreground text-xs">{count}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
