import type { OrderAddressFragment, WholeOrderFragment } from '@/lib/graphql/generated/graphql';

export type OrderData = WholeOrderFragment;
export type VendorPart = OrderData['vendorOrders'][number];
export type Line = VendorPart['lines'][number];
export type Postal = OrderAddressFragment;

/** By what an order opens: a guest's token, or the session of whoever bought it. */
export interface Access {
  token?: string;
}

/** For inputs that take one of both. */
export function named({ id }: Pick<OrderData, 'id'>, { token }: Access): { orderId: string } | { token: string } {
  return token ? { token } : { orderId: id };
}

/** Whether some of it can be cancelled still: all while it is not paid, later what no parcel has left of. */
export function canCancel({ status, vendorOrders }: OrderData): boolean {
  return status === 'PENDING' || vendorOrders.some(isUnsent);
}

export function isUnsent({ lifecycle, fulfillment }: VendorPart): boolean {
  return lifecycle === 'PLACED' && fulfillment === 'UNFULFILLED';
}

/** How many of a line can be withdrawn from, as far as the page knows; the server knows it better. */
export function leftOf(line: Line, part: VendorPart, { withdrawal }: OrderData): number {
  if (part.lifecycle !== 'PLACED' && part.lifecycle !== 'COMPLETED') return 0;
  const withdrawn = withdrawal.withdrawals
    .filter(({ confirmedAt }) => confirmedAt)
    .flatMap(({ lines }) => lines)
    .filter(({ orderLineId }) => orderLineId === line.id)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return Math.max(0, line.quantity - Math.max(line.refunded, withdrawn));
}

/** Whether there is something to withdraw from, and still time to. */
export function canWithdraw(order: OrderData): boolean {
  return (
    order.withdrawal.state === 'OPEN' &&
    order.vendorOrders.some((part) => part.lines.some((line) => leftOf(line, part, order) > 0))
  );
}

/** A token in the address of a page: its dots are written as tildes, since what has a dot passes for a file. */
export function trackingPath(token: string): string {
  return `/orders/track/${token.replaceAll('.', '~')}`;
}

export function tokenOfPath(part: string): string {
  return decodeURIComponent(part).replaceAll('~', '.');
}

/** The token in what somebody pasted: the whole link, or the token alone. */
export function tokenIn(text: string): string | null {
  return (
    text
      .trim()
      .match(/ord_[0-9a-z]+[.~][0-9a-f]+[.~][\w-]+/)?.[0]
      .replaceAll('~', '.') ?? null
  );
}
