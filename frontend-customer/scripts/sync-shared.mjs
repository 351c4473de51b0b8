// Both apps share `shared/` by copy; the shop's is the one that is edited. `--check` changes nothing and tells what differs.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const shop = join(import.meta.dirname, '..');
const desk = join(shop, '..', 'frontend-vendor');

/** All files below a folder, by their paths in it. */
function filesOf(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** The files that are not alike, each with what is wrong with it. */
function differences(original, copy) {
  const [here, there] = [filesOf(original), filesOf(copy)];
  const missing = here.filter((file) => !there.includes(file)).map((file) => `shared/${file}: missing in the desk`);
  const extra = there.filter((file) => !here.includes(file)).map((file) => `shared/${file}: only in the desk`);
  const changed = here
    .filter((file) => there.includes(file) && !readFileSync(join(original, file)).equals(readFileSync(join(copy, file))))
    .map((file) => `shared/${file}: differs`);
  return [...missing, ...extra, ...changed];
}

/** The packages that both apps name, in different versions. */
function versions() {
  const [ours, theirs] = [shop, desk].map((app) => {
    const { dependencies, devDependencies, overrides } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
    return { ...overrides, ...dependencies, ...devDependencies };
  });
  return Object.keys(ours)
    .filter((name) => name in theirs && ours[name] !== theirs[name])
    .map((name) => `package.json: ${name} is ${ours[name]} in the shop and ${theirs[name]} in the desk`);
}

const [original, copy] = [join(shop, 'shared'), join(desk, 'shared')];
if (process.argv.includes('--check')) {
  const found = [...differences(original, copy), ...versions()];
  for (const line of found) console.error(line);
  if (found.length) process.exit(1);
  console.log('The apps share the same files and versions.');
} else {
  const before = differences(original, copy);
  for (const file of filesOf(copy)) if (!existsSync(join(original, file))) rmSync(join(copy, file));
  for (const line of before) {
    const file = line.slice('shared/'.length, line.lastIndexOf(': '));
    if (existsSync(join(original, file))) cpSync(join(original, file), join(copy, file));
  }
  console.log(`${before.length} files brought up to date.`);
}
