import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import type { VendorCardFragment } from '@/lib/graphql/generated/graphql';
import { Avatar } from '@/shared/ui/avatar';
import { vendorAt } from '../addresses';
import { Score } from './score';

/** A vendor in a few words; all of it is one link. */
export function VendorCard({
  vendor,
  country,
  heading: Heading = 'h3',
}: {
  vendor: VendorCardFragment;
  /** The name of its country in the language of the page. */
  country: string;
  heading?: 'h2' | 'h3';
}) {
  const t = useTranslations('catalog.vendor');
  const { slug, name, description, score, logoUrl } = vendor;
  return (
    <article className="group relative flex h-full gap-4 rounded-xl border bg-card p-5 transition-colors hover:border-foreground/30 has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2">
      <Avatar name={name} src={logoUrl} size="lg" />
      <div className="flex min-w-0 flex-col">
        <Heading className="font-semibold tracking-tight">
          <Link
            href={vendorAt(slug)}
            prefetch={false}
            className="underline-offset-4 outline-none after:absolute after:inset-0 group-hover:underline"
          >
            {name}
          </Link>
        </Heading>
        <p className="text-muted-foreground text-xs">{t('from', { country })}</p>
        <p className="mt-2 line-clamp-2 text-sm leading-6">{description}</p>
        <p className="mt-auto pt-3">
          <Score value={score} />
        </p>
      </div>
    </article>
  );
}
