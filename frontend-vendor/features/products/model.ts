import type { ListedProductFragment, OfferPageQuery, ProductState, StockStatus } from '@/lib/graphql/generated/graphql';
import type { Money } from '@/shared/lib/format';
import type { Tone } from '@/shared/ui/badge';

/** The views of the list: what the team described, by state, and what it offers. */
export const TABS = ['all', 'active', 'draft', 'archived', 'offers'] as const;
export type Tab = (typeof TABS)[number];

export function isTab(text: string | undefined): text is Tab {
  return TABS.some((tab) => tab === text);
}

/** The state that a view is for. */
export function stateOf(tab: Tab): ProductState | null {
  return tab === 'active' || tab === 'draft' || tab === 'archived' ? (tab.toUpperCase() as ProductState) : null;
}

export type RowState = ProductState | 'WITHDRAWN';

export const TONES: Record<RowState, Tone> = { ACTIVE: 'success', DRAFT: 'info', ARCHIVED: 'neutral', WITHDRAWN: 'neutral' };
export const STOCK_TONES: Record<StockStatus, Tone> = { IN_STOCK: 'neutral', LOW: 'warning', OUT: 'danger' };

/** A product, or an offer of one variant. */
export interface Listed {
  id: string;
  /** Whose page it opens; null where the API does not tell. */
  productId: string | null;
  title: string | null;
  detail: string | null;
  pictureUrl: string | null;
  /** Who described it, where that is somebody else. */
  owner: string | null;
  state: RowState;
  version: number;
  variants: number | null;
  /** From what to what, or what it costs in each currency. */
  prices: Money[];
  stock: { status: StockStatus; quantity: number | null } | null;
  updatedAt: string | null;
  handlingDays: number | null;
}

export function listedProduct(product: ListedProductFragment, team: string): Listed {
  const { min, max } = product.priceRange ?? {};
  return {
    id: product.id,
    productId: product.id,
    title: product.title,
    detail: null,
    pictureUrl: product.pictureUrl ?? null,
    owner: product.vendor && product.vendor.id !== team ? product.vendor.name : null,
    state: product.state,
    version: product.version,
    variants: product.variants.length,
    prices: min && max ? (min.amount === max.amount ? [min] : [min, max]) : [],
    stock: product.stockStatus ? { status: product.stockStatus, quantity: null } : null,
    updatedAt: product.updatedAt,
    handlingDays: null,
  };
}

export function listedOffer(offer: OfferPageQuery['vendorOffers']['nodes'][number], team: string): Listed {
  const { variant } = offer;
  const product = variant?.product;
  return {
    id: offer.id,
    productId: product?.id ?? null,
    title: product?.title ?? null,
    detail: [variant?.title, variant?.sku].filter(Boolean).join(' · ') || null,
    pictureUrl: product?.pictureUrl ?? null,
    owner: product?.vendor && product.vendor.id !== team ? product.vendor.name : null,
    state: offer.state,
    version: offer.version ?? 0,
    variants: null,
    prices: offer.prices,
    stock: offer.state === 'ACTIVE' ? offer.availability : null,
    updatedAt: null,
    handlingDays: offer.handlingDays ?? null,
  };
}
