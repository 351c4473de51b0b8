'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { cn } from '@/shared/lib/cn';
import { formatMoney } from '@/shared/lib/format';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import type { Place } from './cart-contents';
import type { Note } from './line-actions';
import { useReason } from './reasons';
import type { CartData, Piece } from './store';

/** What was just done to a line. It takes the focus, since the button that did it is gone; what was taken out can be put back. */
export function Told({ note, place, onUndo }: { note: Note | null; place: Place; onUndo: (piece: Piece) => void }) {
  const t = useTranslations('cart');
  const reason = useReason();
  const box = useRef<HTMLDivElement>(null);
  const count = note?.count;
  useEffect(() => {
    if (count) box.current?.focus();
  }, [count]);
  if (!note) return null;
  const title = note.piece.title ?? t('gone');
  const failed = note.kind === 'failed';
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role={failed ? 'alert' : 'status'}
      tone={failed ? 'danger' : 'neutral'}
      className={cn('items-center', place === 'drawer' ? 'my-4' : 'mb-4')}
    >
      <div className="-my-2 flex min-h-9 flex-wrap items-center justify-between gap-x-4">
        <p>{failed ? reason(note.failure) : t(`told.${note.kind}`, { title })}</p>
        {note.kind === 'removed' && (
          <Button variant="outline" size="sm" onClick={() => onUndo(note.piece)}>
            {t('undo')}
            <span className="sr-only">: {title}</span>
          </Button>
        )}
      </div>
    </Alert>
  );
}

/** That prices or stock moved since somebody last looked: seen, and heard. */
export function Changed({ cart, place }: { cart: CartData; place: Place }) {
  const t = useTranslations('cart');
  const some = cart.groups.some(({ lines }) => lines.some(({ warnings }) => warnings.length > 0));
  return (
    <div role="status">
      {some && (
        <Alert tone="warning" className={place === 'drawer' ? 'my-4' : 'mb-4'}>
          {t('changed')}
        </Alert>
      )}
    </div>
  );
}

/** What the cart comes to after a change, for who does not see it. */
export function Announcement({ cart }: { cart: CartData | null }) {
  const t = useTranslations('cart');
  const locale = useLocale();
  const first = useRef(cart?.version);
  const [text, setText] = useState('');
  useEffect(() => {
    if (!cart || cart.version === first.current) return;
    first.current = cart.version;
    setText(t('announced', { count: cart.itemCount, total: formatMoney(cart.totals.items, locale) }));
  }, [cart, locale, t]);
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}
