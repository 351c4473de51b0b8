'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { cn } from '@/shared/lib/cn';
import { formatMoney } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { FieldError } from '@/shared/ui/field';
import { Quantity } from '@/shared/ui/quantity';
import { useCartStore, useWanted } from './hooks';
import type { LineActions } from './line-actions';
import { useReason } from './reasons';
import type { Piece } from './store';

/** A line of the cart: what it is, how many, what it costs, and what stands in its way. */
export function CartLine({ piece, actions, onLeave }: { piece: Piece; actions: LineActions; onLeave?: () => void }) {
  const t = useTranslations('cart');
  const locale = useLocale();
  const { quantities } = useCartStore();
  const { targets, failures } = useWanted();
  const reason = useReason();
  const target = targets.get(piece.id);
  const [quantity, failure] = [target ?? piece.quantity, failures.get(piece.id)];
  const busy = actions.busy.has(piece.id);
  const title = piece.title ?? t('gone');
  const buyable = !piece.warnings.some(({ code }) => code === 'UNAVAILABLE');
  return (
    <li className={cn('@container py-5', busy && 'opacity-60')} aria-busy={busy || target !== undefined || undefined}>
      <div className="flex gap-4">
        <Picture piece={piece} />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap justify-between gap-x-4">
            <div className="min-w-0">
              <ProductLink piece={piece} onLeave={onLeave}>
                {title}
              </ProductLink>
              {piece.variantTitle && <p className="text-muted-foreground text-sm">{piece.variantTitle}</p>}
            </div>
            {buyable && (
              <div className="figures text-right text-sm">
                <p className="font-semibold text-base">
                  {target === undefined ? formatMoney(piece.total, locale) : <Updating />}
                </p>
                {piece.unitPrice && quantity > 1 && (
                  <p className="text-muted-foreground">{t('each', { price: formatMoney(piece.unitPrice, locale) })}</p>
                )}
              </div>
            )}
          </div>
          <Notices piece={piece} onTake={(available) => quantities.set(piece.id, available)} />
          <div className="mt-3 flex flex-wrap items-center gap-x-2 gap-y-1">
            {buyable && (
              <Quantity
                value={quantity}
                onChange={(next) => quantities.set(piece.id, next)}
                max={Math.max(piece.available, piece.quantity, 1)}
                label={t('quantityOf', { title })}
                lessLabel={t('less')}
                moreLabel={t('more')}
                disabled={busy}
                aria-invalid={failure !== undefined || undefined}
              />
            )}
            <div className="-ml-3 flex flex-wrap @md:ml-0">
              <Button variant="ghost" size="sm" disabled={busy} onClick={() => actions.save(piece)}>
                {t('save')}
                <span className="sr-only">: {title}</span>
              </Button>
              <Button variant="ghost" size="sm" disabled={busy} onClick={() => actions.remove(piece)}>
                {t('remove')}
                <span className="sr-only">: {title}</span>
              </Button>
            </div>
          </div>
          <div role="alert">{failure !== undefined && <FieldError>{reason(failure)}</FieldError>}</div>
        </div>
      </div>
    </li>
  );
}

/** A line that waits for later. */
export function SavedLine({ piece, actions, onLeave }: { piece: Piece; actions: LineActions; onLeave?: () => void }) {
  const t = useTranslations('cart');
  const locale = useLocale();
  const busy = actions.busy.has(piece.id);
  const title = piece.title ?? t('gone');
  const buyable = !piece.warnings.some(({ code }) => code === 'UNAVAILABLE');
  return (
    <li className={busy ? 'flex gap-4 py-4 opacity-60' : 'flex gap-4 py-4'} aria-busy={busy || undefined}>
      <Picture piece={piece} />
      <div className="min-w-0 flex-1">
        <ProductLink piece={piece} onLeave={onLeave}>
          {title}
        </ProductLink>
        <p className="text-muted-foreground text-sm">
          {[piece.variantTitle, piece.unitPrice && formatMoney(piece.unitPrice, locale)].filter(Boolean).join(' · ')}
        </p>
        <Notices piece={piece} />
        <div className="mt-2 flex flex-wrap gap-1">
          {buyable && (
            <Button variant="outline" size="sm" disabled={busy} onClick={() => actions.restore(piece)}>
              {t('restore')}
              <span className="sr-only">: {title}</span>
            </Button>
          )}
          <Button variant="ghost" size="sm" disabled={busy} onClick={() => actions.remove(piece)}>
            {t('remove')}
            <span className="sr-only">: {title}</span>
          </Button>
        </div>
      </div>
    </li>
  );
}

/** In the place of a sum that only the server can tell. */
export function Updating() {
  const t = useTranslations('cart');
  return <span className="font-normal text-muted-foreground text-sm">{t('updating')}</span>;
}

function Picture({ piece }: { piece: Piece }) {
  return (
    <div className="size-20 shrink-0 overflow-hidden rounded-lg border bg-muted">
      {piece.pictureUrl && (
        <img src={piece.pictureUrl} alt="" width={80} height={80} loading="lazy" className="size-full object-cover" />
      )}
    </div>
  );
}

function ProductLink({ piece, onLeave, children }: { piece: Piece; onLeave?: () => void; children: string }) {
  if (!piece.title) return <p className="font-medium">{children}</p>;
  return (
    <Link
      href={`/cart/product/${piece.productId}`}
      prefetch={false}
      onClick={onLeave}
      className="font-medium underline-offset-4 hover:underline"
    >
      {children}
    </Link>
  );
}

/** What changed since somebody last looked, or keeps it from being bought. */
function Notices({ piece, onTake }: { piece: Piece; onTake?: (available: number) => void }) {
  const t = useTranslations('cart.notice');
  const locale = useLocale();
  if (piece.warnings.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-col gap-1 text-sm text-warning">
      {piece.warnings.map(({ code, available, was, now }) => (
        <li key={code} className="flex flex-wrap items-center gap-x-3">
          {code === 'PRICE_CHANGED' && was && now
            ? t('PRICE_CHANGED', { was: formatMoney(was, locale), now: formatMoney(now, locale) })
            : code === 'INSUFFICIENT_STOCK'
              ? t('INSUFFICIENT_STOCK', { available: available ?? 0 })
              : t('UNAVAILABLE')}
          {code === 'INSUFFICIENT_STOCK' && available && onTake ? (
            <Button variant="outline" size="sm" onClick={() => onTake(available)}>
              {t('take', { available })}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
