/** The parts of an account, in the order of how often they are wanted. */
export const SECTIONS = [
  { href: '/account/orders', name: 'orders' },
  { href: '/account/addresses', name: 'addresses' },
  { href: '/account/profile', name: 'profile' },
  { href: '/account/security', name: 'security' },
  { href: '/account/privacy', name: 'privacy' },
] as const;
