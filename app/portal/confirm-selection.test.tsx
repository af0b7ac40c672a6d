import { renderToStaticMarkup } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js';
import { expect, test } from 'vitest';
import { LocaleProvider } from '#app/lib/use-t.tsx';
import { textOf } from '#test/support/page-text.ts';
import type { Selection } from './approve-selection.server.ts';
import { ConfirmSelection } from './confirm-selection.tsx';

const item = (id: string, amountCents: number, currency: string) =>
  ({ id, buyer: `Client ${id}`, subject: 'Travaux', amountCents, currency }) as Selection['items'][number];

async function page(items: Selection['items']): Promise<string> {
  const selection = { items, left: [], code: null };
  const routes = [
    {
      path: '*',
      element: <ConfirmSelection selection={selection} as={null} refusal={undefined} sending={{} as never} />,
    },
  ];
  const handler = createStaticHandler(routes);
  const context = await handler.query(new Request('http://x/'));
  if (context instanceof Response) throw new Error('redirected');
  return renderToStaticMarkup(
    <LocaleProvider locale="fr">
      <StaticRouterProvider
        router={createStaticRouter(handler.dataRoutes, context)}
        context={context}
        hydrate={false}
      />
    </LocaleProvider>,
  );
}

test('the total of a selection is one sum a currency', async () => {
  const sums = (html: string) =>
    [...html.matchAll(/<span class="due[^"]*">(.*?)<\/span>/g)].map(([, sum]) => sum);
  expect(sums(await page([item('a', 10_000, 'EUR'), item('b', 2_050, 'EUR')]))).toEqual(['120,50\u202f€']);
  const mixed = await page([item('a', 10_000, 'EUR'), item('b', 70_000, 'CHF'), item('c', 100, 'EUR')]);
  expect(sums(mixed)).toEqual(['101,00\u202f€', '700,00\u202fCHF']);
  expect(textOf(mixed)).toContain('Total');
});
