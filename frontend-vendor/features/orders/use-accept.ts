'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Problem, useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { failureOf } from '@/components/forms/use-submit';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { toast } from '@/shared/ui/toaster';
import { useOrderSteps } from './hooks';
import type { Order } from './model';
import { hasConflict, useConflict } from './use-conflict';

/** Accepts the order as it is seen. */
export function useAccept(order: Order) {
  const [t, refusals, key] = [useTranslations('orders'), useRefusals(), useKey()];
  const { accept } = useOrderSteps();
  const { conflict, meet, reload } = useConflict(order);
  const [state, setState] = useState<{ busy: boolean; problems: readonly Problem[]; failure: ApiError | null }>({
    busy: false,
    problems: [],
    failure: null,
  });

  async function run() {
    setState({ busy: true, problems: [], failure: null });
    try {
      const values = { vendorOrderId: order.id, expectedVersion: order.version };
      const { userErrors } = await accept({ ...values, idempotencyKey: key.of(values) });
      if (hasConflict(userErrors)) {
        await meet(order);
        setState({ busy: false, problems: [], failure: null });
        return;
      }
      if (userErrors.length === 0) toast(t('accepted'), { tone: 'success' });
      setState({ busy: false, problems: refusals(userErrors), failure: null });
    } catch (error) {
      setState({ busy: false, problems: [], failure: failureOf(error) });
    }
  }

  return { ...state, accept: run, conflict, reload };
}
