import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Denied } from '@/components/states/denied';
import { Checklist } from '@/features/application/components/checklist';
import { HandIn } from '@/features/application/components/hand-in';
import { Status } from '@/features/application/components/status';
import { Withdraw } from '@/features/application/components/withdraw';
import { application, beginnings } from '@/features/application/data';
import { isOpen, mayChange, progressOf, stepsOf } from '@/features/application/steps';
import { teamHere } from '@/features/session/data';
import { may } from '@/lib/places';
import { Card, CardHeader, CardText, CardTitle } from '@/shared/ui/card';
import { Progress } from '@/shared/ui/progress';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('application'))('title') };
}

/** From the application to the first sale: how it stands, and what is still to do. */
export default async function OnboardingPage() {
  const [{ role }, t] = [await teamHere(), await getTranslations('application')];
  const { vendor } = may(role, 'STORE_READ') ? await application() : { vendor: null };
  if (!vendor) return <Denied />;
  const requirements = vendor.application?.requirements ?? [];
  const all = stepsOf(requirements, await beginnings(vendor, role));
  const open = isOpen(vendor.state);
  const writes = may(role, 'STORE_WRITE');
  const steps = all.filter(({ name, required }) => name !== 'rescue' || open || required);
  const [asked, shop] = [steps.filter(({ name }) => !isShop(name)), steps.filter(({ name }) => isShop(name))];
  const { done, of } = progressOf(steps, requirements);
  const linked = writes && mayChange(vendor.state);
  const ended = vendor.state === 'REJECTED' || vendor.state === 'TERMINATED';
  const missing = [...new Set(requirements.filter(({ met }) => !met).map(({ kind }) => kind))];
  return (
    <>
      <PageHeader title={t('title')} text={t(open ? 'text' : 'textAfter', { name: vendor.name })} />
      <div className="flex max-w-3xl flex-col gap-6">
        <Status vendor={vendor} />
        {!ended && (
          <Card>
            <CardHeader>
              <div>
                <CardTitle>{t('asked')}</CardTitle>
                <CardText className="mt-0.5">{t('askedText')}</CardText>
              </div>
              {of > 0 && <p className="figures text-muted-foreground text-sm">{t('progress', { done, of })}</p>}
            </CardHeader>
            {of > 0 && (
              <Progress label={t('progressLabel')} value={done} max={of} text={t('progress', { done, of })} className="mb-4" />
            )}
            <Checklist steps={asked} linked={linked} />
          </Card>
        )}
        {!ended && (
          <Card>
            <CardHeader>
              <div>
                <CardTitle>{t('shop')}</CardTitle>
                <CardText className="mt-0.5">{t('shopText')}</CardText>
              </div>
            </CardHeader>
            <Checklist steps={shop} linked={writes} />
          </Card>
        )}
        {open && writes && vendor.application && (
          <Card>
            <CardHeader>
              <CardTitle>{t('handIn.title')}</CardTitle>
            </CardHeader>
            <HandIn certified={Boolean(vendor.application.certifiedAt)} version={vendor.application.version} missing={missing} />
          </Card>
        )}
        {(open || vendor.state === 'SUBMITTED') && writes && (
          <div>
            <Withdraw />
          </div>
        )}
      </div>
    </>
  );
}

function isShop(name: string): boolean {
  return name === 'delivery' || name === 'returns' || name === 'product';
}
