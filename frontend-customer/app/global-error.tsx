'use client';
import { ThemeAgain } from '@/components/layout/theme-again';
import { toldBy } from '@/lib/told';
import { WORDS } from './global-error-words';
import './globals.css';

/** As a button looks, written down once more: every page carries this one along, and the button's parts would come twice with it. */
const BUTTON =
  'mt-8 inline-flex h-11 cursor-pointer items-center justify-center rounded-md bg-primary px-4 font-medium text-primary-foreground text-sm transition-colors hover:bg-primary-hover';

/** Where the frame of a page failed: nothing of it is there, so this brings its own. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = typeof location === 'undefined' ? 'en' : (location.pathname.split('/')[1] ?? 'en');
  const words = WORDS[locale] ?? WORDS.en;
  const { reference } = toldBy(error);
  if (!words) return null;
  return (
    <html lang={locale in WORDS ? locale : 'en'} suppressHydrationWarning>
      <head>
        <title>{words.title}</title>
      </head>
      <body className="antialiased">
        <ThemeAgain />
        <main className="mx-auto max-w-2xl px-6 py-24">
          <h1 className="font-semibold text-3xl tracking-tight">{words.title}</h1>
          <p className="mt-3 text-muted-foreground leading-7">{reference ? words.text : words.plain}</p>
          {reference && (
            <p className="mt-3 text-sm">
              {words.reference} {reference}
            </p>
          )}
          <button type="button" onClick={() => retry()} className={BUTTON}>
            {words.retry}
          </button>
        </main>
      </body>
    </html>
  );
}
