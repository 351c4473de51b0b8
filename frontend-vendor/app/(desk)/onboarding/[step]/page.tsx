import { Package } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { Denied } from '@/components/states/denied';
import { CompanyForm } from '@/features/application/components/company-form';
import { ContactForm } from '@/features/application/components/contact-form';
import { Documents } from '@/features/application/components/documents';
import { PayoutForm } from '@/features/application/components/payout-form';
import { RescueForm } from '@/features/application/components/rescue-form';
import { type Application, application, beginnings } from '@/features/application/data';
import { isOpen, mayChange, nextAfter, STEPS, type StepName, stepsOf } from '@/features/application/steps';
import { teamHere } from '@/features/session/data';
import { Methods } from '@/features/shopfront/components/methods';
import { PoliciesForm } from '@/features/shopfront/components/policies-form';
import { sending, shopfront } from '@/features/shopfront/data';
import { may } from '@/lib/places';
import { buttonClass } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Empty } from '@/shared/ui/empty';

type Props = { params: Promise<{ step: string }> };

async function stepIn(params: Props['params']): Promise<StepName> {
  const { step } = await params;
  return STEPS.find((name) => name === step) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('application'))(`step.${await stepIn(params)}.title`) };
}

/** One step of the way, a page of its own: it can be left and taken up again. */
export default async function StepPage({ params }: Props) {
  const [name, { role }, t] = [await stepIn(params), await teamHere(), await getTranslations('application')];
  if (!may(role, 'STORE_WRITE')) return <Denied />;
  const { vendor, countries } = await application();
  if (!vendor) return <Denied />;
  const shop = name === 'delivery' || name === 'returns' || name === 'product';
  if (!shop && (!mayChange(vendor.state) || (name === 'rescue' && !isOpen(vendor.state)))) redirect('/onboarding');
  const form = vendor.application ?? BLANK;
  const then = nextAfter(name, stepsOf(form.requirements, await beginnings(vendor, role)));
  return (
    <>
      <PageHeader
        title={t(`step.${name}.title`)}
        text={t(`step.${name}.text`)}
        back={{ path: '/onboarding', label: t('title') }}
      />
      <div className="max-w-3xl">{await partOf()}</div>
    </>
  );

  async function partOf(): Promise<ReactNode> {
    switch (name) {
      case 'company':
        return (
          <Card>
            <CompanyForm application={form} then={then} />
          </Card>
        );
      case 'contact':
        return (
          <Card>
            <ContactForm application={form} countries={countries} then={then} />
          </Card>
        );
      case 'payout':
        return (
          <Card>
            <PayoutForm application={form} then={then} />
          </Card>
        );
      case 'documents':
        return (
          <>
            <Card>
              <Documents application={form} />
            </Card>
            <p className="mt-6">
              <Link href={then} prefetch={false} className={buttonClass({ variant: 'outline' })}>
                {t('goOn')}
              </Link>
            </p>
          </>
        );
      case 'rescue':
        return (
          <Card>
            <RescueForm application={form} then={then} />
          </Card>
        );
      case 'delivery': {
        const { methods, ...markets } = await sending();
        return <Methods methods={methods} {...markets} mayWrite as="h2" />;
      }
      case 'returns': {
        const front = await shopfront();
        if (!front.vendor) return <Denied />;
        return (
          <Card>
            <PoliciesForm vendor={front.vendor} countries={front.countries} then="/onboarding" />
          </Card>
        );
      }
      case 'product':
        return (
          <Empty
            icon={<Package />}
            title={t('product.title')}
            text={t('product.text')}
            action={
              <Link href="/products" prefetch={false} className={buttonClass({})}>
                {t('product.go')}
              </Link>
            }
          />
        );
    }
  }
}

/** What a vendor that came in before there were applications has: the first change makes one. */
const BLANK: Application = {
  kind: 'STANDARD',
  version: 1,
  legalForm: null,
  legalName: null,
  contactName: null,
  phone: null,
  address: null,
  registerName: null,
  registerNumber: null,
  vatNumber: null,
  vatState: 'NONE',
  accountHint: null,
  certifiedAt: null,
  rescuedFrom: null,
  rescueStory: null,
  submittedAt: null,
  dueAt: null,
  decidedAt: null,
  reason: null,
  requirements: [],
  documents: [],
};
