import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { security } from '@/features/account/data';
import { EmailSection } from '@/features/account/email-section';
import { FactorSection } from '@/features/account/factor-section';
import { LinkedSection } from '@/features/account/linked-section';
import { PageHead } from '@/features/account/page-head';
import { PasskeySection } from '@/features/account/passkey-section';
import { PasswordSection } from '@/features/account/password-section';
import { SessionSection } from '@/features/account/session-section';
import { UnverifiedNote } from '@/features/account/unverified-note';
import { pageLocale } from '@/i18n/locale';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account' });
  return { title: t('nav.security') };
}

export default async function SecurityPage({ params }: Props) {
  const locale = await pageLocale(params);
  const [{ me, mySessions, shop }, t] = await Promise.all([
    security(locale, '/account/security'),
    getTranslations({ locale, namespace: 'account' }),
  ]);
  const proved = me.emailVerified ?? false;
  return (
    <>
      <PageHead title={t('security.title')} text={t('security.text')} />
      {!proved && <UnverifiedNote email={me.email} />}
      <EmailSection email={me.email} proved={proved} />
      <PasswordSection email={me.email} />
      {me.secondFactor && <FactorSection factor={me.secondFactor} proved={proved} email={me.email} />}
      <PasskeySection passkeys={me.passkeys ?? []} proved={proved} />
      <LinkedSection linked={me.linkedAccounts ?? []} providers={shop.signInProviders} proved={proved} />
      <SessionSection sessions={mySessions} />
    </>
  );
}
