'use client';
import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { CheckoutDeliverySetDocument } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Alert } from '@/shared/ui/alert';
import { Button, buttonClass } from '@/shared/ui/button';
import { useChange, useMoved } from './hooks';
import { type CheckoutData, offerOf, type Refused } from './model';
import { useFailure, useRefusal } from './reasons';

/** What the checkout is said to lack is what its steps are for; the others are news. */
export function newsOf({ problems }: CheckoutData): readonly Refused[] {
  return problems.filter(({ code }) => code !== 'VALIDATION_FAILED');
}

/** Prices that moved, and things that were sold out since: what it is now, and what to do about it. */
export function Moved({ checkout }: { checkout: CheckoutData }) {
  const t = useTranslations('checkout.moved');
  const refusal = useRefusal();
  const failed = useFailure();
  const told = useMoved(checkout.id);
  const { busy, failure, send } = useChange(checkout.id);
  const news = newsOf(checkout);
  const short = news.some((problem) => !('was' in problem));
  const shown = news.length ? news : told;

  // Choosing the same deliveries again says that the new prices were seen.
  const accept = () =>
    send(
      { deliveries: chosenOf(checkout) },
      async (input) => (await ask(CheckoutDeliverySetDocument, { input })).checkoutDeliverySet,
      {
        quiet: true,
      },
    );

  const action = short ? (
    <Link href="/cart" className={buttonClass({ variant: 'outline' })}>
      {t('toCart')}
    </Link>
  ) : news.length ? (
    <Button variant="outline" busy={busy} onClick={accept}>
      {t('accept')}
    </Button>
  ) : undefined;
  return (
    <div role="status" className="empty:-mt-6">
      {shown.length > 0 && (
        <Alert tone="warning" title={t(short ? 'short' : 'price')} action={action}>
          <ul>
            {shown.map((problem) => (
              <li key={`${problem.field?.join('.')} ${problem.message}`}>
                {titleOf(checkout, problem)}
                {refusal(problem)}
              </li>
            ))}
          </ul>
          {short && <p>{t('shortHint')}</p>}
          {failure ? <p className="text-danger">{failed(failure)}</p> : null}
        </Alert>
      )}
    </div>
  );
}

export function chosenOf({ groups }: CheckoutData) {
  return groups.flatMap(({ vendor, delivery }) =>
    vendor && delivery ? [{ vendorId: vendor.id, methodId: delivery.methodId }] : [],
  );
}

/** Which line a problem is about. */
function titleOf({ groups }: CheckoutData, problem: Refused): string {
  const offer = offerOf(problem);
  const title = groups.flatMap(({ lines }) => lines).find(({ offerId }) => offerId === offer)?.title;
  return title ? `${title}: ` : '';
}
