'use client';
import { ShoppingBag } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { startTransition, useRef, useState } from 'react';
import { Button, type ButtonProps } from '@/shared/ui/button';
import { FieldError } from '@/shared/ui/field';
import { openDrawer } from './drawer';
import { useCartStore } from './hooks';
import { useReason } from './reasons';

export interface AddToCartProps {
  offerId: string;
  /** How many can be had; none, and it is sold out. */
  max: number;
  /** What it is called, for who hears the button among others. */
  title: string;
  quantity?: number;
  size?: ButtonProps['size'];
  variant?: ButtonProps['variant'];
  className?: string;
}

/** Puts an offer into the cart, and shows the cart when it is there. */
export function AddToCart({ offerId, max, title, quantity = 1, size = 'lg', variant, className }: AddToCartProps) {
  const t = useTranslations('cart');
  const store = useCartStore();
  const reason = useReason();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const button = useRef<HTMLButtonElement>(null);

  async function add() {
    setBusy(true);
    setFailure(null);
    try {
      await store.add(offerId, quantity);
      startTransition(() => openDrawer(button.current));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={className}>
      <Button ref={button} size={size} variant={variant} busy={busy} disabled={max < 1} onClick={add} className="w-full">
        <ShoppingBag aria-hidden />
        <span>
          {max < 1 ? t('soldOut') : t('add')}
          <span className="sr-only">: {title}</span>
        </span>
      </Button>
      <div role="alert">{failure !== null && <FieldError>{reason(failure)}</FieldError>}</div>
    </div>
  );
}
