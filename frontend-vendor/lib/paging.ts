/** Where in a list a page stands, as its address has it. */
export interface Place {
  after?: string;
  before?: string;
}

type Asked = Record<string, string | string[] | undefined>;

/** One value of an address, where it is there once. */
export function one(asked: Asked, name: string): string | undefined {
  const value = asked[name];
  return typeof value === 'string' && value ? value : undefined;
}

export function placeOf(asked: Asked): Place {
  return { after: one(asked, 'after'), before: one(asked, 'before') };
}

/** The arguments of a list for this place. */
export function pageOf({ after, before }: Place, size: number) {
  return before ? { last: size, before } : { first: size, after };
}

/** An address with these values; those that are empty are left out. */
export function address(path: string, values: Record<string, string | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The addresses of the pages around this one. */
export function around(
  path: string,
  values: Record<string, string | null | undefined>,
  info: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor?: string | null; endCursor?: string | null },
) {
  return {
    previous: info.hasPreviousPage ? address(path, { ...values, before: info.startCursor }) : null,
    next: info.hasNextPage ? address(path, { ...values, after: info.endCursor }) : null,
  };
}
