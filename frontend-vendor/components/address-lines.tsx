import { useLocale } from 'next-intl';
import type { PlaceFragment } from '@/lib/graphql/generated/graphql';

/** An address, line by line. */
export function AddressLines({ address }: { address: PlaceFragment }) {
  const locale = useLocale();
  const { name, company, street1, street2, postalCode, city, region, country, phone } = address;
  const lines = [
    name,
    company,
    street1,
    street2,
    [postalCode, city].filter(Boolean).join(' '),
    region,
    new Intl.DisplayNames(locale, { type: 'region' }).of(country),
  ].filter(Boolean);
  return (
    <address className="text-sm not-italic leading-6">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of an address may be alike, and do not move
        <span key={index} className="block break-words">
          {line}
        </span>
      ))}
      {phone && (
        <a
          href={`tel:${phone.replace(/[^\d+]/g, '')}`}
          className="figures block text-muted-foreground underline-offset-4 hover:underline"
        >
          {phone}
        </a>
      )}
    </address>
  );
}
