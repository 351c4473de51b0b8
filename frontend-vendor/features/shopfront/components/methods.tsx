'use client';
import { Truck } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatMoney } from '@/shared/lib/format';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Empty } from '@/shared/ui/empty';
import type { Method } from '../data';

const MethodDialog = dynamic(() => import('./method-dialog').then(({ MethodDialog }) => MethodDialog), { ssr: false });

/** How the vendor sends, and what it costs where. */
export function Methods({
  methods,
  countries,
  currencies,
  mayWrite,
  as: Title = 'h3',
}: {
  methods: readonly Method[];
  countries: readonly string[];
  currencies: readonly string[];
  mayWrite: boolean;
  /** The level of each method's name. */
  as?: 'h2' | 'h3';
}) {
  const [t, locale] = [useTranslations('shopfront.delivery'), useLocale()];
  const [open, setOpen] = useState<Method | 'new' | null>(null);
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const add = mayWrite && <Button onClick={() => setOpen('new')}>{t('add')}</Button>;
  const sorted = [...methods].sort((one, other) => one.position - other.position);
  return (
    <div className="flex flex-col gap-4">
      {sorted.length === 0 ? (
        <Empty icon={<Truck />} as={Title} title={t('none')} text={t('noneText')} action={add} />
      ) : (
        <>
          <ul className="flex flex-col gap-4">
            {sorted.map((method) => (
              <li key={method.code}>
                <Card>
                  <div className="flex flex-wrap items-start justify-between gap-4">
                    <div className="min-w-0">
                      <Title className="flex flex-wrap items-center gap-2 font-semibold">
                        {method.name}
                        {!method.active && <Badge>{t('resting')}</Badge>}
                      </Title>
                      <p className="text-muted-foreground text-sm">
                        {t('about', { carrier: method.carrier, min: method.minDays, max: method.maxDays })}
                      </p>
                    </div>
                    {mayWrite && (
                      <Button variant="outline" size="sm" aria-haspopup="dialog" onClick={() => setOpen(method)}>
                        {t('edit')}
                        <span className="sr-only">: {method.name}</span>
                      </Button>
                    )}
                  </div>
                  <ul className="mt-4 flex flex-col divide-y text-sm">
                    {method.rates.map(({ country, currency, price, freeAbove }) => (
                      <li key={`${country} ${currency}`} className="flex flex-wrap justify-between gap-x-4 py-2">
                        <span>{country === '*' ? t('elsewhere') : regions.of(country)}</span>
                        <span className="figures">
                          {Number(price.amount) === 0 ? t('free') : formatMoney(price, locale)}
                          {freeAbove && (
                            <span className="text-muted-foreground">
                              {' · '}
                              {t('freeFrom', { amount: formatMoney(freeAbove, locale) })}
                            </span>
                          )}
                        </span>
                      </li>
                    ))}
                    {method.rates.length === 0 && <li className="py-2 text-muted-foreground">{t('noRates')}</li>}
                  </ul>
                </Card>
              </li>
            ))}
          </ul>
          {add && <div>{add}</div>}
        </>
      )}
      {open && (
        <MethodDialog
          method={open === 'new' ? null : open}
          taken={methods.map(({ code }) => code)}
          position={methods.length}
          countries={countries}
          currencies={currencies}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
