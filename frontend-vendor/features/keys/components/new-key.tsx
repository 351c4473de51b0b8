'use client';
import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';
import { DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Textarea } from '@/shared/ui/textarea';

/** A key as it is shown this once. Where a request was answered before, and the answer was lost, there is none to show. */
export function NewKey({ name, secret, onDone }: { name: string; secret: string | null; onDone: () => void }) {
  const t = useTranslations('keys');
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => heading.current?.focus(), []);

  async function copy() {
    try {
      await navigator.clipboard.writeText(secret ?? '');
      setCopied('yes');
    } catch {
      // Not every browser lets a page write there: the key is marked, to be copied by hand.
      field.current?.select();
      setCopied('no');
    }
  }

  return (
    <>
      <DialogHeader>
        <DialogTitle ref={heading} tabIndex={-1} className="outline-none">
          {t(secret ? 'newKey' : 'lostKey', { name })}
        </DialogTitle>
        <DialogDescription>{t(secret ? 'newKeyText' : 'lostKeyText')}</DialogDescription>
      </DialogHeader>
      {secret && (
        <>
          <Field label={t('key')}>
            {(parts) => (
              <Textarea
                {...parts}
                ref={field}
                readOnly
                rows={2}
                value={secret}
                spellCheck={false}
                onFocus={({ target }) => target.select()}
                className="figures min-h-0! resize-none break-all"
              />
            )}
          </Field>
          <Button variant="outline" onClick={copy}>
            {copied === 'yes' ? <Check aria-hidden /> : <Copy aria-hidden />}
            {t('copy')}
          </Button>
          <p role="status" className={copied ? 'text-sm' : 'sr-only'}>
            {copied && t(copied === 'yes' ? 'copied' : 'copyByHand')}
          </p>
          <Alert tone="warning" title={t('once')}>
            {t('onceText')}
          </Alert>
        </>
      )}
      <DialogFooter>
        <Button onClick={onDone}>{t(secret ? 'stored' : 'understood')}</Button>
      </DialogFooter>
    </>
  );
}
