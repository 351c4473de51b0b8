'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormNote } from '@/components/identity/form-note';
import { PasswordInput } from '@/components/identity/password-input';
import { ProofForm } from '@/components/identity/proof-form';
import { asksForProof, pathOf } from '@/components/identity/refusal';
import { secretOf, useSubmit } from '@/components/identity/use-submit';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { type Payload, type Pending, type Question, waysToProve } from './confirm';

interface ConfirmDialogProps {
  pending: Pending;
  opener: Element | null;
  onClosed: () => void;
}

/** Asks what has to be asked, and has a second factor shown where the server wants it. */
export default function ConfirmDialog({ pending, opener, onClosed }: ConfirmDialogProps) {
  const t = useTranslations('account.confirm');
  const close = useTranslations('common')('close');
  const { question, run } = pending;
  const [methods, setMethods] = useState(pending.methods);
  const [password, setPassword] = useState<string>();
  const [wrong, setWrong] = useState(false);

  function end(answer: Payload | null) {
    pending.settle(answer);
    onClosed();
  }

  /** Tells whether the password was wrong; everything else ends it, or leads to the second factor. */
  async function attempt(typed: string | undefined): Promise<boolean> {
    const answer = await run(typed);
    if (question?.password && answer.userErrors.some((refusal) => pathOf(refusal) === 'password')) return true;
    const known = !methods && asksForProof(answer.userErrors) ? await waysToProve() : [];
    if (known.length) setMethods(known);
    else end(answer);
    return false;
  }

  async function proved() {
    if (!(await attempt(password))) return;
    setWrong(true);
    setMethods(undefined);
  }

  return (
    <Dialog open onOpenChange={(open) => open || end(null)}>
      <DialogContent
        closeLabel={close}
        className="max-w-md"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          const target = opener?.isConnected && opener !== document.body ? opener : document.querySelector('main h1');
          (target as HTMLElement | null)?.focus();
        }}
      >
        {methods ? (
          <>
            <DialogHeader>
              <DialogTitle>{t('title')}</DialogTitle>
              <DialogDescription>{t('text')}</DialogDescription>
            </DialogHeader>
            <ProofForm methods={methods} onProved={proved} />
          </>
        ) : (
          question && (
            <Ask
              question={question}
              wrong={wrong}
              onAnswer={(typed) => {
                setPassword(typed);
                setWrong(false);
                return attempt(typed);
              }}
              onCancel={() => end(null)}
            />
          )
        )}
      </DialogContent>
    </Dialog>
  );
}

interface AskProps {
  question: Question;
  /** The password that was given turned out to be wrong after the second factor. */
  wrong: boolean;
  onAnswer: (password: string | undefined) => Promise<boolean>;
  onCancel: () => void;
}

function Ask({ question: { title, text, action, danger, password }, wrong, onAnswer, onCancel }: AskProps) {
  const t = useTranslations('account.confirm');
  const submit = useSubmit(['password'], async (values) => {
    const typed = password ? secretOf(values, 'password') : undefined;
    if (await onAnswer(typed)) return [{ field: 'password', message: typed ? t('wrong') : t('missing') }];
  });
  return (
    <form {...submit.form} className="flex flex-col gap-5">
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        {text && <DialogDescription>{text}</DialogDescription>}
      </DialogHeader>
      {wrong && <Alert tone="danger">{t('wrong')}</Alert>}
      <FormNote submit={submit} />
      {password && (
        <Field label={t('password')} hint={t('passwordHint')} {...submit.field('password')}>
          {(parts) => <PasswordInput {...parts} name="password" autoComplete="current-password" />}
        </Field>
      )}
      <DialogFooter>
        <Button variant="outline" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={submit.busy}>
          {action}
        </Button>
      </DialogFooter>
    </form>
  );
}
