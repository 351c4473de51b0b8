import type { Postal } from './model';

/** What somebody writes into the fields of an address. */
export type AddressValues = Record<
  'name' | 'company' | 'street1' | 'street2' | 'postalCode' | 'city' | 'country' | 'phone',
  string
>;
export type AddressPart = keyof AddressValues;

/** Countries where people do not write a postal code. */
const WITHOUT_POSTAL_CODE = ['VN'];

export function needsPostalCode(country: string): boolean {
  return !WITHOUT_POSTAL_CODE.includes(country);
}

export function valuesOf(address: Postal | null | undefined, country: string, name = ''): AddressValues {
  return {
    name: address?.name ?? name,
    company: address?.company ?? '',
    street1: address?.street1 ?? '',
    street2: address?.street2 ?? '',
    postalCode: address?.postalCode ?? '',
    city: address?.city ?? '',
    country: address?.country ?? country,
    phone: address?.phone ?? '',
  };
}

/** For the API: without the spaces around, and without what stayed empty. */
export function addressOf(values: AddressValues) {
  const given = (value: string) => value.trim() || null;
  return {
    name: values.name.trim(),
    street1: values.street1.trim(),
    city: values.city.trim(),
    country: values.country,
    company: given(values.company),
    street2: given(values.street2),
    postalCode: given(values.postalCode),
    phone: given(values.phone),
  };
}

export type Wrong = 'missing' | 'invalid' | 'rejected';

/** Which parts are missing. */
export function wrongParts(values: AddressValues): Partial<Record<AddressPart, Wrong>> {
  const required: AddressPart[] = ['name', 'street1', 'city', 'country'];
  if (needsPostalCode(values.country)) required.push('postalCode');
  return Object.fromEntries(required.filter((part) => !values[part].trim()).map((part) => [part, 'missing'] as const));
}

/** What is wrong with an address of mail, if anything is. Whether it is there only a letter can tell. */
export function wrongEmail(email: string): Wrong | undefined {
  if (!email.trim()) return 'missing';
  return /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(email.trim()) ? undefined : 'invalid';
}

/** Whether both lead to the same door. */
export function isSame(one: Postal | null | undefined, other: Postal | null | undefined): boolean {
  if (!one || !other) return false;
  const parts = ['name', 'company', 'street1', 'street2', 'postalCode', 'city', 'region', 'country'] as const;
  return parts.every((part) => (one[part] ?? '') === (other[part] ?? ''));
}
