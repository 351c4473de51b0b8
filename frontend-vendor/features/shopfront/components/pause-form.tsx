'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { failureOf, textOf } from '@/components/forms/use-submit';
import { VersionedForm } from '@/components/forms/versioned-form';
import { TIME_ZONE } from '@/i18n/zone';
import { dayOf, endOf, midnightOf } from '@/lib/days';
import type { ApiError } from '@/shared/lib/graphql/errors';
import { newKey } from '@/shared/lib/key';
import { Button } from '@/shared/ui/button';
import { Field, FieldError } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Textarea } from '@/shared/ui/textarea';
import { toast } from '@/shared/ui/toaster';
import type { Front } from '../data';
import { setHoliday } from '../hooks';

/** A moment's day, as a date field has it. */
const fieldOf = (at: string | Date) => dayOf(at, TIME_ZONE);

/** A pause: while it runs nothing can be bought, and open orders go on. */
export function PauseForm({ vendor }: { vendor: Front }) {
  const [t, c, key] = [useTranslations('shopfront.pause'), useTranslations('common'), useKey()];
  const { pause } = vendor;
  return (
    <VersionedForm
      version={vendor.version}
      submit={t(pause ? 'change' : 'begin')}
      fields={['from', 'until', 'note']}
      words={{ 'VALIDATION_FAILED@until': t('untilWrong'), 'VALIDATION_FAILED@from': t('fromWrong') }}
      save={async (values, expectedVersion) => {
        const [from, until] = [textOf(values, 'from'), textOf(values, 'until')];
        if (!until) return [{ code: 'VALIDATION_FAILED', message: '', field: ['until'] }];
        const kept = pause && fieldOf(pause.from) === from;
        const begins = from && from !== fieldOf(new Date()) ? midnightOf(from, TIME_ZONE) : undefined;
        const input = {
          from: kept ? pause.from : begins,
          until: endOf(until, TIME_ZONE),
          note: textOf(values, 'note') || undefined,
          expectedVersion,
        };
        return (await setHoliday({ ...input, idempotencyKey: key.of(input) })).userErrors;
      }}
    >
      {(at) => (
        <>
          {pause && <End vendor={vendor} />}
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label={t('from')} hint={t('fromHint')} error={at('from')}>
              {(parts) => <Input {...parts} type="date" name="from" defaultValue={pause ? fieldOf(pause.from) : ''} />}
            </Field>
            <Field label={t('until')} hint={t('untilHint')} error={at('until')}>
              {(parts) => <Input {...parts} type="date" name="until" defaultValue={pause ? fieldOf(pause.until) : ''} />}
            </Field>
          </div>
          <Field label={t('note')} hint={t('noteHint')} optional optionalLabel={c('optional')} error={at('note')}>
            {(parts) => <Textarea {...parts} name="note" defaultValue={pause?.note ?? ''} maxLength={500} />}
          </Field>
        </>
      )}
    </VersionedForm>
  );
}

function End({ vendor }: { vendor: Front }) {
  const [t, router, refusals] = [useTranslations('shopfront.pause'), useRouter(), useRefusals()];
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  async function end() {
    setBusy(true);
    setFailure(null);
    try {
      const { userErrors } = await setHoliday({ expectedVersion: vendor.version, idempotencyKey: newKey() });
      setProblem(refusals(userErrors)[0]?.message ?? null);
      if (userErrors.length === 0) toast(t('ended'), { tone: 'success' });
      router.refresh();
    } catch (error) {
      setFailure(failureOf(error));
    }
    setBusy(false);
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 rounded-lg bg-muted p-4 text-sm">
      <p className="min-w-0 font-medium">{t(vendor.pause?.running ? 'runs' : 'comes')}</p>
      <Button variant="outline" busy={busy} onClick={end}>
        {t('end')}
      </Button>
      <div role="status" className={problem ? 'w-full' : 'sr-only'}>
        {problem && <FieldError>{problem}</FieldError>}
      </div>
      <FailureNote failure={failure} className="w-full" />
    </div>
  );
}
