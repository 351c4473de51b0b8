'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { type Problem, pathOf, type Refused, useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { textOf, useSubmit } from '@/components/forms/use-submit';
import { useProven } from '@/features/account/step-up';
import { Button } from '@/shared/ui/button';
import { DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { NativeSelect } from '@/shared/ui/native-select';
import { Textarea } from '@/shared/ui/textarea';
import { createClient } from '../hooks';
import { addressesOf, endOf, type Givable } from '../model';
import { KeyDialog, type Made } from './key-dialog';
import { ScopeChoice } from './scope-choice';

/** Lets a program in, with no more than it needs. */
export function CreateDialog({ onClose }: { onClose: () => void }) {
  return (
    <KeyDialog wide onClose={onClose}>
      {(onMade) => <Questions onClose={onClose} onMade={onMade} />}
    </KeyDialog>
  );
}

const TERMS = ['30', '90', '365', '0'] as const;
const MOST_ADDRESSES = 20;

function Questions({ onClose, onMade }: { onClose: () => void; onMade: (made: Made) => void }) {
  const [t, c, refusals, key, proven] = [
    useTranslations('keys'),
    useTranslations('common'),
    useRefusals(),
    useKey(),
    useProven(),
  ];
  const [scopes, setScopes] = useState<readonly Givable[]>([]);
  // Counted from when the dialog was opened: sent again, it is the same request.
  const [now] = useState(Date.now);

  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const [name, days] = [textOf(values, 'name'), textOf(values, 'term')];
    const allowedAddresses = addressesOf(textOf(values, 'addresses'));
    const missing: Problem[] = [];
    if (!name) missing.push({ field: 'name', message: t('nameMissing') });
    if (scopes.length === 0) missing.push({ field: 'scopes', message: t('scopesMissing') });
    if (allowedAddresses.length > MOST_ADDRESSES) missing.push({ field: 'addresses', message: t('addressesMany') });
    if (missing.length) return missing;
    const input = { name, scopes: [...scopes], allowedAddresses, expiresAt: endOf(days, now) };
    const idempotencyKey = key.of(input);
    const answer = await proven(() => createClient({ ...input, idempotencyKey }));
    if (!answer) return;
    if (!answer.apiClient) return told(answer.userErrors, allowedAddresses);
    onMade({ name, secret: answer.key ?? null });
  });

  /** What is wrong with one of the addresses names it. */
  function told(userErrors: readonly Refused[], addresses: readonly string[]): Problem[] {
    return userErrors.flatMap((refusal) => {
      const [part, index] = pathOf(refusal).split('.');
      if (part === 'allowedAddresses')
        return [{ field: 'addresses', message: t('addressWrong', { address: addresses[Number(index)] ?? '' }) }];
      return refusals([refusal], { LIMIT_EXCEEDED: t('tooMany'), 'VALIDATION_FAILED@name': t('nameMissing') });
    });
  }

  return (
    <form {...form} className="flex flex-col gap-5">
      <DialogHeader>
        <DialogTitle>{t('create')}</DialogTitle>
        <DialogDescription>{t('createText')}</DialogDescription>
      </DialogHeader>
      <FailureNote failure={failure} />
      <ProblemNote problems={problems} fields={['name', 'scopes', 'addresses']} />
      <Field label={t('name')} hint={t('nameHint')} error={at('name')}>
        {(parts) => <Input {...parts} name="name" maxLength={100} autoComplete="off" />}
      </Field>
      <ScopeChoice chosen={scopes} error={at('scopes')} onChange={setScopes} />
      <Field label={t('ends')} hint={t('termHint')}>
        {(parts) => (
          <NativeSelect {...parts} name="term" defaultValue="365">
            {TERMS.map((days) => (
              <option key={days} value={days}>
                {t(`terms.${days}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field label={t('addresses')} optional optionalLabel={c('optional')} hint={t('addressesHint')} error={at('addresses')}>
        {(parts) => <Textarea {...parts} name="addresses" rows={3} spellCheck={false} className="figures" />}
      </Field>
      <DialogFooter>
        <Button variant="outline" onClick={onClose}>
          {c('cancel')}
        </Button>
        <Button type="submit" busy={busy}>
          {t('createGo')}
        </Button>
      </DialogFooter>
    </form>
  );
}
