import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

/** The Vite config: `remix vite:dev -c remix.config.js`, `remix vite:build -c remix.config.js`. */
export default defineConfig({
  plugins: [
    tailwindcss(),
    remix({
      appDirectory: 'app',
      buildDirectory: 'build',
      ignoredRouteFiles: ['**/.*', '**/*.test.{ts,tsx}', '**/*.css'],
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: false,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  build: {
    target: ['es2022', 'safari16.4'],
    // The content security policy allows fonts and images from our own address only, so nothing becomes a data: URL.
    assetsInlineLimit: 0,
  },
  ssr: {
    // Native modules and the database drivers stay what node resolves; lucide ships one file per icon, bundle those used.
    noExternal: ['lucide-react'],
  },
});
