'use client';
import { ScanBarcode } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { failureOf } from '@/components/forms/use-submit';
import { Thumb } from '@/components/thumb';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { Button, buttonClass } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { gtinOf } from '../amounts';
import { findByBarcode } from '../hooks';
import { Section } from './section';

type Answer = { kind: 'none'; gtin: string } | { kind: 'found'; product: NonNullable<Awaited<ReturnType<typeof findByBarcode>>> };

/** Looks for a product by the number under its barcode, typed or scanned: what is described already is offered, not described again. */
export function BarcodeCard({ team, onUse }: { team: string; onUse: (gtin: string) => void }) {
  const t = useTranslations('products.barcode');
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);

  async function find(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const gtin = gtinOf(text);
    setError(gtin ? undefined : t('wrong'));
    setFailure(null);
    setAnswer(null);
    if (!gtin) return;
    setBusy(true);
    try {
      const product = await findByBarcode(gtin);
      setAnswer(product ? { kind: 'found', product } : { kind: 'none', gtin });
      if (!product) onUse(gtin);
    } catch (cause) {
      setFailure(failureOf(cause));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section title={t('title')} text={t('text')}>
      <form onSubmit={find} noValidate>
        <FailureNote failure={failure} className="mb-4" />
        <Field label={t('label')} error={error} className="max-w-md">
          {(parts) => (
            <span className="flex gap-2">
              <Input
                {...parts}
                value={text}
                inputMode="numeric"
                autoComplete="off"
                maxLength={24}
                onChange={({ target }) => setText(target.value)}
                className="figures"
              />
              <Button type="submit" variant="outline" busy={busy}>
                <ScanBarcode aria-hidden />
                {t('find')}
              </Button>
            </span>
          )}
        </Field>
        <div role="status">
          {answer?.kind === 'none' && <p className="mt-4 text-sm">{t('none', { gtin: answer.gtin })}</p>}
          {answer?.kind === 'found' && (
            <div className="mt-4 flex flex-wrap items-center gap-4 rounded-lg border p-4">
              <Thumb url={answer.product.pictureUrl} large />
              <div className="min-w-0 flex-1">
                <p className="font-semibold">{answer.product.title}</p>
                <p className="text-muted-foreground text-sm">
                  {answer.product.vendor && t('by', { name: answer.product.vendor.name })}
                </p>
              </div>
              <Link href={`/products/${answer.product.id}`} prefetch={false} className={buttonClass()}>
                {answer.product.vendor?.id === team ? t('open') : t('offer')}
              </Link>
            </div>
          )}
        </div>
      </form>
    </Section>
  );
}
