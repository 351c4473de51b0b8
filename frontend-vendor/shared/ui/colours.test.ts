// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const PALETTE =
  'slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose|taupe|mauve|mist|olive';
const PART =
  'bg|text|border|border-[xytrbles]|divide|outline|ring|ring-offset|inset-ring|shadow|inset-shadow|drop-shadow|text-shadow|fill|stroke|from|via|to|accent|caret|decoration|placeholder';
const RAW = [
  /(?<![\w&/#-])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b/i,
  /\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(\s*[\d.]/i,
  new RegExp(`(?<![\\w-])(?:${PART})-(?:white|black|(?:${PALETTE})-\\d{2,3})(?![\\w-])`),
];

/** The first raw colour of a line. What a link leads to is none, nor are the colours of the browser's own frame, which know no names. */
function rawColour(line: string): string | undefined {
  if (line.includes('prefers-color-scheme')) return undefined;
  const text = line.replaceAll(/href=\{?["'`]#[^"'`]*/g, '').replaceAll(/url\(#[^)]*\)/g, '');
  return RAW.map((raw) => raw.exec(text)?.[0]).find(Boolean);
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(node_modules|\..*|generated)$/.test(entry.name) ? [] : files(path);
    return /\.(tsx|css)$/.test(entry.name) && entry.name !== 'tokens.css' ? [path] : [];
  });
}

test('colours have names, which only tokens.css gives', () => {
  const found = files(process.cwd()).flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        const colour = rawColour(line);
        return colour ? [`${path.slice(process.cwd().length + 1)}:${index + 1} ${colour}`] : [];
      }),
  );
  expect(found).toEqual([]);
});

test.each([
  "style={{ color: '#a1b2c3' }}",
  'bg-white',
  'hover:text-red-500',
  'border-t-zinc-200/50',
  'oklch(0.5 0.1 160)',
  'rgb(0 0 0 / 0.5)',
])('%s is a raw colour', (line) => expect(rawColour(line)).toBeDefined());

test.each(['<a href="#add">', 'text-danger bg-muted/60', 'order #123456789', 'shadow-lifted', 'url(#fade)', 'to-white-space'])(
  '%s is none',
  (line) => expect(rawColour(line)).toBeUndefined(),
);
