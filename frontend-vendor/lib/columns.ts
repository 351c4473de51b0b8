/** Which columns of a table somebody wants, kept on this device in a cookie, so that the first picture has them already. */
export function columnsCookie(table: string): string {
  return `stoa-columns-${table}`;
}

/** Those of the known ones that were kept; where nothing was, those that are shown first. */
export function columnsOf<Column extends string>(
  kept: string | undefined,
  known: readonly Column[],
  first: readonly Column[] = known,
): Column[] {
  if (kept === undefined) return [...first];
  const wanted = kept.split('.');
  return known.filter((column) => wanted.includes(column));
}

export function keepColumns(table: string, columns: readonly string[]): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the other way is not known to all browsers yet
  document.cookie = `${columnsCookie(table)}=${columns.join('.')}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
