'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useOpener } from '@/components/forms/use-opener';
import { useRefresh } from '@/components/hooks/use-refresh';
import { Dialog, DialogContent } from '@/shared/ui/dialog';
import { NewKey } from './new-key';

export interface Made {
  name: string;
  secret: string | null;
}

/** First the questions, then the key that comes of them; once it is there, nothing but its own button closes the dialog. */
export function KeyDialog({
  wide = false,
  onClose,
  children,
}: {
  /** Whether the questions need more room. */
  wide?: boolean;
  onClose: () => void;
  children: (onMade: (made: Made) => void) => ReactNode;
}) {
  const [c, refresh, { giveBack }] = [useTranslations('common'), useRefresh(), useOpener()];
  const [made, setMade] = useState<Made | null>(null);
  const hold = (event: Event) => made?.secret && event.preventDefault();

  /** The page behind it is read anew meanwhile. */
  function show(answer: Made) {
    setMade(answer);
    refresh();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        {...(made ? {} : { closeLabel: c('close') })}
        className={wide && !made ? 'max-w-2xl' : 'max-w-lg'}
        onCloseAutoFocus={giveBack}
        onInteractOutside={hold}
        onEscapeKeyDown={hold}
      >
        {made ? <NewKey {...made} onDone={onClose} /> : children(show)}
      </DialogContent>
    </Dialog>
  );
}
