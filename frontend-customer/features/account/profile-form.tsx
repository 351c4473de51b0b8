'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormNote } from '@/components/identity/form-note';
import { useRefusals } from '@/components/identity/refusal';
import { useKey } from '@/components/identity/use-key';
import { textOf, useSubmit } from '@/components/identity/use-submit';
import { isLocale, LANGUAGES, LOCALES, type Locale } from '@/i18n/markets';
import { usePathname, useRouter } from '@/i18n/navigation';
import { AccountProfileSaveDocument, type ProfileFieldsFragment } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { NativeSelect } from '@/shared/ui/native-select';
import { toast } from '@/shared/ui/toaster';
import type { Named } from './names';
import { NewerNote } from './newer-note';
import { Section } from './section';

const WISHES = ['lessPackaging', 'lowCarbonDelivery', 'nearbyVendors'] as const;

/** How they are called, what they read and what they like: saved together. */
export function ProfileForm({ profile, currencies }: { profile: ProfileFieldsFragment; currencies: readonly Named[] }) {
  const t = useTranslations('account.profile');
  const told = useRefusals();
  const key = useKey();
  const [page, path, router] = [useLocale(), usePathname(), useRouter()];
  const [newer, setNewer] = useState<number | null>(null);
  const [base = 'en'] = profile.locale.split('-');
  const reads: Locale = isLocale(base) ? base : 'en';
  const submit = useSubmit(['name', 'locale', 'currency'], async (values) => {
    const name = textOf(values, 'name');
    if (!name) return [{ field: 'name', message: t('nameMissing') }];
    const chosen = textOf(values, 'locale');
    const input = {
      name,
      // Somebody who reads the German of Austria and leaves it at German goes on to do so.
      locale: chosen === reads ? profile.locale : chosen,
      preferences: {
        currency: textOf(values, 'currency') || null,
        lessPackaging: values.get('lessPackaging') === 'on',
        lowCarbonDelivery: values.get('lowCarbonDelivery') === 'on',
        nearbyVendors: values.get('nearbyVendors') === 'on',
      },
      expectedVersion: newer ?? profile.version,
    };
    const { profileUpdate } = await ask(AccountProfileSaveDocument, { input: { ...input, idempotencyKey: key.of(input) } });
    const moved = profileUpdate.userErrors.find((refusal) => 'currentVersion' in refusal);
    if (moved && 'currentVersion' in moved) {
      setNewer(moved.currentVersion);
      return;
    }
    if (profileUpdate.userErrors.length) return told(profileUpdate.userErrors, { 'VALIDATION_FAILED@name': t('nameMissing') });
    key.done();
    toast(t('saved'), { tone: 'success' });
    if (isLocale(chosen) && chosen !== reads && chosen !== page) router.replace(path, { locale: chosen });
    else router.refresh();
  });

  function showSaved() {
    setNewer(null);
    router.refresh();
  }

  return (
    <form {...submit.form} className="flex flex-col gap-6">
      <FormNote submit={submit} />
      {newer !== null && <NewerNote title={t('newerTitle')} text={t('newerText')} action={t('newerShow')} onShow={showSaved} />}
      <Section title={t('youTitle')}>
        <Field label={t('name')} hint={t('nameHint')} {...submit.field('name')}>
          {(parts) => <Input {...parts} name="name" autoComplete="name" maxLength={100} defaultValue={profile.name} />}
        </Field>
        <Field label={t('locale')} hint={t('localeHint')} {...submit.field('locale')}>
          {(parts) => (
            <NativeSelect {...parts} name="locale" defaultValue={reads}>
              {LOCALES.map((code) => (
                <option key={code} value={code} lang={code}>
                  {LANGUAGES[code]}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t('currency')} hint={t('currencyHint')} {...submit.field('currency')}>
          {(parts) => (
            <NativeSelect {...parts} name="currency" defaultValue={profile.preferences?.currency ?? ''}>
              <option value="">{t('currencyNone')}</option>
              {currencies.map(([code, called]) => (
                <option key={code} value={code}>
                  {called} ({code})
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </Section>
      <Section title={t('wishesTitle')} text={t('wishesText')}>
        <div className="flex flex-col gap-2">
          {WISHES.map((wish) => (
            <Checkbox
              key={wish}
              name={wish}
              label={t(`wish.${wish}`)}
              hint={t(`wishHint.${wish}`)}
              defaultChecked={profile.preferences?.[wish]}
            />
          ))}
        </div>
      </Section>
      <Button type="submit" size="lg" busy={submit.busy} className="self-start">
        {newer === null ? t('save') : t('saveMine')}
      </Button>
    </form>
  );
}
