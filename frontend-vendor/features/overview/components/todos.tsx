import {
  Boxes,
  ChevronRight,
  CircleCheck,
  ClipboardList,
  ClockAlert,
  Gavel,
  type LucideIcon,
  PackageOpen,
  PackagePlus,
  Palmtree,
  ShieldAlert,
  Truck,
} from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { PartFailure } from '@/components/states/part-failure';
import { due } from '@/features/orders/data';
import { attempt } from '@/lib/attempt';
import type { MemberRole } from '@/lib/graphql/generated/graphql';
import { may } from '@/lib/places';
import { cn } from '@/shared/lib/cn';
import { formatDay, formatMoment } from '@/shared/lib/format';
import { lowStock, standing } from '../data';
import { type Todo, waiting, wanted } from '../todos';
import { Section } from './section';

const ICONS: Record<Todo['kind'], LucideIcon> = {
  remedy: ShieldAlert,
  state: ClipboardList,
  strike: Gavel,
  late: ClockAlert,
  accept: PackagePlus,
  ship: PackageOpen,
  rest: Truck,
  out: Boxes,
  low: Boxes,
  pause: Palmtree,
};

const HREFS: Partial<Record<Todo['kind'], string>> = {
  remedy: '/onboarding',
  state: '/onboarding',
  pause: '/shopfront/pause',
  late: '/orders?tab=toShip',
  accept: '/orders',
  ship: '/orders?tab=toShip',
  rest: '/orders?tab=partlyShipped',
  strike: '/performance',
  out: '/stock?show=out',
  low: '/stock?show=low',
};

const PRESSING: readonly Todo['kind'][] = ['remedy', 'strike', 'late', 'out'];

/** What waits for somebody, before anything that is only to be looked at. */
export async function Todos({ role }: { role: MemberRole }) {
  const [t, here, orders, stock] = await Promise.all([
    getTranslations('overview'),
    attempt(standing),
    may(role, 'ORDERS_READ') ? attempt(due) : null,
    may(role, 'STOCK_READ') ? attempt(lowStock) : null,
  ]);
  const shelf = stock?.data;
  const todos: Todo[] = [
    ...(here.data ? wanted(here.data.vendor, here.data.strikes) : []),
    ...(orders?.data ? waiting(orders.data) : []),
    ...(shelf?.out ? [{ kind: 'out' as const, count: shelf.out, more: shelf.more }] : []),
    ...(shelf?.low ? [{ kind: 'low' as const, count: shelf.low, more: shelf.more }] : []),
  ];
  const failure = here.failure ?? orders?.failure ?? stock?.failure;
  return (
    <Section title={t('todos')}>
      {failure && <PartFailure requestId={failure.requestId} />}
      {todos.length === 0 && !failure ? (
        <p className="flex items-center gap-3 text-muted-foreground text-sm">
          <CircleCheck aria-hidden className="size-5 shrink-0 text-success" />
          {t('todosNone')}
        </p>
      ) : (
        <ul className="-mx-2 -mb-2 flex flex-col">
          {todos.map((todo) => (
            <Item key={`${todo.kind} ${'id' in todo ? todo.id : ''}`} todo={todo} />
          ))}
        </ul>
      )}
    </Section>
  );
}

async function Item({ todo }: { todo: Todo }) {
  const Icon = ICONS[todo.kind];
  const href = HREFS[todo.kind];
  const { title, text } = await wordsOf(todo);
  const face = (
    <>
      <span
        aria-hidden
        className={cn(
          'grid size-10 shrink-0 place-items-center rounded-full',
          PRESSING.includes(todo.kind) ? 'bg-danger-soft text-danger' : 'bg-accent text-accent-foreground',
        )}
      >
        <Icon className="size-5" />
      </span>
      <span className="min-w-0 flex-1 text-sm">
        <span className="block font-medium">{title}</span>
        {text && <span className="block text-muted-foreground leading-6">{text}</span>}
      </span>
    </>
  );
  return (
    <li>
      {href ? (
        <Link href={href} prefetch={false} className="flex items-center gap-4 rounded-lg p-2 hover:bg-muted">
          {face}
          <ChevronRight aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        </Link>
      ) : (
        <div className="flex items-center gap-4 p-2">{face}</div>
      )}
    </li>
  );
}

async function wordsOf(todo: Todo): Promise<{ title: string; text: string | null }> {
  const [t, format, locale] = await Promise.all([getTranslations('overview'), getFormatter(), getLocale()]);
  const day = (at: string) => formatDay(at, locale);
  const missing = (kinds: readonly string[]) => format.list(kinds.map((kind) => t(`requirement.${kind}`)));
  const join = (...parts: (string | false | null)[]) => parts.filter(Boolean).join(' ') || null;
  switch (todo.kind) {
    case 'remedy':
      return {
        title: t('todo.remedy'),
        text: join(t('missing', { what: missing(todo.missing) }), todo.dueAt && t('until', { day: day(todo.dueAt) })),
      };
    case 'state':
      return {
        title: t(`state.${todo.state}.title`),
        text: join(
          t(`state.${todo.state}.text`),
          todo.reason,
          todo.state !== 'SUBMITTED' && todo.missing.length > 0 && t('missing', { what: missing(todo.missing) }),
          todo.dueAt && t('until', { day: day(todo.dueAt) }),
        ),
      };
    case 'strike':
      return {
        title: t('todo.strike', { about: t(`strike.${todo.about}`) }),
        text: join(todo.text, todo.appealUntil && t('appealUntil', { day: day(todo.appealUntil) })),
      };
    case 'late':
    case 'accept':
    case 'ship':
    case 'rest':
      return {
        title: t(`todo.${todo.kind}`, { count: todo.count }),
        text:
          todo.shipBy &&
          t(todo.kind === 'late' ? 'lateSince' : 'shipBy', {
            at: formatMoment(todo.shipBy, locale),
            age: format.relativeTime(new Date(todo.shipBy), { now: new Date() }),
          }),
      };
    case 'out':
    case 'low':
      return { title: t(`todo.${todo.kind}`, { count: todo.count, more: String(todo.more) }), text: null };
    case 'pause':
      return {
        title: t(todo.running ? 'todo.pauseRuns' : 'todo.pauseComes'),
        text: t('pauseText', { from: day(todo.from), until: day(todo.until) }),
      };
  }
}
