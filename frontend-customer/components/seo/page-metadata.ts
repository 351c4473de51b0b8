import type { Metadata } from 'next';
import { LOCALES, type Locale } from '@/i18n/markets';
import { routing } from '@/i18n/routing';

/** The same page in every language, for search engines. */
export function languagesOf(path: string): Record<string, string> {
  const languages = LOCALES.map((locale) => [locale, addressIn(locale, path)]);
  return { ...Object.fromEntries(languages), 'x-default': addressIn(routing.defaultLocale, path) };
}

export function addressIn(locale: Locale, path: string): string {
  return `/${locale}${path === '/' ? '' : path}`;
}

export interface PageFacts {
  locale: Locale;
  /** Its address without the language. */
  path: string;
  title?: string;
  description?: string;
  image?: { url: string; alt: string } | null;
  /** Not to be found by search engines: one of many ways to see the page at `path`. */
  hidden?: boolean;
}

/** How a page is called, where it is, and how it looks where somebody shares it. */
export function pageMetadata({ locale, path, title, description, image, hidden = false }: PageFacts): Metadata {
  const canonical = addressIn(locale, path);
  const short = description && shortened(description);
  return {
    title,
    description: short,
    alternates: { canonical, ...(hidden ? {} : { languages: languagesOf(path) }) },
    ...(hidden && { robots: { index: false, follow: true } }),
    openGraph: {
      type: 'website',
      siteName: 'Stoa',
      locale,
      url: canonical,
      title,
      description: short,
      images: image ? [image] : ['/opengraph-image.png'],
    },
  };
}

const MOST_LETTERS = 160;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= MOST_LETTERS) return line;
  const cut = line.slice(0, MOST_LETTERS - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MOST_LETTERS / 2))}…`;
}
