import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { Denied } from '@/components/states/denied';
import { OfferEditor } from '@/features/products/components/offer-editor';
import { ProductEditor } from '@/features/products/components/product-editor';
import { editorLists, oneProduct } from '@/features/products/data';
import { teamHere } from '@/features/session/data';
import { may } from '@/lib/places';

type Params = { params: Promise<{ id: string }> };

// Once for the page and its title.
const productOf = cache(oneProduct);

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const [{ id }, team, t] = [await params, await teamHere(), await getTranslations('products')];
  if (!may(team.role, 'CATALOGUE_READ')) return { title: t('title') };
  return { title: (await productOf(id))?.title ?? t('title') };
}

/** A product of the team's own, to be edited; what is offered of it, where somebody else described it. */
export default async function ProductPage({ params }: Params) {
  const [{ id }, team] = [await params, await teamHere()];
  if (!may(team.role, 'CATALOGUE_READ')) return <Denied />;
  const [mayWrite, mayCount] = [
    may(team.role, 'CATALOGUE_WRITE'),
    may(team.role, 'CATALOGUE_WRITE') && may(team.role, 'STOCK_WRITE'),
  ];
  const product = await productOf(id);
  if (!product) notFound();
  if (product.vendor?.id !== team.id)
    return <OfferEditor key={id} product={product} team={team.id} mayWrite={mayWrite} mayCount={mayCount} />;
  return (
    <ProductEditor
      key={id}
      product={product}
      lists={await editorLists()}
      team={team.id}
      mayWrite={mayWrite}
      mayCount={mayCount}
      currencies={['EUR', 'VND']}
    />
  );
}
