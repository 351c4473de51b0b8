'use client';
import { useLocale } from 'next-intl';
import type { Postal } from './model';

/** An address as it stands on a parcel. */
export function AddressBlock({
  address: { name, company, street1, street2, postalCode, city, region, country },
}: {
  address: Postal;
}) {
  const place = new Intl.DisplayNames([useLocale()], { type: 'region' }).of(country) ?? country;
  const lines = [name, company, street1, street2, [postalCode, city].filter(Boolean).join(' '), region, place];
  return (
    <address className="text-sm not-italic leading-6">
      {lines.map((line) =>
        line ? (
          <span key={line} className="block">
            {line}
          </span>
        ) : null,
      )}
    </address>
  );
}
