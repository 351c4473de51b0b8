import { CalendarClock } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { QuietLink } from '@/components/layout/quiet-link';
import { cn } from '@/shared/lib/cn';
import { formatDay } from '@/shared/lib/format';
import { Alert } from '@/shared/ui/alert';
import { Avatar } from '@/shared/ui/avatar';
import { Breadcrumb } from '@/shared/ui/breadcrumb';
import { vendorAt } from '../addresses';
import type { VendorDetails } from '../data';
import { countryName } from '../places';
import { Score } from './score';

/** Who a vendor is, at the top of its pages. */
export function VendorHead({
  vendor,
  small = false,
  children,
}: {
  vendor: VendorDetails;
  /** On the pages below its first one. */
  small?: boolean;
  children?: ReactNode;
}) {
  const [t, common, locale] = [useTranslations('catalog.vendor'), useTranslations('common'), useLocale()];
  const { name, description, bannerUrl, logoUrl, score, country, createdAt, slug } = vendor;
  const since = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'Europe/Berlin' }).format(
    new Date(createdAt),
  );
  const here = [
    { label: common('home'), href: '/' },
    { label: common('vendors'), href: '/v' },
  ];
  return (
    <div className="mb-8">
      <Breadcrumb
        label={common('breadcrumb')}
        link={QuietLink}
        items={small ? [...here, { label: name, href: vendorAt(slug) }, { label: t('products') }] : [...here, { label: name }]}
        className="mb-3"
      />
      {!small &&
        (bannerUrl ? (
          <img
            src={bannerUrl}
            alt=""
            width={1920}
            height={640}
            loading="eager"
            fetchPriority="high"
            className="mb-6 aspect-[3/1] max-h-72 w-full rounded-xl border bg-muted object-cover"
          />
        ) : (
          <Colonnade className="mb-6 h-24 w-full rounded-xl border bg-accent text-primary/25 sm:h-36" />
        ))}
      <div className={cn('flex items-start gap-x-5 gap-y-4', small ? 'flex-wrap sm:flex-nowrap' : 'max-sm:flex-col')}>
        <Avatar name={name} src={logoUrl} size="lg" className={small ? undefined : '-mt-14 ml-4 ring-4 ring-background'} />
        <div className={cn('min-w-0 sm:flex-1', small && 'flex-1 basis-52')}>
          <h1 className="break-words font-semibold text-3xl tracking-tight">{small ? t('productsOf', { name }) : name}</h1>
          {!small && <p className="mt-1.5 max-w-2xl text-lg text-muted-foreground leading-7">{description}</p>}
          <p className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1 text-muted-foreground text-sm">
            <Score value={score} className="text-foreground" />
            <span>{t('from', { country: countryName(country, locale) })}</span>
            {!small && <span>{t('since', { month: since })}</span>}
          </p>
        </div>
        {children}
      </div>
      <Pause vendor={vendor} />
    </div>
  );
}

/** Columns and arches, for who has no picture of its own. */
function Colonnade({ className }: { className: string }) {
  const id = useId();
  return (
    <svg aria-hidden="true" className={className}>
      <pattern id={id} width="72" height="144" patternUnits="userSpaceOnUse">
        <path d="M8 144V68a28 28 0 0 1 56 0v76M0 28h72M0 20h72" fill="none" stroke="currentColor" strokeWidth="2" />
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}

/** What a vendor says of a break, before it and while it runs. */
function Pause({ vendor: { pause, name } }: { vendor: VendorDetails }) {
  const [t, locale] = [useTranslations('catalog.vendor'), useLocale()];
  if (!pause) return null;
  const { from, until, running, note } = pause;
  const days = { name, from: formatDay(from, locale), until: formatDay(until, locale) };
  return (
    <Alert
      tone={running ? 'warning' : 'info'}
      className="mt-6"
      title={
        <span className="inline-flex items-center gap-2">
          <CalendarClock aria-hidden className="size-4" />
          {t(running ? 'paused' : 'pauseAhead', days)}
        </span>
      }
    >
      {note && <p className="whitespace-pre-line">{note}</p>}
    </Alert>
  );
}
