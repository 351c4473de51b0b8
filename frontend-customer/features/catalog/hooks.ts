'use client';
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { MenuDocument, ProductOffersDocument, type ProductOffersQuery } from '@/lib/graphql/generated/graphql';
import { ask } from '@/shared/lib/graphql/browser';

type Variants = NonNullable<ProductOffersQuery['product']>['variants'];

/** What is offered now. The page brings what was offered when it was made, which is read again as soon as somebody looks at it. */
export function useOffers(productId: string, made: Variants) {
  return useQuery({
    queryKey: ['offers', productId],
    queryFn: async ({ signal }) => {
      const { product } = await ask(ProductOffersDocument, { id: productId }, signal);
      return product?.variants ?? [];
    },
    initialData: made,
    initialDataUpdatedAt: 0,
    refetchOnWindowFocus: true,
  });
}

/** The categories at the top, where the server did not bring them. */
export function useMenu() {
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['menu', locale],
    queryFn: async ({ signal }) => (await ask(MenuDocument, {}, signal)).categories,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? [];
}
