// Reads the shelf: one operation a file, above it what people and tests need to know about it.
//
//   # title: Put it into the cart
//   # group: Shopper: Fill the cart
//   # as: guest
//   # about: One sentence.
//   # opens: guest customer
//   # variables: {"offerId": "<mugOfferId>", "idempotencyKey": "<new key>"}
//   # remember: {"cartId": "cartLinesAdd.cart.id"}
//
// A group is of one audience. The page opens on the operation that names its viewer's role in `opens`; that one only reads.
// A value in angle brackets is filled in when the operation is opened: `<new key>`, `<new word>` and `<new address>` by fresh
// ones, any other by what an earlier answer was remembered for. Files are in the order of their names, which is the order of
// the journey.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const KEYS = ['title', 'group', 'as', 'about', 'opens', 'variables', 'remember'];

export function readShelf(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((file) => parse(file, readFileSync(join(folder, file), 'utf8')));
}

function parse(file, text) {
  const lines = text.split('\n');
  const body = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const header = {};
  for (const line of lines.slice(0, body)) {
    const match = /^# (\w+): (.*)$/.exec(line);
    if (match) header[match[1]] = match[2].trim();
  }
  const unknown = Object.keys(header).find((key) => !KEYS.includes(key));
  if (unknown) throw new Error(`${file}: "${unknown}" is no line of the shelf`);
  for (const key of ['title', 'group', 'as', 'about']) if (!header[key]) throw new Error(`${file}: the line "# ${key}: ..." is missing`);
  const query = lines.slice(body).join('\n').trim() + '\n';
  const name = /^(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1];
  if (!name) throw new Error(`${file}: the operation has no name`);
  const json = (key) => {
    try {
      return JSON.parse(header[key] ?? '{}');
    } catch (error) {
      throw new Error(`${file}: "# ${key}:" is no JSON: ${error.message}`);
    }
  };
  const [audience, group] = header.group.split(': ');
  if (!group) throw new Error(`${file}: "# group: ${header.group}" names no audience before a colon`);
  const opens = header.opens?.split(' ') ?? [];
  return { file, name, title: header.title, audience, group, as: header.as, about: header.about, opens, variables: json('variables'), remember: json('remember'), query };
}
