'use client';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { CountrySelect } from '@/components/forms/country-select';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { type Problem, useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { textOf, useSubmit } from '@/components/forms/use-submit';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { toast } from '@/shared/ui/toaster';
import { saveWarehouse } from '../hooks';

interface Place {
  id: string;
  name: string;
  country: string;
}

/** The places where stock is kept. */
export function Warehouses({
  places,
  countries,
  mayWrite,
}: {
  places: readonly Place[];
  countries: readonly string[];
  mayWrite: boolean;
}) {
  const [t, locale] = [useTranslations('shopfront.warehouses'), useLocale()];
  const [open, setOpen] = useState<string | null>(null);
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const close = () => setOpen(null);
  return (
    <div className="flex flex-col gap-4">
      {places.length === 0 && <p className="text-muted-foreground text-sm">{t('none')}</p>}
      <ul className="flex flex-col divide-y">
        {places.map((place) => (
          <li key={place.id} className="py-3 first:pt-0">
            {open === place.id ? (
              <Edit place={place} countries={countries} onClose={close} />
            ) : (
              <span className="flex items-center justify-between gap-4 text-sm">
                <span className="min-w-0">
                  <span className="block truncate font-medium">{place.name}</span>
                  <span className="block text-muted-foreground">{regions.of(place.country)}</span>
                </span>
                {mayWrite && (
                  <Button variant="outline" size="sm" onClick={() => setOpen(place.id)}>
                    {t('edit')}
                    <span className="sr-only">: {place.name}</span>
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {mayWrite &&
        (open === 'new' ? (
          <Edit place={null} countries={countries} onClose={close} />
        ) : (
          <div>
            <Button variant="outline" onClick={() => setOpen('new')}>
              {t('add')}
            </Button>
          </div>
        ))}
    </div>
  );
}

function Edit({ place, countries, onClose }: { place: Place | null; countries: readonly string[]; onClose: () => void }) {
  const [t, c, refusals] = [useTranslations('shopfront.warehouses'), useTranslations('common'), useRefusals()];
  const [key, router] = [useKey(), useRouter()];
  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const input = { id: place?.id, name: textOf(values, 'name'), country: textOf(values, 'country') };
    const wrong: Problem[] = [];
    if (!input.name) wrong.push({ field: 'name', message: t('nameMissing') });
    if (!input.country) wrong.push({ field: 'country', message: t('countryMissing') });
    if (wrong.length) return wrong;
    const { warehouse, userErrors } = await saveWarehouse({ ...input, idempotencyKey: key.of(input) });
    if (!warehouse) return refusals(userErrors, { LIMIT_EXCEEDED: t('most') });
    toast(c('saved'), { tone: 'success' });
    router.refresh();
    onClose();
  });
  return (
    <form {...form} className="flex flex-col gap-4 rounded-lg border p-4">
      <FailureNote failure={failure} />
      <ProblemNote problems={problems} fields={['name', 'country']} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('name')} error={at('name')}>
          {(parts) => <Input {...parts} name="name" defaultValue={place?.name ?? ''} maxLength={100} autoComplete="off" />}
        </Field>
        <Field label={c('address.country')} error={at('country')}>
          {(parts) => (
            <CountrySelect
              {...parts}
              name="country"
              defaultValue={place?.country ?? ''}
              countries={[...new Set([...countries, ...(place ? [place.country] : [])])]}
            />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={busy}>
          {c('save')}
        </Button>
        <Button variant="outline" onClick={onClose}>
          {c('cancel')}
        </Button>
      </div>
    </form>
  );
}
