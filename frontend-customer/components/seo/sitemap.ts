import { LOCALES } from '@/i18n/markets';
import { env } from '@/shared/lib/env';
import { addressIn, languagesOf } from './page-metadata';

export interface Entry {
  /** Without the language. */
  path: string;
  changedAt?: string;
}

/** Pages in every language, each with where the others are. */
export function sitemapOf(entries: readonly Entry[]): Response {
  const urls = entries.flatMap(({ path, changedAt }) => {
    const links = Object.entries(languagesOf(path)).map(
      ([language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${absolute(href)}"/>`,
    );
    const changed = changedAt ? `<lastmod>${escaped(changedAt)}</lastmod>` : '';
    return LOCALES.map((locale) => `<url><loc>${absolute(addressIn(locale, path))}</loc>${changed}${links.join('')}</url>`);
  });
  const names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';
  return xml(`<urlset ${names}>${urls.join('\n')}</urlset>`);
}

/** Where the files are. */
export function sitemapIndexOf(files: readonly string[]): Response {
  const sitemaps = files.map((file) => `<sitemap><loc>${absolute(`/sitemaps/${file}`)}</loc></sitemap>`);
  return xml(`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${sitemaps.join('\n')}</sitemapindex>`);
}

function xml(text: string): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });
}

const absolute = (path: string) => escaped(new URL(path, env.origin).href);

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
