'use client';
import { Menu } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useDue } from '@/features/orders/hooks';
import type { MemberRole } from '@/lib/graphql/generated/graphql';
import { DESTINATIONS, type Destination, isAt } from '@/lib/navigation';
import { may } from '@/lib/places';
import { cn } from '@/shared/lib/cn';

const MoreSheet = dynamic(() => import('./more-sheet').then(({ MoreSheet }) => MoreSheet), { ssr: false });

/** As many stand beside each other on a small screen; where there are more, the last place is the menu's. */
const IN_BAR = 5;

const seen = (role: MemberRole) => DESTINATIONS.filter(({ scope }) => may(role, scope));

/** The pages of the desk, down the side of a large screen. */
export function SideNavigation({ role }: { role: MemberRole }) {
  const [t, path] = [useTranslations('common'), usePathname()];
  return (
    <nav aria-label={t('nav.label')} className="flex flex-col gap-1">
      {seen(role).map((place) => (
        <SideLink key={place.href} place={place} here={isAt(place, path)} />
      ))}
    </nav>
  );
}

export function SideLink({ place, here, onClick }: { place: Destination; here: boolean; onClick?: () => void }) {
  const t = useTranslations('common');
  const { href, name, icon: Icon, badge } = place;
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={here ? 'page' : undefined}
      onClick={onClick}
      className={cn(
        'flex min-h-11 items-center gap-3 rounded-md px-3 font-medium text-sm transition-colors',
        here ? 'bg-accent text-accent-foreground' : 'text-muted-foreground hover:bg-muted hover:text-foreground',
      )}
    >
      <Icon aria-hidden className="size-4.5 shrink-0" />
      <span className="min-w-0 flex-1 truncate">{t(`nav.${name}`)}</span>
      {badge === 'due' && <DueCount />}
    </Link>
  );
}

/** The same at the foot of a small screen. */
export function BarNavigation({ role }: { role: MemberRole }) {
  const [t, path] = [useTranslations('common'), usePathname()];
  const [open, setOpen] = useState(false);
  const places = seen(role);
  const [bar, rest] = places.length > IN_BAR ? [places.slice(0, IN_BAR - 1), places.slice(IN_BAR - 1)] : [places, []];
  return (
    <nav
      aria-label={t('nav.label')}
      className="no-print fixed inset-x-0 bottom-0 z-40 border-t bg-background/95 pb-[env(safe-area-inset-bottom)] backdrop-blur lg:hidden"
    >
      <ul className="mx-auto flex max-w-xl">
        {bar.map((place) => (
          <li key={place.href} className="min-w-0 flex-1">
            <BarLink place={place} here={isAt(place, path)} />
          </li>
        ))}
        {rest.length > 0 && (
          <li className="min-w-0 flex-1">
            <button
              type="button"
              aria-haspopup="dialog"
              aria-expanded={open}
              onClick={() => setOpen(true)}
              className={barClass(rest.some((place) => isAt(place, path)))}
            >
              <Menu aria-hidden className="size-5" />
              <span className="max-w-full truncate">{t('nav.more')}</span>
            </button>
            {open && <MoreSheet places={rest} path={path} onOpenChange={setOpen} />}
          </li>
        )}
      </ul>
    </nav>
  );
}

function BarLink({ place: { href, name, icon: Icon, badge }, here }: { place: Destination; here: boolean }) {
  const t = useTranslations('common');
  return (
    <Link href={href} prefetch={false} aria-current={here ? 'page' : undefined} className={barClass(here)}>
      <span className="relative">
        <Icon aria-hidden className="size-5" />
        {badge === 'due' && <DueCount className="absolute -top-2 left-3" />}
      </span>
      <span className="max-w-full truncate">{t(`nav.${name}`)}</span>
    </Link>
  );
}

function barClass(here: boolean): string {
  return cn(
    'flex h-16 w-full cursor-pointer flex-col items-center justify-center gap-1 px-1 font-medium text-xs focus-visible:-outline-offset-4',
    here ? 'text-primary' : 'text-muted-foreground',
  );
}

/** How many orders wait for an answer. */
function DueCount({ className }: { className?: string }) {
  const t = useTranslations('common');
  const { data } = useDue();
  const count = data?.toAccept ?? 0;
  if (count === 0) return null;
  return (
    <span
      className={cn(
        'figures min-w-5 rounded-full bg-primary px-1.5 text-center font-medium text-primary-foreground text-xs leading-5',
        className,
      )}
    >
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{t('nav.due', { count })}</span>
    </span>
  );
}
