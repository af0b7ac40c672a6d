import { expect, test } from 'vitest';
import { textOf } from '#test/support/page-text.ts';
import { rendered } from '#test/support/rendered.tsx';
import type { Selection } from './approve-selection.server.ts';
import { ConfirmSelection } from './confirm-selection.tsx';

const item = (id: string, amountCents: number, currency: string) =>
  ({ id, buyer: `Client ${id}`, subject: 'Travaux', amountCents, currency }) as Selection['items'][number];

function page(items: Selection['items']): Promise<string> {
  const selection = { items, left: [], code: null };
  return rendered(
    <ConfirmSelection selection={selection} as={null} refusal={undefined} sending={{} as never} />,
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
