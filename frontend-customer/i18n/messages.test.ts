// @vitest-environment node
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { LOCALES } from './markets';
import { messagesOf, PARTS } from './messages';

type Tree = { [key: string]: string | Tree };

/** Every text of a part, by its path. */
function texts(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const at = path ? `${path}.${key}` : key;
    return typeof value === 'string' ? [[at, value] as [string, string]] : texts(value, at);
  });
}

/** What a text is filled with, and as what; the forms of a plural are each language's own, the choices of a select are not. */
function fillings(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.tag:
        return [`<${element.value}>`, ...fillings(element.children)];
      case TYPE.plural:
        return [
          `${element.value} ${element.pluralType}`,
          ...Object.values(element.options).flatMap(({ value }) => fillings(value)),
        ];
      case TYPE.select:
        return [
          `${element.value} select ${Object.keys(element.options).sort().join(' ')}`,
          ...Object.values(element.options).flatMap(({ value }) => fillings(value)),
        ];
      default:
        return [`${element.value} ${TYPE[element.type]}`];
    }
  });
}

const sorted = (list: string[]) => [...new Set(list)].sort();
const languages = await Promise.all(LOCALES.map(async (locale) => [locale, await messagesOf(locale)] as const));
const [[, own]] = languages as [(typeof languages)[number]];

describe.each(PARTS)('%s', (part) => {
  const expected = new Map(texts(own[part] as Tree));

  test.each(languages)('%s has the same texts, filled with the same things, and none is empty', (_, messages) => {
    const given = texts(messages[part] as Tree);
    expect(given.map(([path]) => path).sort()).toEqual([...expected.keys()].sort());
    for (const [path, text] of given) {
      expect(text.trim(), `${path} is empty`).not.toBe('');
      expect(sorted(fillings(parse(text))), path).toEqual(sorted(fillings(parse(expected.get(path) ?? ''))));
    }
  });
});

test.each(LOCALES)('%s has a file for every part and no other', (locale) => {
  const files = readdirSync(join(process.cwd(), 'messages', locale));
  expect(files.sort()).toEqual(PARTS.map((part) => `${part}.json`).sort());
});

test('what a text is filled with is told, and the forms that a language has are not', () => {
  expect(sorted(fillings(parse('{count, plural, one {# thing of {shop}} other {# things of {shop}}}')))).toEqual(
    sorted(fillings(parse('{count, plural, other {# món của {shop}}}'))),
  );
  expect(sorted(fillings(parse('<link>{name}</link> {at, date}')))).toEqual(['<link>', 'at date', 'name argument']);
  expect(fillings(parse('{state, select, open {a} other {b}}'))).not.toEqual(fillings(parse('{state, select, other {b}}')));
});
