import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  output: 'standalone',
  // Two lock files in one repository: without these Next guesses another root.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  distDir: process.env.STOA_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // The proxy in front compresses.
  compress: process.env.STOA_COMPRESS !== 'off',
  reactStrictMode: true,
  agentRules: false,
  experimental: { optimizePackageImports: ['radix-ui', 'lucide-react'] },
  images: { loader: 'custom', loaderFile: './shared/lib/image-loader.ts' },
};

export default createNextIntlPlugin({
  requestConfig: './i18n/request.ts',
  // Messages are read when the app is built, and no page brings along what reads them.
  experimental: { messages: { path: './messages', format: 'json', locales: 'infer', precompile: true } },
})(config);
