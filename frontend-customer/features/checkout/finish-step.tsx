'use client';
import { CircleAlert, LoaderCircle, ShieldCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { getPathname, Link } from '@/i18n/navigation';
import { Button, buttonClass } from '@/shared/ui/button';
import { complete, type Outcome, wasSent } from './complete';
import { gatewayOf } from './gateway';
import { useFailure, useRefusal } from './reasons';
import { pathOf } from './steps';

/** After so long the order's own page tells better how it goes on. */
const PATIENCE_MS = 20_000;

type Shown = Outcome | { kind: 'failed'; error: unknown };

/** "Finishing your order": asks the server how the payment ended until it says so, under the key that it was begun with. */
export function FinishStep({ id }: { id: string }) {
  const t = useTranslations('checkout.finish');
  const locale = useLocale();
  const refusal = useRefusal();
  const failed = useFailure();
  const [shown, show] = useState<Shown | null>(null);
  const [round, setRound] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round asks from the start
  useEffect(() => {
    const stopped = new AbortController();
    const since = Date.now();
    const leave = (href: string) => location.replace(getPathname({ href, locale }));
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    (async () => {
      for (;;) {
        // Nothing is sent by a page that is left at once.
        await pause(50);
        if (stopped.signal.aborted) return;
        let outcome: Shown;
        try {
          outcome = await complete(id);
        } catch (error) {
          outcome = { kind: 'failed', error };
        }
        if (stopped.signal.aborted) return;
        if (outcome.kind === 'placed') return leave(outcome.href);
        if (outcome.kind === 'declined') return leave(pathOf('payment', id, { declined: outcome.code }));
        // Whoever comes back without having done it decides how to go on.
        if (outcome.kind === 'action' && !wasSent(id)) return location.replace(gatewayOf(outcome, id, locale));
        show(outcome);
        if (outcome.kind !== 'waiting') return;
        if (outcome.href && Date.now() - since > PATIENCE_MS) return leave(outcome.href);
        await pause(outcome.afterMs);
      }
    })();
    return () => stopped.abort();
  }, [id, locale, round]);

  const kind = shown?.kind ?? 'waiting';
  useEffect(() => {
    if (kind !== 'waiting') heading.current?.focus();
  }, [kind]);

  if (shown?.kind === 'action')
    return (
      <Screen icon={<ShieldCheck />} heading={heading} title={t('action.title')} text={t('action.text')}>
        <a href={gatewayOf(shown, id, locale)} className={buttonClass()}>
          {t('action.go')}
        </a>
        <Link href={pathOf('payment', id)} prefetch={false} className={buttonClass({ variant: 'outline' })}>
          {t('action.other')}
        </Link>
      </Screen>
    );
  if (shown?.kind === 'refused' || shown?.kind === 'failed') {
    const again = () => {
      show(null);
      setRound(round + 1);
    };
    const text = shown.kind === 'failed' ? failed(shown.error) : shown.refusals.map(refusal).join(' ');
    return (
      <Screen icon={<CircleAlert />} heading={heading} title={t('refused.title')} text={text}>
        <Button onClick={again}>{t('refused.again')}</Button>
        <Link href={pathOf('review', id)} prefetch={false} className={buttonClass({ variant: 'outline' })}>
          {t('refused.review')}
        </Link>
        <Link href="/cart" className={buttonClass({ variant: 'outline' })}>
          {t('refused.toCart')}
        </Link>
      </Screen>
    );
  }
  const reached = shown?.kind !== 'waiting' || shown.reached;
  return (
    <Screen
      icon={<LoaderCircle className="motion-safe:animate-spin" />}
      heading={heading}
      title={t('waiting.title')}
      text={t(reached ? 'waiting.text' : 'waiting.away')}
    >
      <p className="text-muted-foreground text-sm">{t('waiting.hint')}</p>
    </Screen>
  );
}

interface ScreenProps {
  icon: ReactNode;
  heading: React.RefObject<HTMLHeadingElement | null>;
  title: string;
  text: string;
  children: ReactNode;
}

function Screen({ icon, heading, title, text, children }: ScreenProps) {
  return (
    <div className="mx-auto flex max-w-xl flex-col items-center gap-4 py-12 text-center">
      <span aria-hidden className="grid size-14 place-items-center rounded-full bg-accent text-accent-foreground [&_svg]:size-7">
        {icon}
      </span>
      <h1 ref={heading} tabIndex={-1} className="font-semibold text-2xl tracking-tight outline-none sm:text-3xl">
        {title}
      </h1>
      <p role="status" className="text-muted-foreground leading-7">
        {text}
      </p>
      <div className="mt-2 flex flex-wrap justify-center gap-3">{children}</div>
    </div>
  );
}
