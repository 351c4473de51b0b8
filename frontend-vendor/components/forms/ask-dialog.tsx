'use client';
import type { ReactNode } from 'react';
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from '@/shared/ui/alert-dialog';
import { Button } from '@/shared/ui/button';
import { FailureNote } from './failure-note';
import { ProblemNote } from './problem-note';
import type { useOpener } from './use-opener';
import type { useSubmit } from './use-submit';

/** Asks before something that is not easily taken back: what comes of it, what else is wanted for it, and why it was refused. */
export function AskDialog({
  title,
  text,
  keep,
  go,
  harmless = false,
  submit: { form, busy, failure, problems },
  fields,
  opener: { giveBack },
  onClose,
  children,
}: {
  title: ReactNode;
  text: ReactNode;
  /** What the button says that changes nothing. */
  keep: string;
  go: string;
  harmless?: boolean;
  submit: ReturnType<typeof useSubmit>;
  /** What `children` have fields for: refusals of those stand there. */
  fields?: readonly string[];
  opener: ReturnType<typeof useOpener>;
  onClose: () => void;
  children?: ReactNode;
}) {
  return (
    <AlertDialog open onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent onCloseAutoFocus={giveBack}>
        <form {...form} className="flex flex-col gap-5">
          <AlertDialogHeader>
            <AlertDialogTitle>{title}</AlertDialogTitle>
            <AlertDialogDescription>{text}</AlertDialogDescription>
          </AlertDialogHeader>
          <FailureNote failure={failure} />
          <ProblemNote problems={problems} fields={fields} />
          {children}
          <AlertDialogFooter>
            <AlertDialogCancel>{keep}</AlertDialogCancel>
            <Button type="submit" variant={harmless ? 'primary' : 'danger'} busy={busy}>
              {go}
            </Button>
          </AlertDialogFooter>
        </form>
      </AlertDialogContent>
    </AlertDialog>
  );
}
