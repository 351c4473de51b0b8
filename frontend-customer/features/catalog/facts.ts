import { vendorAt } from './addresses';
import type { ProductDetails } from './data';

const STOCK = {
  IN_STOCK: 'https://schema.org/InStock',
  LOW: 'https://schema.org/LimitedAvailability',
  OUT: 'https://schema.org/OutOfStock',
};

/** A product and what is offered of it, as search engines read it. `home` is the address of the language's home page, `url` the product's. */
export function productFacts(product: ProductDetails, home: string, url: string): object {
  const { title, description, brand, media, variants, category } = product;
  const offers = variants.flatMap(({ sku, gtin, offers: all }) =>
    all.flatMap(({ price, availability, vendor }) =>
      price
        ? [
            {
              '@type': 'Offer',
              url: `${url}?variant=${encodeURIComponent(sku)}`,
              sku,
              ...(gtin && { gtin }),
              price: price.amount,
              priceCurrency: price.currency,
              availability: STOCK[availability.status],
              itemCondition: 'https://schema.org/NewCondition',
              ...(vendor && { seller: { '@type': 'Organization', name: vendor.name, url: home + vendorAt(vendor.slug) } }),
            },
          ]
        : [],
    ),
  );
  return {
    '@type': 'Product',
    name: title,
    description,
    url,
    image: media.flatMap(({ url: picture }) => picture ?? []),
    ...(variants[0] && { sku: variants[0].sku }),
    ...(brand && { brand: { '@type': 'Brand', name: brand } }),
    ...(category && { category: category.name }),
    ...(offers.length > 0 && { offers }),
  };
}
