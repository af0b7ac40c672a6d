import '#app/lib/no-eval.ts';
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import newsreader from '#app/assets/fonts/newsreader-fr.woff2?url';
import publicSans from '#app/assets/fonts/public-sans-fr.woff2?url';
import icon from '#app/assets/icon.svg?url';
import { readerLocale } from '#app/auth/reader-locale.server.ts';
import { hasStaffCookie } from '#app/auth/staff-cookie.server.ts';
import { getTheme } from '#app/lib/locale.server.ts';
import { useNonce } from '#app/lib/nonce.tsx';
import { LocaleProvider, useSpoken, useT } from '#app/lib/use-t.tsx';
import { useIsLight } from '#app/light/light-page.ts';
import { LightParts } from '#app/light/light-parts.tsx';
import styles from '#app/styles/app.css?url';
import { ErrorPage } from '#app/ui/error-page.tsx';
import { OfflineNotice } from '#app/ui/offline-notice.tsx';
import { Progress } from '#app/ui/progress.tsx';
import { useRouteFocus } from '#app/ui/use-route-focus.ts';

export const links: LinksFunction = () => [
  ...[newsreader, publicSans].map((href) => ({
    rel: 'preload' as const,
    href,
    as: 'font' as const,
    type: 'font/woff2',
    crossOrigin: 'anonymous' as const,
  })),
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: icon, type: 'image/svg+xml' },
];

export const meta = () => [{ title: 'Tacite' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [locale, theme] = await Promise.all([readerLocale(request), getTheme(request)]);
  const isStaff = hasStaffCookie(context.env.APP_ORIGIN, request);
  return {
    locale,
    theme: theme ?? null,
    isSandbox: context.env.isSandbox,
    isStaff,
    texts: context.texts[locale],
  };
}

const SkipLink = () => (
  <a className="skip noprint" href="#content">
    {useT()('skip')}
  </a>
);

/** The document around every page and every error page. */
export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const locale = useSpoken(data?.locale);
  const nonce = useNonce();
  const isLight = useIsLight();
  return (
    <html lang={locale} data-theme={data?.theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <Meta />
        <Links />
        {!isLight && data?.texts && <link rel="modulepreload" href={data.texts} />}
      </head>
      <body>
        <LocaleProvider locale={locale}>
          <SkipLink />
          <Progress />
          {children}
          {isLight ? <LightParts nonce={nonce} /> : <OfflineNotice />}
        </LocaleProvider>
        {!isLight && <ScrollRestoration nonce={nonce} />}
        {!isLight && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function App() {
  useRouteFocus();
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
