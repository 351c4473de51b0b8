'use client';
import { Check, Copy } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { getPathname } from '@/i18n/navigation';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { trackingPath } from './model';

/** The link by which a guest comes back to the order, to be kept. */
export function CopyLink({ token }: { token: string }) {
  const t = useTranslations('order.link');
  const path = getPathname({ href: trackingPath(token), locale: useLocale() });
  const [origin, setOrigin] = useState('');
  const [copied, setCopied] = useState(false);
  useEffect(() => setOrigin(location.origin), []);
  const link = `${origin}${path}`;

  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      // It stands there to be copied by hand.
      setCopied(false);
    }
  }

  return (
    <div>
      <Field label={t('label')} hint={t('hint')}>
        {(parts) => (
          <span className="flex gap-2">
            <Input {...parts} readOnly value={link} onFocus={({ target }) => target.select()} className="figures truncate" />
            <Button variant="outline" onClick={copy}>
              {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
              {t('copy')}
            </Button>
          </span>
        )}
      </Field>
      <p role="status" className="min-h-5 text-muted-foreground text-sm">
        {copied ? t('copied') : ''}
      </p>
    </div>
  );
}
