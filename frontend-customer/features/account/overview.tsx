import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Locale } from '@/i18n/markets';
import { Link } from '@/i18n/navigation';
import { buttonClass } from '@/shared/ui/button';
import { Empty } from '@/shared/ui/empty';
import type { OrderRow, Person } from './data';
import { ErasureNote } from './erasure-note';
import { OrderCards } from './order-cards';
import { SECTIONS } from './sections';
import { SignOut } from './sign-out';
import { UnverifiedNote } from './unverified-note';

interface OverviewProps {
  person: Person;
  latest: readonly OrderRow[];
  locale: Locale;
}

/** What matters now: what is still to be done, the latest orders, and the way to everything else. */
export function Overview({ person, latest, locale }: OverviewProps) {
  const t = useTranslations('account');
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 tabIndex={-1} className="font-semibold text-2xl tracking-tight outline-none sm:text-3xl">
          {t('overview.hello', { name: person.name })}
        </h1>
        <p className="break-words text-muted-foreground">{person.email}</p>
      </div>
      {person.erasure?.state === 'WAITING' && <ErasureNote dueAt={person.erasure.dueAt} />}
      {!person.emailVerified && <UnverifiedNote email={person.email} />}
      <section aria-labelledby="latest" className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="latest" className="font-semibold text-lg tracking-tight">
            {t('overview.latest')}
          </h2>
          {latest.length > 0 && (
            <Link
              href="/account/orders"
              className="inline-flex min-h-11 items-center text-primary text-sm underline decoration-primary/40 underline-offset-4 hover:decoration-current"
            >
              {t('overview.all')}
            </Link>
          )}
        </div>
        {latest.length > 0 ? (
          <OrderCards orders={latest} locale={locale} />
        ) : (
          <Empty
            as="h3"
            title={t('orders.emptyTitle')}
            text={t('orders.emptyText')}
            action={
              <Link href="/" className={buttonClass({})}>
                {t('orders.look')}
              </Link>
            }
          />
        )}
      </section>
      <section aria-labelledby="more" className="flex flex-col gap-4">
        <h2 id="more" className="font-semibold text-lg tracking-tight">
          {t('overview.more')}
        </h2>
        <ul className="divide-y overflow-hidden rounded-xl border bg-card">
          {SECTIONS.map(({ href, name }) => (
            <li key={href}>
              <Link href={href} className="flex items-center gap-4 px-5 py-4 hover:bg-muted/60 focus-visible:-outline-offset-2">
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{t(`nav.${name}`)}</span>
                  <span className="block text-muted-foreground text-sm">{t(`overview.about.${name}`)}</span>
                </span>
                <ChevronRight aria-hidden className="size-4 shrink-0 text-muted-foreground" />
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <div className="lg:hidden">
        <SignOut />
      </div>
    </>
  );
}
