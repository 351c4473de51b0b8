import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import type { AccountPrivacyQuery } from '@/lib/graphql/generated/graphql';
import { buttonClass } from '@/shared/ui/button';
import { ConsentSwitch } from './consent-switch';
import { ErasureNote } from './erasure-note';
import { ErasureSection } from './erasure-section';
import { ExportSection } from './export-section';
import { PageHead } from './page-head';
import { Section } from './section';

/** What is kept about somebody, what they agreed to, and how it ends. */
export function Privacy({ data: { me, myConsents, myDataExports } }: { data: AccountPrivacyQuery }) {
  const t = useTranslations('account.privacy');
  const erasure = me?.erasure?.state === 'WAITING' ? me.erasure : null;
  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      {erasure && <ErasureNote dueAt={erasure.dueAt} />}
      <Section title={t('consents')} text={t('consentsText')}>
        <ul className="flex flex-col gap-4 divide-y [&>li+li]:pt-4">
          {myConsents.map((consent) => (
            <li key={consent.purpose}>
              <ConsentSwitch {...consent} />
            </li>
          ))}
        </ul>
      </Section>
      <ExportSection copies={myDataExports} />
      {!erasure && <ErasureSection />}
    </>
  );
}

/** For who is not signed in: what is here, and the way to it. */
export function PrivacyOfGuest({ locale }: { locale: string }) {
  const t = useTranslations('account.privacy');
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">{t('title')}</h1>
      <p className="max-w-prose leading-7">{t('guest')}</p>
      <ul className="flex max-w-prose list-disc flex-col gap-2 pl-5 leading-7">
        <li>{t('guestCopy')}</li>
        <li>{t('guestErasure')}</li>
        <li>{t('guestConsents')}</li>
      </ul>
      <Link
        href={`/sign/in?next=${encodeURIComponent(`/${locale}/account/privacy`)}`}
        className={`${buttonClass({ size: 'lg' })} self-start`}
      >
        {t('signIn')}
      </Link>
    </>
  );
}
