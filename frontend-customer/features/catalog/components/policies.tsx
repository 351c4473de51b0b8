import { useTranslations } from 'next-intl';
import type { Seller } from '../data';
import { Paragraphs } from './paragraphs';

const KINDS = ['returns', 'shipping', 'privacy'] as const;

/** What a vendor says of returns, of sending and of privacy; nothing where it says nothing. */
export function Policies({ policies, heading: Heading = 'h3' }: { policies: Seller['policies']; heading?: 'h3' | 'h4' }) {
  const t = useTranslations('catalog.policies');
  return KINDS.filter((kind) => policies[kind].trim()).map((kind) => (
    <div key={kind}>
      <Heading className="mb-1 font-semibold text-sm">{t(kind)}</Heading>
      <Paragraphs text={policies[kind]} className="text-sm" />
    </div>
  ));
}
