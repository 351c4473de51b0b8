/** What somebody searched for on this device, the last one first; nobody else learns of it. */
const KEPT = 'stoa-searches';
const MOST = 6;

export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(kept) ? kept.filter((words) => typeof words === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(words: string): void {
  const others = recentSearches().filter((other) => other.toLocaleLowerCase() !== words.toLocaleLowerCase());
  keep([words, ...others].slice(0, MOST));
}

export function forgetSearches(): void {
  keep([]);
}

function keep(searches: string[]): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(searches));
  } catch {
    // A browser that keeps nothing searches all the same.
  }
}
