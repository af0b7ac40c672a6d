import { expect, test } from 'vitest';
import { textOf } from '#test/support/page-text.ts';
import { rendered } from '#test/support/rendered.tsx';
import type { Result } from './approve-selection.server.ts';
import type { Home } from './portal-data.ts';
import { SelectionResults } from './selection-results.tsx';

const empty = { items: [], slice: { total: 0 } };
const home = {
  as: null,
  business: 'Vasseur',
  office: { name: 'Calame', phone: '' },
  contact: { name: 'Inès Rouvière', phone: '' },
  waiting: empty,
  atOffice: empty,
  otherHomes: [],
} as unknown as Home;

const of = (outcome: Partial<Result>): Result => ({
  id: 'i',
  buyer: 'Commune',
  amountCents: 100,
  currency: 'EUR',
  finalAt: null,
  refusal: null,
  already: null,
  ...outcome,
});
const silent = of({ refusal: 'notNow', already: { by: 'silence', at: '2026-11-30T10:00:00.000Z' } });

const page = async (...results: Result[]) =>
  textOf(await rendered(<SelectionResults home={home} results={results} />));

test('what silence had approved is said as on its own page, and nothing is to be done again', async () => {
  const text = await page(silent, silent);
  expect(text).toContain('C’était déjà validé');
  expect(text).toContain('votre silence valait accord');
  expect(text).not.toMatch(/Rien n’a été validé|Non validée|échoué/);
});

test('one that failed beside it is gone back to', async () => {
  const text = await page(silent, of({ refusal: 'contentChanged' }));
  expect(text).toContain('Reprendre celles qui ont échoué');
  expect(text).toContain('Non validée : elle a changé');
});
