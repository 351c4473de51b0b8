import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { CompanyForm } from '@/features/application/components/company-form';
import { ContactForm } from '@/features/application/components/contact-form';
import { PayoutForm } from '@/features/application/components/payout-form';
import { Status } from '@/features/application/components/status';
import { application } from '@/features/application/data';
import { mayChange } from '@/features/application/steps';
import { teamHere } from '@/features/session/data';
import { may } from '@/lib/places';
import { buttonClass } from '@/shared/ui/button';
import { Card, CardHeader, CardText, CardTitle } from '@/shared/ui/card';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shopfront'))('tab.trader') };
}

/** Who the vendor is in law: what buyers are shown of it, and where the money goes. */
export default async function TraderPage() {
  const [{ role }, t] = [await teamHere(), await getTranslations('shopfront.trader')];
  const { vendor, countries } = may(role, 'STORE_WRITE') ? await application() : { vendor: null, countries: [] };
  if (!vendor) return null;
  const form = vendor.application;
  if (!form || !mayChange(vendor.state))
    return (
      <Card>
        <p className="text-muted-foreground text-sm leading-6">{t(form ? 'closed' : 'none')}</p>
        <p className="mt-4">
          <Link
            href={form ? '/onboarding' : '/onboarding/company'}
            prefetch={false}
            className={buttonClass({ variant: 'outline' })}
          >
            {t('open')}
          </Link>
        </p>
      </Card>
    );
  return (
    <div className="flex flex-col gap-6">
      {vendor.state !== 'LIVE' || vendor.remedy ? <Status vendor={vendor} /> : null}
      {(['company', 'contact', 'payout'] as const).map((name) => (
        <Card key={name}>
          <CardHeader>
            <div>
              <CardTitle>{t(`${name}.title`)}</CardTitle>
              <CardText className="mt-0.5">{t(`${name}.text`)}</CardText>
            </div>
          </CardHeader>
          {name === 'company' && <CompanyForm application={form} />}
          {name === 'contact' && <ContactForm application={form} countries={countries} />}
          {name === 'payout' && <PayoutForm application={form} />}
        </Card>
      ))}
    </div>
  );
}
