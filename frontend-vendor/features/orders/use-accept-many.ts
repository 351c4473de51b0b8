'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useRefusals } from '@/components/forms/refusal';
import { failureOf } from '@/components/forms/use-submit';
import { newKey } from '@/shared/lib/key';
import { toast } from '@/shared/ui/toaster';
import type { OrderRow } from './data';
import { useOrderSteps } from './hooks';

/** Accepts several orders, one after the other: each is a request of its own, and what one refuses keeps no other back. */
export function useAcceptMany(onDone: () => void) {
  const [t, f, router, refusals] = [useTranslations('orders'), useTranslations('common.failure'), useRouter(), useRefusals()];
  const { accept } = useOrderSteps();
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<{ number: string; message: string }[]>([]);
  // One key for each order, kept over tries.
  const keys = useRef(new Map<string, string>());

  async function acceptAll(rows: readonly Pick<OrderRow, 'id' | 'number' | 'version'>[]) {
    setBusy(true);
    const troubles: { number: string; message: string }[] = [];
    let done = 0;
    for (const { id, number, version } of rows) {
      const key = `${id} ${version}`;
      const idempotencyKey = keys.current.get(key) ?? newKey();
      keys.current.set(key, idempotencyKey);
      try {
        const { userErrors } = await accept({ vendorOrderId: id, expectedVersion: version, idempotencyKey });
        const [problem] = refusals(userErrors);
        if (problem) troubles.push({ number, message: problem.message });
        else done += 1;
      } catch (error) {
        const { code } = failureOf(error);
        troubles.push({ number, message: f(code === 'OFFLINE' ? 'OFFLINE.title' : 'OTHER.title') });
      }
    }
    setReport(troubles);
    setBusy(false);
    if (done) toast(t('acceptedMany', { count: done }), { tone: 'success' });
    onDone();
    router.refresh();
  }

  return { accept: acceptAll, busy, report };
}
