// Ids out of earlier answers, so that the next operation of the journey opens with its variables filled in.
import operations from 'shelf:operations';

const KEY = 'stoa.remembered';
let values = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');

const at = (data, path) => path.split('.').reduce((value, key) => value?.[key], data);

/** Notes what the shelf wants to know of this answer. */
export function remember(operationName, data) {
  const operation = operations.find((one) => one.name === operationName);
  if (!operation || !data) return;
  for (const [name, path] of Object.entries(operation.remember)) {
    const value = at(data, path);
    if (value !== undefined && value !== null) values = { ...values, [name]: value };
  }
  sessionStorage.setItem(KEY, JSON.stringify(values));
}

const fresh = () => crypto.randomUUID().slice(0, 8);
/** What is new each time an operation is opened. */
const NEW = { 'new key': () => crypto.randomUUID(), 'new word': () => `new-${fresh()}`, 'new address': () => `new-${fresh()}@example.org` };

/** Variables with everything in angle brackets filled in as far as it is known. */
export function fill(variables) {
  return JSON.parse(JSON.stringify(variables), (_key, value) => {
    const name = typeof value === 'string' && /^<(.+)>$/.exec(value)?.[1];
    return name ? (NEW[name]?.() ?? values[name] ?? value) : value;
  });
}

/** The operation whose answer would fill in a name still missing. */
export function missing(variables) {
  const text = JSON.stringify(fill(variables));
  const name = /"<([^>"]+)>"/.exec(text)?.[1];
  return name && operations.find((one) => name in one.remember)?.title;
}

/** The operation that the page opens on for a role. */
export const opening = (role) => operations.find(({ opens }) => opens.includes(role));

export { operations };
