// What a standalone server hands out itself and Next leaves behind: the pages' scripts and styles, and public files.
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const app = join(import.meta.dirname, '..');
const built = process.env.STOA_DIST_DIR ?? '.next';
const server = join(app, built, 'standalone');

cpSync(join(app, built, 'static'), join(server, built, 'static'), { recursive: true });
if (existsSync(join(app, 'public'))) cpSync(join(app, 'public'), join(server, 'public'), { recursive: true });
