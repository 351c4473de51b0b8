// Bundles GraphiQL into dist/, with everything it needs inside: no address but our own is ever asked for.
// `--force` builds even when nothing changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readShelf } from './shelf.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');
const stamp = join(dist, '.stamp');

/** Names what the bundle is made of: contents, not times, so that a fresh clone and a switched branch are both told right. */
function fingerprint() {
  const files = ['package-lock.json', 'build.mjs', 'shelf.mjs', 'index.html'];
  for (const folder of ['src', 'shelf']) files.push(...readdirSync(join(here, folder)).sort().map((name) => `${folder}/${name}`));
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(join(here, file))).update('\0');
  return hash.digest('hex');
}

const wanted = fingerprint();
if (!process.argv.includes('--force') && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) process.exit(0);
if (process.argv.includes('--check')) process.exit(1);

const { build } = await import('esbuild');
const started = performance.now();
// Names hold the fingerprint, so that browsers may keep the files for ever.
const version = wanted.slice(0, 12);
const assets = join(dist, 'assets');
rmSync(dist, { recursive: true, force: true });
mkdirSync(assets, { recursive: true });

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
  target: ['chrome109', 'firefox115', 'safari16'],
  outdir: 'dist/assets',
  entryNames: `[name]-${version}`,
  define: { 'process.env.NODE_ENV': '"production"', VERSION: JSON.stringify(version) },
};
const shelf = {
  name: 'shelf',
  setup(build) {
    build.onResolve({ filter: /^shelf:operations$/ }, () => ({ path: 'operations', namespace: 'shelf' }));
    build.onLoad({ filter: /.*/, namespace: 'shelf' }, () => ({ contents: JSON.stringify(readShelf(join(here, 'shelf'))), loader: 'json' }));
  },
};
await Promise.all([
  build({
    ...common,
    entryPoints: { app: 'src/app.jsx' },
    format: 'esm',
    splitting: true,
    chunkNames: 'chunk-[hash]',
    jsx: 'automatic',
    loader: { '.ttf': 'file', '.woff2': 'file' },
    assetNames: 'font-[hash]',
    plugins: [shelf],
  }),
  build({
    ...common,
    // Workers are plain scripts: a policy of worker-src 'self' then suffices.
    entryPoints: {
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    },
    format: 'iife',
  }),
]);

// What Monaco's parts bring along as styles is in graphiql/style.css already.
for (const name of readdirSync(assets)) if (/^chunk-.*\.css$/.test(name)) rmSync(join(assets, name));
writeFileSync(join(dist, 'index.html'), readFileSync(join(here, 'index.html'), 'utf8').replaceAll('{version}', version));
writeFileSync(stamp, wanted);
const bytes = readdirSync(assets).reduce((sum, name) => sum + statSync(join(assets, name)).size, 0);
console.log(`GraphiQL: ${(bytes / 1048576).toFixed(1)} MiB in ${((performance.now() - started) / 1000).toFixed(1)} s`);
