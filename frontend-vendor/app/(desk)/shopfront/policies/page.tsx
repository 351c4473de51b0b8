import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { teamHere } from '@/features/session/data';
import { PoliciesForm } from '@/features/shopfront/components/policies-form';
import { shopfront } from '@/features/shopfront/data';
import { may } from '@/lib/places';
import { Card } from '@/shared/ui/card';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shopfront'))('tab.policies') };
}

export default async function PoliciesPage() {
  const { role } = await teamHere();
  const { vendor, countries } = may(role, 'STORE_WRITE') ? await shopfront() : { vendor: null, countries: [] };
  if (!vendor) return null;
  return (
    <Card>
      <PoliciesForm vendor={vendor} countries={countries} />
    </Card>
  );
}
