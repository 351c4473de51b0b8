import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string) => new URL(path, import.meta.url).pathname;

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: [
      // Only a server may load what says so, and a test is one.
      { find: /^server-only$/, replacement: here('./node_modules/server-only/empty.js') },
      { find: /^@\//, replacement: here('./') },
    ],
  },
  test: {
    environment: 'jsdom',
    css: false,
    exclude: ['**/node_modules/**', '**/.next*/**', 'e2e/**'],
    restoreMocks: true,
    unstubGlobals: true,
  },
});
