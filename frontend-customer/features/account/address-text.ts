import type { AccountAddressFragment } from '@/lib/graphql/generated/graphql';

/** An address line by line, as it stands on a parcel. */
export function linesOf(address: AccountAddressFragment['address'], locale: string): string[] {
  const { name, company, street1, street2, postalCode, city, region, country, phone } = address;
  const town = [postalCode, city].filter(Boolean).join(' ');
  const place = [town, region].filter(Boolean).join(', ');
  return [name, company, street1, street2, place, countryName(country, locale), phone].filter(
    (line) => line != null && line !== '',
  ) as string[];
}

function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
}
