'use client';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useDrawer } from './drawer';

const load = () => import('./cart-sheet');
const CartSheet = dynamic(load, { ssr: false });

/** Fetches the drawer while nobody waits for it, and has it there from the first time that it opens. */
export function CartDrawer() {
  const { open } = useDrawer();
  const [wanted, want] = useState(false);
  if (open && !wanted) want(true);
  useEffect(() => {
    const idle = window.requestIdleCallback ?? ((work: () => void) => window.setTimeout(work, 2_000));
    const timer = window.setTimeout(() => idle(() => void load()), 1_500);
    return () => window.clearTimeout(timer);
  }, []);
  return wanted ? <CartSheet /> : null;
}
