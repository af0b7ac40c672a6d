import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

/** `remix vite:dev` behind our own front door, so that headers, checks and load context are those of production. */
const frontDoor = () => ({
  name: 'front-door',
  apply: 'serve',
  /** @param {import('vite').ViteDevServer} vite */
  configureServer(vite) {
    const open = async () => {
      const files = [
        '/app/front-door/handle.server.ts',
        '/workflows/process/env.ts',
        '/workflows/process/log.ts',
      ];
      const [{ createHandler }, { readEnvOrExit }, { createLog }] = await Promise.all(
        files.map((file) => vite.ssrLoadModule(file)),
      );
      const env = readEnvOrExit();
      const build = () => vite.ssrLoadModule('virtual:remix/server-build');
      return createHandler({
        build,
        env,
        log: createLog('web', env.LOG_LEVEL),
        assets: new Map(),
        isDev: true,
      });
    };
    /** @type {ReturnType<typeof open> | undefined} */
    let handler;
    return () => {
      // At the first request: Remix also makes such a server while it builds, without an environment.
      vite.middlewares.use(async (message, outgoing) => {
        handler ??= open();
        message.url = message.originalUrl;
        (await handler)(message, outgoing);
      });
    };
  },
});

/** The Vite config: `remix vite:dev -c remix.config.js`, `remix vite:build -c remix.config.js`. */
export default defineConfig({
  plugins: [
    tailwindcss(),
    frontDoor(),
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
  optimizeDeps: {
    // Server only: its fallback for browsers is not installed.
    exclude: ['@node-rs/argon2'],
    // Known from the start, so that the first page of a development server is not reloaded under the reader's hands.
    include: [
      '@conform-to/react',
      '@conform-to/zod/v4',
      '@remix-run/react',
      'i18next',
      'lucide-react',
      'react',
      'react-dom/client',
      'react-i18next',
      'zod',
    ],
  },
  ssr: {
    // Everything else stays what node resolves; lucide is bundled, as only the icons in use are wanted.
    noExternal: ['lucide-react'],
  },
});
