import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { teamHere } from '@/features/session/data';
import { PauseForm } from '@/features/shopfront/components/pause-form';
import { shopfront } from '@/features/shopfront/data';
import { may } from '@/lib/places';
import { Card, CardHeader, CardText, CardTitle } from '@/shared/ui/card';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shopfront'))('tab.pause') };
}

export default async function PausePage() {
  const [{ role }, t] = [await teamHere(), await getTranslations('shopfront.pause')];
  const { vendor } = may(role, 'STORE_WRITE') ? await shopfront() : { vendor: null };
  if (!vendor) return null;
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>{t('title')}</CardTitle>
          <CardText className="mt-0.5">{t('text')}</CardText>
        </div>
      </CardHeader>
      <PauseForm vendor={vendor} />
    </Card>
  );
}
