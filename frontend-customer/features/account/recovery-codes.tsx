'use client';
import { Copy, Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Alert } from '@/shared/ui/alert';
import {
  AlertDialog,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from '@/shared/ui/alert-dialog';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';

/** The codes for the paper. They are shown this once: nobody gets past them by accident. */
export default function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTranslations('account.codes');
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState<boolean | null>(null);
  async function copy() {
    try {
      await navigator.clipboard.writeText(codes.join('\n'));
      setCopied(true);
    } catch {
      // Not every browser lets a page do so, and none where pages are not encrypted.
      setCopied(false);
    }
  }
  return (
    <AlertDialog open>
      <AlertDialogContent onEscapeKeyDown={(event) => event.preventDefault()} className="max-w-lg">
        <AlertDialogHeader>
          <AlertDialogTitle>{t('title')}</AlertDialogTitle>
          <AlertDialogDescription>{t('text')}</AlertDialogDescription>
        </AlertDialogHeader>
        <ol className="figures grid grid-cols-2 gap-x-6 gap-y-2 rounded-lg border bg-muted p-4 font-mono text-sm tracking-wide">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <div className="flex flex-wrap gap-3">
          <Button variant="outline" onClick={copy}>
            <Copy aria-hidden />
            {t('copy')}
          </Button>
          <Button variant="outline" onClick={() => print(t('paper'), t('paperText'), codes)}>
            <Printer aria-hidden />
            {t('print')}
          </Button>
        </div>
        <p role="status" className="text-sm empty:hidden">
          {copied === true && t('copied')}
          {copied === false && t('notCopied')}
        </p>
        <Alert tone="warning">{t('once')}</Alert>
        <Checkbox label={t('kept')} checked={kept} onCheckedChange={setKept} />
        <AlertDialogFooter>
          <Button disabled={!kept} onClick={onDone}>
            {t('done')}
          </Button>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}

/** Prints the codes and nothing else of the page. */
function print(title: string, text: string, codes: readonly string[]): void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = title;
  document.body.append(frame);
  const { contentDocument: paper, contentWindow: view } = frame;
  if (!paper || !view) return;
  const [head, about, list] = [paper.createElement('h1'), paper.createElement('p'), paper.createElement('ol')];
  paper.title = title;
  head.textContent = title;
  about.textContent = text;
  list.style.font = '16px/2 monospace';
  for (const code of codes) {
    const line = paper.createElement('li');
    line.textContent = code;
    list.append(line);
  }
  paper.body.append(head, about, list);
  view.addEventListener('afterprint', () => frame.remove());
  view.print();
}
