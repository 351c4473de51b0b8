import { notFound } from 'next/navigation';

// Addresses that are nothing are countless: none of them is kept.
export const dynamic = 'force-dynamic';

/** Whatever is no other page, so that it is told in the shop's own words and language. */
export default function Nothing(): never {
  notFound();
}
