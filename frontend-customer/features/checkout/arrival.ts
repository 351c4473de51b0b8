'use client';
import { useLocale, useTranslations } from 'next-intl';
import { arrival, formatDay } from '@/shared/lib/format';
import type { Option } from './model';

/** When a parcel comes, as days of the calendar: counted from now, after the days that its vendor takes to send it. */
export function useArrival(now: number): (option: Option, handling: number) => string {
  const t = useTranslations('checkout.delivery');
  const locale = useLocale();
  return ({ minDays, maxDays }, handling) => {
    const [first, last] = arrival(now, handling + minDays, handling + maxDays).map((day) => formatDay(day, locale)) as [
      string,
      string,
    ];
    return first === last ? t('on', { day: first }) : t('between', { first, last });
  };
}
