import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js';
import { LocaleProvider } from '#app/lib/use-t.tsx';

/** The page of one part that has links and forms. */
export async function rendered(element: ReactNode, locale: 'fr' | 'en' = 'fr'): Promise<string> {
  const handler = createStaticHandler([{ path: '*', element }]);
  const context = await handler.query(new Request('http://x/'));
  if (context instanceof Response) throw new Error('redirected');
  return renderToStaticMarkup(
    <LocaleProvider locale={locale}>
      <StaticRouterProvider
        router={createStaticRouter(handler.dataRoutes, context)}
        context={context}
        hydrate={false}
      />
    </LocaleProvider>,
  );
}
