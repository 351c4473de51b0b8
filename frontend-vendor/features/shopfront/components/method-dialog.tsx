'use client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { type Problem, useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { textOf, useSubmit } from '@/components/forms/use-submit';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { NativeSelect } from '@/shared/ui/native-select';
import { toast } from '@/shared/ui/toaster';
import type { Method } from '../data';
import { saveMethod } from '../hooks';
import { amountOf, codeOf, daysOf } from '../model';

interface Rate {
  country: string;
  currency: string;
  price: string;
  freeAbove: string;
}

/** A way to send, new or changed, with what it costs in each country. A rate once set can be changed and not taken away. */
export function MethodDialog({
  method,
  taken,
  position,
  countries,
  currencies,
  onClose,
}: {
  method: Method | null;
  taken: readonly string[];
  position: number;
  countries: readonly string[];
  currencies: readonly string[];
  onClose: () => void;
}) {
  const [t, c, locale, refusals] = [useTranslations('shopfront.delivery'), useTranslations('common'), useLocale(), useRefusals()];
  const [key, router] = [useKey(), useRouter()];
  const empty = (): Rate => ({ country: '*', currency: currencies[0] ?? 'EUR', price: '', freeAbove: '' });
  const [rates, setRates] = useState<Rate[]>(() =>
    method?.rates.length
      ? method.rates.map(({ country, currency, price, freeAbove }) => ({
          country,
          currency,
          price: price.amount,
          freeAbove: freeAbove?.amount ?? '',
        }))
      : [empty()],
  );
  const kept = method?.rates.length ?? 0;
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const fields = [
    'name',
    'carrier',
    'minDays',
    'maxDays',
    ...rates.flatMap((_, at) => [`rates.${at}.price`, `rates.${at}.freeAbove`]),
  ];

  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const [name, carrier] = [textOf(values, 'name'), textOf(values, 'carrier')];
    const [minDays, maxDays] = [daysOf(textOf(values, 'minDays')), daysOf(textOf(values, 'maxDays'))];
    const wrong: Problem[] = [];
    if (!name) wrong.push({ field: 'name', message: t('nameMissing') });
    if (!carrier) wrong.push({ field: 'carrier', message: t('carrierMissing') });
    if (minDays === null) wrong.push({ field: 'minDays', message: t('daysWrong') });
    if (maxDays === null || (minDays !== null && maxDays < minDays)) wrong.push({ field: 'maxDays', message: t('maxDaysWrong') });
    rates.forEach(({ price, freeAbove }, index) => {
      if (amountOf(price) === null) wrong.push({ field: `rates.${index}.price`, message: t('amountWrong') });
      if (freeAbove && amountOf(freeAbove) === null) wrong.push({ field: `rates.${index}.freeAbove`, message: t('amountWrong') });
    });
    if (wrong.length || minDays === null || maxDays === null) return wrong;
    const input = {
      code: method?.code ?? codeOf(name, taken),
      name,
      carrier,
      minDays,
      maxDays,
      position: method?.position ?? position,
      active: values.get('active') === 'on',
      rates: rates.map(({ country, currency, price, freeAbove }) => ({
        country,
        price: { amount: amountOf(price) ?? '0', currency },
        freeAbove: freeAbove ? { amount: amountOf(freeAbove) ?? '0', currency } : undefined,
      })),
    };
    const { shippingMethod, userErrors } = await saveMethod({ ...input, idempotencyKey: key.of(input) });
    if (!shippingMethod) return refusals(userErrors, { LIMIT_EXCEEDED: t('most') });
    toast(c('saved'), { tone: 'success' });
    router.refresh();
    onClose();
  });
  const change = (index: number, part: Partial<Rate>) =>
    setRates((all) => all.map((rate, place) => (place === index ? { ...rate, ...part } : rate)));
  const text = (name: 'name' | 'carrier' | 'minDays' | 'maxDays', hint?: string) => (
    <Field label={t(name)} hint={hint} error={at(name)}>
      {(parts) => (
        <Input
          {...parts}
          name={name}
          defaultValue={method?.[name] ?? ''}
          inputMode={name.endsWith('Days') ? 'numeric' : undefined}
          maxLength={100}
          autoComplete="off"
        />
      )}
    </Field>
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent closeLabel={c('close')} className="max-w-2xl">
        <form {...form} className="flex flex-col gap-5">
          <DialogHeader>
            <DialogTitle>{t(method ? 'editTitle' : 'addTitle')}</DialogTitle>
            <DialogDescription>{t('dialogText')}</DialogDescription>
          </DialogHeader>
          <FailureNote failure={failure} />
          <ProblemNote problems={problems} fields={fields} />
          <div className="grid gap-5 sm:grid-cols-2">
            {text('name', t('nameHint'))}
            {text('carrier')}
            {text('minDays')}
            {text('maxDays')}
          </div>
          <fieldset className="flex min-w-0 flex-col gap-4">
            <legend className="mb-3 font-semibold">{t('rates')}</legend>
            {rates.map((rate, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rates are added at the end and never moved
              <div key={index} className="grid gap-4 rounded-lg border p-4 sm:grid-cols-2">
                <Field label={t('country')}>
                  {(parts) => (
                    <NativeSelect
                      {...parts}
                      disabled={index < kept}
                      value={rate.country}
                      onChange={({ target }) => change(index, { country: target.value })}
                    >
                      <option value="*">{t('elsewhere')}</option>
                      {[...new Set([...countries, ...(rate.country === '*' ? [] : [rate.country])])].map((code) => (
                        <option key={code} value={code}>
                          {regions.of(code)}
                        </option>
                      ))}
                    </NativeSelect>
                  )}
                </Field>
                <Field label={t('currency')}>
                  {(parts) => (
                    <NativeSelect
                      {...parts}
                      disabled={index < kept}
                      value={rate.currency}
                      onChange={({ target }) => change(index, { currency: target.value })}
                    >
                      {[...new Set([...currencies, rate.currency])].map((code) => (
                        <option key={code}>{code}</option>
                      ))}
                    </NativeSelect>
                  )}
                </Field>
                <Field label={t('price')} hint={t('priceHint')} error={at(`rates.${index}.price`)}>
                  {(parts) => (
                    <Input
                      {...parts}
                      inputMode="decimal"
                      value={rate.price}
                      onChange={({ target }) => change(index, { price: target.value })}
                      className="figures"
                    />
                  )}
                </Field>
                <Field label={t('freeAbove')} optional optionalLabel={c('optional')} error={at(`rates.${index}.freeAbove`)}>
                  {(parts) => (
                    <Input
                      {...parts}
                      inputMode="decimal"
                      value={rate.freeAbove}
                      onChange={({ target }) => change(index, { freeAbove: target.value })}
                      className="figures"
                    />
                  )}
                </Field>
              </div>
            ))}
            <div>
              <Button variant="outline" size="sm" onClick={() => setRates((all) => [...all, empty()])}>
                <Plus aria-hidden />
                {t('addRate')}
              </Button>
            </div>
          </fieldset>
          <Checkbox name="active" label={t('active')} hint={t('activeHint')} defaultChecked={method?.active ?? true} />
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {c('cancel')}
            </Button>
            <Button type="submit" busy={busy}>
              {c('save')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
