'use client';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { createRoot } from 'react-dom/client';
import { toast as say, Toaster } from 'sonner';
import { buttonClass } from './button';
import type { ToastOptions } from './toaster';

const ICONS = {
  neutral: undefined,
  success: <CircleCheck aria-hidden className="size-5 text-success" />,
  warning: <TriangleAlert aria-hidden className="size-5 text-warning" />,
  danger: <CircleAlert aria-hidden className="size-5 text-danger" />,
  info: <Info aria-hidden className="size-5 text-info" />,
};

const LOOK = {
  toast:
    'flex w-full items-center gap-3 rounded-lg border bg-card p-3 pl-4 text-card-foreground text-sm shadow-lifted sm:w-(--width)',
  content: 'min-w-0 flex-1 py-2 leading-5',
  actionButton: buttonClass({ variant: 'secondary', size: 'sm' }),
};

let mounted = false;

function mount() {
  mounted = true;
  const place = document.createElement('div');
  document.body.append(place);
  // The place has no name of its own: it would have to be in a language.
  createRoot(place).render(
    <Toaster
      position="bottom-right"
      customAriaLabel=""
      style={{ fontFamily: 'inherit' }}
      toastOptions={{ unstyled: true, classNames: LOOK }}
    />,
  );
}

/** Shows a message; the place for messages is made with the first one. */
export function show(message: string, { tone = 'neutral', action }: ToastOptions): void {
  if (!mounted) mount();
  say(message, { icon: ICONS[tone], action, duration: action ? 10_000 : 6_000 });
}
