import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { teamHere } from '@/features/session/data';
import { Methods } from '@/features/shopfront/components/methods';
import { Warehouses } from '@/features/shopfront/components/warehouses';
import { sending, warehouses } from '@/features/shopfront/data';
import { may } from '@/lib/places';
import { Card, CardHeader, CardText, CardTitle } from '@/shared/ui/card';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shopfront'))('tab.delivery') };
}

export default async function DeliveryPage() {
  const [{ role }, t] = [await teamHere(), await getTranslations('shopfront')];
  if (!may(role, 'STORE_WRITE')) return null;
  const [{ methods, ...markets }, places] = await Promise.all([sending(), may(role, 'STOCK_READ') ? warehouses() : null]);
  return (
    <div className="flex flex-col gap-8">
      <section aria-labelledby="methods">
        <h2 id="methods" className="mb-1 font-semibold text-lg tracking-tight">
          {t('delivery.title')}
        </h2>
        <p className="mb-4 text-muted-foreground text-sm">{t('delivery.text')}</p>
        <Methods methods={methods} {...markets} mayWrite />
      </section>
      {places && (
        <Card>
          <CardHeader>
            <div>
              <CardTitle>{t('warehouses.title')}</CardTitle>
              <CardText className="mt-0.5">{t('warehouses.text')}</CardText>
            </div>
          </CardHeader>
          <Warehouses places={places} countries={markets.countries} mayWrite={may(role, 'STOCK_WRITE')} />
        </Card>
      )}
    </div>
  );
}
