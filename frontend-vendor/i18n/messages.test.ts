import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isLocale, LOCALES, wished } from './languages';
import { PARTS } from './messages';

type Tree = { [key: string]: string | Tree };

const read = (locale: string, part: string): Tree => JSON.parse(readFileSync(`messages/${locale}/${part}.json`, 'utf8'));

/** Every message by its path. */
function flat(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
}

/** The names of the arguments of an ICU message, and what each is: the same in all languages. */
function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  for (const [, name, kind] of message.matchAll(/\{\s*(\w+)\s*(?:,\s*(plural|select|number|date))?/g))
    if (name && (kind || message.includes(`{${name}}`))) found.add(name);
  return [...found].sort();
}

describe.each(PARTS)('messages of %s', (part) => {
  const own = flat(read('en', part));
  it.each(LOCALES.filter((locale) => locale !== 'en'))('are whole in %s', (locale) => {
    const others = new Map(flat(read(locale, part)));
    expect([...others.keys()].sort()).toEqual(own.map(([key]) => key).sort());
    for (const [key, message] of own) expect([key, argumentsOf(others.get(key) ?? '')]).toEqual([key, argumentsOf(message)]);
  });
});

it('takes the first language of a browser that there is', () => {
  expect(wished('fr-FR,nl;q=0.6,de;q=0.8')).toBe('de');
  expect(wished('vi-VN')).toBe('vi');
  expect(wished('en;q=0,xx')).toBe('en');
  expect(wished(null)).toBe('en');
  expect(isLocale('fr')).toBe(false);
});
