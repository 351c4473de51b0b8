'use client';
import { AddToCart } from '@/features/cart/add-to-cart';
import { ProductChoice, type ProductChoiceProps } from '@/features/catalog/components/product-choice';

/** What is chosen in the catalogue goes into the cart: the one place where the two meet. */
export function BuyArea(props: Omit<ProductChoiceProps, 'buy'>) {
  return (
    <ProductChoice
      {...props}
      buy={({ place, ...offer }) => (
        <AddToCart {...offer} size={place === 'first' ? 'lg' : 'md'} variant={place === 'other' ? 'outline' : 'primary'} />
      )}
    />
  );
}
