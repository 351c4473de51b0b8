'use client';
import { type ReactNode, useCallback, useState } from 'react';
import { Ended } from './ended';
import { HoldTime } from './hold-time';
import { useCheckout } from './hooks';
import type { CheckoutData } from './model';
import { Moved } from './moved';
import { Progress } from './progress';
import { useServerNow } from './server-now';
import { StepHeading } from './step-heading';
import { type Step, standing } from './steps';
import { Summary } from './summary';

interface CheckoutFrameProps {
  step: Step;
  heading: string;
  checkout: CheckoutData;
  /** When the page was made. */
  now: number;
  children: ReactNode;
}

/** What every step has around it: how far one is, until when the goods are held, what moved, and what it comes to. */
export function CheckoutFrame({ step, heading, checkout: initial, now, children }: CheckoutFrameProps) {
  const { checkout, again } = useCheckout(initial);
  const [over, setOver] = useState(false);
  const serverNow = useServerNow(now);
  // Somebody may have gone on in another window: only the server says that it is over.
  const onOver = useCallback(() => {
    again().finally(() => setOver(true));
  }, [again]);
  if (over ? standing(checkout, serverNow()) === 'ended' : checkout.state === 'CANCELLED' || checkout.state === 'EXPIRED')
    return <Ended />;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-12">
      <div className="lg:order-2">
        <Summary checkout={checkout} />
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        <Progress step={step} checkout={checkout} />
        <div className="flex flex-col gap-2">
          <StepHeading>{heading}</StepHeading>
          <HoldTime expiresAt={checkout.expiresAt} serverNow={serverNow} onOver={onOver} />
        </div>
        <Moved checkout={checkout} />
        {children}
      </div>
    </div>
  );
}
