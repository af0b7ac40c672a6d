import { renderToStaticMarkup } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js';
import { expect, test } from 'vitest';
import { LocaleProvider } from '#app/lib/use-t.tsx';
import { ListFilters } from './list-filters.tsx';
import { readListParams } from './list-params.ts';

const plumber = { id: '01a22da6-7154-7062-9f8a-f194c138bb30', name: 'Vasseur Plomberie' };
const unknown = '01a22da6-7154-7062-9f8a-f194c138bb31';

/** What each field shows of an address, by its name. */
async function chosen(search: string): Promise<Record<string, string>> {
  const handler = createStaticHandler([
    {
      path: '*',
      element: (
        <ListFilters
          params={readListParams(new URLSearchParams(search))}
          businesses={[plumber]}
          months={['2026-11', '2026-10']}
          hidden={0}
        />
      ),
    },
  ]);
  const context = await handler.query(new Request('https://tacite.example/invoices'));
  if (context instanceof Response) throw new Error('the page redirects');
  const html = renderToStaticMarkup(
    <LocaleProvider locale="fr">
      <StaticRouterProvider
        router={createStaticRouter(handler.dataRoutes, context)}
        context={context}
        hydrate={false}
      />
    </LocaleProvider>,
  );
  const selects = [...html.matchAll(/<select[^>]* name="(\w+)".*?<\/select>/g)];
  return Object.fromEntries(
    selects.map(([select, name]) => [name, /<option[^>]* selected="">([^<]*)</.exec(select)?.[1] ?? '']),
  );
}

test.each([
  ['', 'Toutes les entreprises', 'Tous les mois'],
  [`business=${plumber.id}&month=2026-10`, plumber.name, 'octobre 2026'],
  ['month=2026-01', 'Toutes les entreprises', 'janvier 2026'],
  [`business=${unknown}`, 'Entreprise inconnue', 'Tous les mois'],
])('of the address « %s » the fields say what the list is filtered by', async (search, business, month) => {
  expect(await chosen(search)).toEqual({ business, month });
});
