'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useRefusals } from '@/components/forms/refusal';
import { failureOf } from '@/components/forms/use-submit';
import { toast } from '@/shared/ui/toaster';
import { steps } from './hooks';
import type { Listed } from './model';
import { keyring } from './run';

/** Puts several products into the shop or back out of it: each is a request of its own, and what one refuses keeps no other back. */
export function useStateMany(onDone: () => void) {
  const [t, f, router, refusals] = [useTranslations('products'), useTranslations('common.failure'), useRouter(), useRefusals()];
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<{ title: string; message: string }[]>([]);
  const keys = useRef(keyring());

  async function set(rows: readonly Listed[], state: 'ACTIVE' | 'DRAFT') {
    setBusy(true);
    const troubles: { title: string; message: string }[] = [];
    for (const { id, title, version } of rows) {
      const name = title ?? id;
      const input = { productId: id, state, expectedVersion: version };
      try {
        const { product, userErrors } = await steps.update({ ...input, idempotencyKey: keys.current.of('state', input) });
        if (!product)
          troubles.push({ title: name, message: refusals(userErrors, { STATE_CONFLICT: t('fault.law') })[0]?.message ?? '' });
      } catch (error) {
        troubles.push({ title: name, message: f(failureOf(error).code === 'OFFLINE' ? 'OFFLINE.title' : 'OTHER.title') });
      }
    }
    setReport(troubles);
    setBusy(false);
    const done = rows.length - troubles.length;
    if (done) toast(t(state === 'ACTIVE' ? 'published' : 'hidden', { count: done }), { tone: 'success' });
    onDone();
    router.refresh();
  }

  return { set, busy, report };
}
