import type { OrderWholeFragment, VendorOrderWhereInput } from '@/lib/graphql/generated/graphql';
import { minorOf } from '@/shared/lib/format';
import type { Tone } from '@/shared/ui/badge';

/** An order with everything that is shown of it. */
export type Order = OrderWholeFragment;
export type Line = Order['lines'][number];

/** What tells how far an order is. */
type Standing = Pick<Order, 'lifecycle' | 'fulfillment' | 'paymentState' | 'acceptedAt'>;

/** How far an order is, as its seller reads it. */
export const STAGES = [
  'new',
  'toShip',
  'partlyShipped',
  'shipped',
  'delivered',
  'returned',
  'completed',
  'refunded',
  'cancelled',
  'expired',
  'onHold',
] as const;
export type Stage = (typeof STAGES)[number];

export function stageOf({ lifecycle, fulfillment, paymentState, acceptedAt }: Standing): Stage {
  if (lifecycle === 'CANCELLED') return 'cancelled';
  if (lifecycle === 'EXPIRED' || lifecycle === 'PENDING') return 'expired';
  if (lifecycle === 'ON_HOLD') return 'onHold';
  if (paymentState === 'REFUNDED' || paymentState === 'CHARGED_BACK') return 'refunded';
  if (lifecycle === 'COMPLETED') return 'completed';
  switch (fulfillment) {
    case 'UNFULFILLED':
      return acceptedAt ? 'toShip' : 'new';
    case 'PARTIALLY_SHIPPED':
      return 'partlyShipped';
    case 'SHIPPED':
      return 'shipped';
    case 'DELIVERED':
      return 'delivered';
    default:
      return 'returned';
  }
}

export const TONES: Record<Stage, Tone> = {
  new: 'accent',
  toShip: 'warning',
  partlyShipped: 'warning',
  shipped: 'info',
  delivered: 'success',
  returned: 'neutral',
  completed: 'neutral',
  refunded: 'neutral',
  cancelled: 'neutral',
  expired: 'neutral',
  onHold: 'danger',
};

/** Whether something of it is still to be sent. */
export function waits(stage: Stage): boolean {
  return stage === 'new' || stage === 'toShip' || stage === 'partlyShipped';
}

/** The views of the list, and what of the API's list each one reads. */
export const TABS = ['new', 'toShip', 'partlyShipped', 'shipped', 'all'] as const;
export type Tab = (typeof TABS)[number];

export function isTab(value: string | undefined): value is Tab {
  return TABS.includes(value as Tab);
}

const WHERE: Record<Tab, VendorOrderWhereInput> = {
  new: { lifecycle: 'PLACED', fulfillment: 'UNFULFILLED', accepted: false },
  toShip: { lifecycle: 'PLACED', fulfillment: 'UNFULFILLED', accepted: true },
  partlyShipped: { lifecycle: 'PLACED', fulfillment: 'PARTIALLY_SHIPPED' },
  shipped: { lifecycle: 'PLACED', fulfillment: 'SHIPPED' },
  all: {},
};

export function whereOf(tab: Tab): VendorOrderWhereInput {
  return WHERE[tab];
}

/** What was paid back whole before anything of it left waits for nobody: it is in the view of all of them alone. */
export function belongs(tab: Tab, order: Standing): boolean {
  return tab === 'all' || stageOf(order) === tab;
}

/** How many units of a line are still to be sent. What was paid back before it left is not. */
export function leftOf({ quantity, shipped, refunded }: Pick<Line, 'quantity' | 'shipped' | 'refunded'>): number {
  return Math.max(0, quantity - shipped - refunded);
}

/** How many units of a line can still be paid back. */
export function refundableOf({ quantity, refunded }: Line): number {
  return Math.max(0, quantity - refunded);
}

/** What so many more units of a line are worth, in minor units: as the API counts it, so that the last unit closes the line. */
export function worthOf(line: Line, units: number): bigint {
  const total = minorOf(line.total.gross);
  const share = (count: number) => (total * BigInt(count)) / BigInt(line.quantity);
  return share(line.refunded + units) - share(line.refunded);
}

/** What is left of the price of delivery, in minor units. */
export function deliveryLeft({ delivery, refunds }: Order): bigint {
  const given = refunds.filter(({ status }) => status !== 'FAILED').reduce((sum, { shipping }) => sum + minorOf(shipping), 0n);
  return minorOf(delivery.price) - given;
}

const paid = ({ paymentState }: Standing) => paymentState === 'PAID' || paymentState === 'PARTIALLY_REFUNDED';

/** What may be done with an order next, by the API's own rules. */
export function movesOf(order: Order) {
  const { lifecycle, fulfillment, acceptedAt, lines } = order;
  const open = lifecycle === 'PLACED' && paid(order);
  const rest = lines.some((line) => refundableOf(line) > 0) || deliveryLeft(order) > 0n;
  return {
    accept: open && fulfillment === 'UNFULFILLED' && !acceptedAt,
    reject: open && fulfillment === 'UNFULFILLED',
    ship:
      open && (fulfillment === 'UNFULFILLED' || fulfillment === 'PARTIALLY_SHIPPED') && lines.some((line) => leftOf(line) > 0),
    refund: lifecycle !== 'ON_HOLD' && lifecycle !== 'PENDING' && paid(order) && rest,
  };
}

/** What changed of an order between what somebody saw and now, by the names of the messages about it. */
export type Change = 'accepted' | 'parcels' | 'arrived' | 'refunds' | 'ended' | 'other';

export function changesOf(was: Order, now: Order): Change[] {
  const arrived = ({ fulfillments }: Order) => fulfillments.filter(({ deliveredAt }) => deliveredAt).length;
  const found: Change[] = [];
  if (!was.acceptedAt && now.acceptedAt) found.push('accepted');
  if (was.fulfillments.length !== now.fulfillments.length) found.push('parcels');
  if (arrived(was) !== arrived(now)) found.push('arrived');
  if (was.refunds.length !== now.refunds.length || was.refunded.minor !== now.refunded.minor) found.push('refunds');
  if (was.lifecycle !== now.lifecycle) found.push('ended');
  return found.length ? found : ['other'];
}

/** One thing that happened to an order. */
export interface Happening {
  kind: 'placed' | 'accepted' | 'shipped' | 'arrived' | 'allArrived' | 'refund' | 'refundDone' | 'refundFailed' | 'cancelled';
  /** Unknown for what the API does not date. */
  at: string | null;
  /** Which parcel or refund it is about. */
  subject?: string;
}

/** The story of an order, the oldest first, out of what the API dates. */
export function storyOf(order: Order): Happening[] {
  const story: Happening[] = [];
  const tell = (kind: Happening['kind'], at: string | null | undefined, subject?: string) => {
    if (at) story.push({ kind, at, subject });
  };
  tell('placed', order.placedAt);
  tell('accepted', order.acceptedAt);
  for (const { id, shippedAt, deliveredAt } of order.fulfillments) {
    tell('shipped', shippedAt, id);
    tell('arrived', deliveredAt, id);
  }
  for (const { id, createdAt, settledAt, status } of order.refunds) {
    tell('refund', createdAt, id);
    if (status === 'SUCCEEDED') tell('refundDone', settledAt, id);
    if (status === 'FAILED') tell('refundFailed', settledAt, id);
  }
  story.sort((one, other) => (one.at ?? '').localeCompare(other.at ?? ''));
  if (order.lifecycle === 'CANCELLED') story.push({ kind: 'cancelled', at: null });
  return story;
}
