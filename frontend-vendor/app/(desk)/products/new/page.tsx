import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Denied } from '@/components/states/denied';
import { ProductEditor } from '@/features/products/components/product-editor';
import { editorLists } from '@/features/products/data';
import { teamHere } from '@/features/session/data';
import { may } from '@/lib/places';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('products'))('newTitle') };
}

export default async function NewProductPage() {
  const team = await teamHere();
  if (!may(team.role, 'CATALOGUE_WRITE')) return <Denied />;
  return (
    <ProductEditor
      product={null}
      lists={await editorLists()}
      team={team.id}
      mayWrite
      mayCount={may(team.role, 'STOCK_WRITE')}
      currencies={['EUR', 'VND']}
    />
  );
}
