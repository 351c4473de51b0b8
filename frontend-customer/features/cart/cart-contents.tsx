'use client';
import { ShoppingBag } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation';
import { ApiError } from '@/shared/lib/graphql/errors';
import { Alert } from '@/shared/ui/alert';
import { Button, buttonClass } from '@/shared/ui/button';
import { Empty } from '@/shared/ui/empty';
import { Skeleton } from '@/shared/ui/skeleton';
import { CartGroup } from './cart-group';
import { SavedLine } from './cart-line';
import { Announcement, Changed, Told } from './cart-notes';
import { ToCheckout } from './cart-side';
import { closeDrawer } from './drawer';
import { useCart } from './hooks';
import { useLineActions } from './line-actions';

export type Place = 'page' | 'drawer';

/** The cart, as a page of its own or beside another. */
export function CartContents({ place }: { place: Place }) {
  const t = useTranslations('cart');
  const common = useTranslations('common');
  const { data: cart, isPending, error, refetch, isFetching } = useCart();
  const actions = useLineActions();
  const onLeave = place === 'drawer' ? closeDrawer : undefined;

  if (isPending)
    return <Frame place={place} main={<Waiting label={common('loading')} />} side={<Skeleton className="h-52 rounded-xl" />} />;
  if (cart === undefined) {
    const reference = error instanceof ApiError ? error.requestId : undefined;
    return (
      <Frame
        place={place}
        main={
          <Alert
            tone="danger"
            role="alert"
            title={t('failed')}
            action={
              <Button variant="outline" busy={isFetching} onClick={() => refetch()}>
                {common('retry')}
              </Button>
            }
          >
            {reference && <p>{common('error.reference', { id: reference })}</p>}
          </Alert>
        }
      />
    );
  }
  const some = cart !== null && cart.groups.length > 0;
  return (
    <Frame
      place={place}
      main={
        <>
          <Told note={actions.note} place={place} onUndo={actions.undo} />
          <Announcement cart={cart} />
          {some ? (
            <>
              <Changed cart={cart} place={place} />
              <div className="flex flex-col gap-6">
                {cart.groups.map((group) => (
                  <CartGroup
                    key={group.lines[0]?.vendorId}
                    group={group}
                    cart={cart}
                    place={place}
                    actions={actions}
                    onLeave={onLeave}
                  />
                ))}
              </div>
            </>
          ) : (
            <Empty
              icon={<ShoppingBag />}
              title={t('empty.title')}
              text={t('empty.text')}
              action={
                <Link href="/products" onClick={onLeave} className={buttonClass()}>
                  {t('empty.action')}
                </Link>
              }
            />
          )}
          {cart && cart.savedLines.length > 0 && (
            <section aria-labelledby={`saved-${place}`} className="mt-10">
              <h2 id={`saved-${place}`} className="font-semibold text-lg tracking-tight">
                {t('saved')}
              </h2>
              <ul className="divide-y">
                {cart.savedLines.map((piece) => (
                  <SavedLine key={piece.id} piece={piece} actions={actions} onLeave={onLeave} />
                ))}
              </ul>
            </section>
          )}
        </>
      }
      side={some && <ToCheckout cart={cart} place={place} onLeave={onLeave} />}
    />
  );
}

function Frame({ place, main, side }: { place: Place; main: ReactNode; side?: ReactNode }) {
  if (place === 'drawer')
    return (
      <>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5 sm:px-6">{main}</div>
        {side && <div className="shrink-0 border-t p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] sm:px-6">{side}</div>}
      </>
    );
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0">{main}</div>
      {side && <div className="lg:sticky lg:top-24">{side}</div>}
    </div>
  );
}

/** As high as two lines of a cart. */
function Waiting({ label }: { label: string }) {
  return (
    <div className="mt-5 flex flex-col gap-6" role="status">
      <span className="sr-only">{label}</span>
      {[0, 1].map((place) => (
        <div key={place} className="flex gap-4">
          <Skeleton className="size-20 shrink-0 rounded-lg" />
          <div className="flex-1 space-y-3">
            <Skeleton className="h-5 w-2/3" />
            <Skeleton className="h-4 w-1/3" />
            <Skeleton className="h-11 w-32" />
          </div>
        </div>
      ))}
    </div>
  );
}
