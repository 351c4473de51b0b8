import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsentSwitch } from '@/features/account/consent-switch';
import { profile } from '@/features/account/data';
import { named } from '@/features/account/names';
import { PageHead } from '@/features/account/page-head';
import { contentOf } from '@/features/account/profile-content';
import { ProfileForm } from '@/features/account/profile-form';
import { Section } from '@/features/account/section';
import { pageLocale } from '@/i18n/locale';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account' });
  return { title: t('nav.profile') };
}

export default async function ProfilePage({ params }: Props) {
  const locale = await pageLocale(params);
  const [{ me, shop }, t] = await Promise.all([
    profile(locale, '/account/profile'),
    getTranslations({ locale, namespace: 'account' }),
  ]);
  return (
    <>
      <PageHead title={t('profile.title')} text={t('profile.text')} />
      <ProfileForm key={contentOf(me)} profile={me} currencies={named(shop.currencies, 'currency', locale)} />
      <Section title={t('profile.newsTitle')}>
        <ConsentSwitch purpose="MARKETING_MAIL" granted={me.preferences?.news ?? false} />
      </Section>
    </>
  );
}
