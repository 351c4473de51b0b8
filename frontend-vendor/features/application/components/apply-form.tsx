'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CountrySelect } from '@/components/forms/country-select';
import { FailureNote } from '@/components/forms/failure-note';
import { ProblemNote } from '@/components/forms/problem-note';
import { type Problem, useRefusals } from '@/components/forms/refusal';
import { useKey } from '@/components/forms/use-key';
import { textOf, useSubmit } from '@/components/forms/use-submit';
import { choose } from '@/lib/choose';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Textarea } from '@/shared/ui/textarea';
import { apply } from '../hooks';

const FIELDS = ['name', 'slug', 'country', 'email', 'description'];

/** Begins an application: what the shop is called and where it is. Everything else follows step by step. */
export function ApplyForm({ email, countries }: { email: string; countries: readonly string[] }) {
  const [t, c, refusals, key] = [useTranslations('application.apply'), useTranslations('common'), useRefusals(), useKey()];
  const [over, setOver] = useState(false);
  const { form, busy, failure, at, problems } = useSubmit(async (values) => {
    const input = {
      name: textOf(values, 'name'),
      country: textOf(values, 'country'),
      email: textOf(values, 'email'),
      description: textOf(values, 'description'),
    };
    const missing: Problem[] = [];
    if (!input.name) missing.push({ field: 'name', message: t('nameMissing') });
    if (!input.country) missing.push({ field: 'country', message: t('countryMissing') });
    if (!/^\S+@\S+$/.test(input.email)) missing.push({ field: 'email', message: t('emailMissing') });
    if (missing.length) return missing;
    const { vendor, userErrors } = await apply({ ...input, idempotencyKey: key.of(input) });
    if (vendor) {
      setOver(true);
      choose({ team: vendor.id }, '/onboarding');
    }
    // The address of the page is made of the name.
    return refusals(userErrors, {
      'STATE_CONFLICT@slug': t('taken'),
      'VALIDATION_FAILED@slug': t('nameMissing'),
      LIMIT_EXCEEDED: t('most'),
    }).map((problem) => (problem.field === 'slug' ? { ...problem, field: 'name' } : problem));
  });
  return (
    <form {...form} className="flex flex-col gap-5">
      <div>
        <h1 className="font-semibold text-3xl tracking-tight">{t('title')}</h1>
        <p className="mt-2 text-muted-foreground leading-7">{t('text')}</p>
      </div>
      <FailureNote failure={failure} />
      <ProblemNote problems={problems} fields={FIELDS} />
      <Field label={t('name')} hint={t('nameHint')} error={at('name')}>
        {(parts) => <Input {...parts} name="name" autoComplete="organization" maxLength={100} />}
      </Field>
      <Field label={t('country')} hint={t('countryHint')} error={at('country')}>
        {(parts) => <CountrySelect {...parts} name="country" countries={countries} autoComplete="country" />}
      </Field>
      <Field label={t('email')} hint={t('emailHint')} error={at('email')}>
        {(parts) => <Input {...parts} name="email" type="email" autoComplete="email" defaultValue={email} spellCheck={false} />}
      </Field>
      <Field label={t('description')} optional optionalLabel={c('optional')} error={at('description')}>
        {(parts) => <Textarea {...parts} name="description" maxLength={5000} />}
      </Field>
      <Button type="submit" busy={busy || over}>
        {t('submit')}
      </Button>
    </form>
  );
}
