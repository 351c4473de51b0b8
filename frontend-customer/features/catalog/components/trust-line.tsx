import { BadgeCheck, Package, ReceiptText } from 'lucide-react';
import { useTranslations } from 'next-intl';

const POINTS = [
  { key: 'named', icon: BadgeCheck },
  { key: 'together', icon: Package },
  { key: 'prices', icon: ReceiptText },
] as const;

/** Why one may buy here, in three short sentences. */
export function TrustLine() {
  const t = useTranslations('catalog.trust');
  return (
    <ul className="mt-16 grid gap-x-10 gap-y-6 border-t pt-8 sm:mt-20 md:grid-cols-3">
      {POINTS.map(({ key, icon: Icon }) => (
        <li key={key} className="flex gap-3.5">
          <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-primary" />
          <p className="text-sm leading-6">
            <strong className="font-semibold">{t(`${key}.title`)}</strong>{' '}
            <span className="text-muted-foreground">{t(`${key}.text`)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
