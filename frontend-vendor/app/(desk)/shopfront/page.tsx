import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { teamHere } from '@/features/session/data';
import { Pictures } from '@/features/shopfront/components/pictures';
import { ProfileForm } from '@/features/shopfront/components/profile-form';
import { shopfront } from '@/features/shopfront/data';
import { may } from '@/lib/places';
import { Card, CardHeader, CardTitle } from '@/shared/ui/card';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shopfront'))('title') };
}

export default async function ShopfrontPage() {
  const [{ role }, t] = [await teamHere(), await getTranslations('shopfront')];
  const { vendor } = may(role, 'STORE_WRITE') ? await shopfront() : { vendor: null };
  if (!vendor) return null;
  return (
    <div className="flex flex-col gap-6">
      <Card>
        <CardHeader>
          <CardTitle>{t('pictures.title')}</CardTitle>
        </CardHeader>
        <Pictures vendor={vendor} />
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('profile.title')}</CardTitle>
        </CardHeader>
        <ProfileForm vendor={vendor} />
      </Card>
    </div>
  );
}
