import { expect, test } from 'vitest';
import { whatIsNoticed } from './notice.ts';
import { isStillAsked, type LateDocument, whatIsAsked } from './what-is-asked.ts';

const late = (change: Partial<LateDocument> = {}): LateDocument => ({
  invoiceId: 'a',
  number: 'VPC-2026-0001',
  dueOn: '2026-10-31',
  currency: 'EUR',
  lateCents: 120_000,
  disputedCents: 0,
  claimedCents: 0,
  promisedOn: null,
  dunnedLevel: 2,
  isDelivered: true,
  ...change,
});

test('a formal notice asks for that for which relance 2 has gone out, and for the rest with a reason alone', () => {
  const asked = whatIsAsked([
    late(),
    late({ invoiceId: 'b', dunnedLevel: 1 }),
    late({ invoiceId: 'c', dunnedLevel: 3 }),
  ]);
  const ripe = whatIsNoticed(asked, false);
  expect(ripe.documents).toMatchObject([{ invoiceId: 'a', level: 3, isRaised: true }]);
  expect(ripe.leftOut).toMatchObject([
    { invoiceId: 'c', why: 'noticed' },
    { invoiceId: 'b', why: 'notRipe' },
  ]);
  expect(whatIsNoticed(asked, true).documents.map(({ invoiceId }) => invoiceId)).toEqual(['a', 'b']);
});

test('nothing of a disputed, promised or claimed part is in it', () => {
  const asked = whatIsAsked([late({ disputedCents: 20_000, claimedCents: 10_000 })]);
  expect(whatIsNoticed(asked, false).documents).toMatchObject([{ cents: 90_000 }]);
});

test('what was asked for stands as long as all of it may be asked for, to the cent', () => {
  const { documents } = whatIsAsked([late()]);
  expect(isStillAsked(documents, whatIsAsked([late({ lateCents: 130_000 })]).documents)).toBe(true);
  expect(isStillAsked(documents, whatIsAsked([late({ lateCents: 119_999 })]).documents)).toBe(false);
  expect(isStillAsked(documents, [])).toBe(false);
});
