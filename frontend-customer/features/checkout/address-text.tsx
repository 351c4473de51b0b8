'use client';
import { useLocale } from 'next-intl';
import type { Postal } from './model';

/** An address in one line. */
export function AddressLine({ address, withName = true }: { address: Postal; withName?: boolean }) {
  return (
    <>
      {lines(address, useLocale())
        .slice(withName ? 0 : 1)
        .join(', ')}
    </>
  );
}

/** An address as it stands on a parcel. */
export function AddressBlock({ address }: { address: Postal }) {
  return (
    <address className="text-sm not-italic leading-6">
      {lines(address, useLocale()).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}

function lines({ name, company, street1, street2, postalCode, city, region, country }: Postal, locale: string): string[] {
  const place = new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country;
  return [name, company, street1, street2, [postalCode, city].filter(Boolean).join(' '), region, place].flatMap((line) =>
    line ? [line] : [],
  );
}
