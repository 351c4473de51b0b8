/** Where things are, without the language in front. */
export const productAt = (slug: string) => `/product/${slug}`;
export const vendorAt = (slug: string) => `/v/${slug}`;

/** Of a category by its path, such as `/kitchen/mugs-cups/`. */
export const categoryAt = (path: string) => `/c/${path.split('/').filter(Boolean).join('/')}`;

/** The path of a category by the parts of its address. */
export const pathOf = (slugs: readonly string[]) => `/${slugs.join('/')}/`;
