import { Boxes, Gauge, KeyRound, LayoutDashboard, type LucideIcon, Package, Store, Tags, Users, Wallet } from 'lucide-react';
import type { Scope } from './places';

/** A page of the navigation. Its name stands in the messages under `common.nav`. */
export interface Destination {
  href: string;
  name: string;
  icon: LucideIcon;
  /** Who sees it: those whose place in the team opens this. */
  scope: Scope;
  /** What is counted beside it. */
  badge?: 'due';
}

/** All of the navigation, in its order; on small screens the first ones stand in the bar and the rest in its menu. */
export const DESTINATIONS: readonly Destination[] = [
  { href: '/', name: 'overview', icon: LayoutDashboard, scope: 'STORE_READ' },
  { href: '/orders', name: 'orders', icon: Package, scope: 'ORDERS_READ', badge: 'due' },
  { href: '/products', name: 'products', icon: Tags, scope: 'CATALOGUE_READ' },
  { href: '/stock', name: 'stock', icon: Boxes, scope: 'STOCK_READ' },
  { href: '/money', name: 'money', icon: Wallet, scope: 'LEDGER_READ' },
  { href: '/shopfront', name: 'shopfront', icon: Store, scope: 'STORE_WRITE' },
  { href: '/performance', name: 'performance', icon: Gauge, scope: 'STORE_READ' },
  { href: '/team', name: 'team', icon: Users, scope: 'TEAM_READ' },
  { href: '/keys', name: 'keys', icon: KeyRound, scope: 'CLIENTS_READ' },
];

/** Whether an address belongs to a page of the navigation. */
export function isAt({ href }: Destination, path: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}
