import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAskingHour, nextAskingHour } from './asking-hours.ts';
import { type Circumstances, refusalsOf } from './refusals.ts';
import { type LateDocument, whatIsAsked } from './what-is-asked.ts';

const late = (change: Partial<LateDocument> = {}): LateDocument => ({
  invoiceId: 'a',
  number: 'VPC-2026-0001',
  dueOn: '2026-10-01',
  currency: 'EUR',
  lateCents: 120_000,
  disputedCents: 0,
  claimedCents: 0,
  promisedOn: null,
  dunnedLevel: 0,
  isDelivered: true,
  ...change,
});
const around = (change: Partial<Circumstances> = {}): Circumstances => ({
  now: '2026-11-30T09:00:00.000Z',
  iban: 'FR7630006000011234567890189',
  email: 'a@example.org',
  creditCents: 0,
  isHeld: false,
  last: null,
  leastCents: 0,
  ...change,
});

test('each document is raised from where it stands, and the message has the highest of them', () => {
  const { documents, level } = whatIsAsked([
    late(),
    late({ invoiceId: 'b', dunnedLevel: 1 }),
    late({ invoiceId: 'c', dunnedLevel: 2 }),
    late({ invoiceId: 'd', lateCents: 0 }),
  ]);
  expect(documents.map(({ invoiceId, level, isRaised }) => [invoiceId, level, isRaised])).toEqual([
    ['a', 1, true],
    ['b', 2, true],
    ['c', 2, false],
  ]);
  expect(level).toBe(2);
  expect(whatIsAsked([late()]).level).toBe(1);
});

test('what is promised, not proved to have arrived, or had its notice is left out whole, and says why', () => {
  const { documents, leftOut } = whatIsAsked([
    late({ promisedOn: '2026-12-04' }),
    late({ invoiceId: 'b', isDelivered: false }),
    late({ invoiceId: 'c', dunnedLevel: 3 }),
  ]);
  expect(documents).toEqual([]);
  expect(leftOut.map(({ invoiceId, why, cents }) => [invoiceId, why, cents])).toEqual([
    ['a', 'promised', 120_000],
    ['b', 'notDelivered', 120_000],
    ['c', 'noticed', 120_000],
  ]);
});

test('of what is disputed, or said to be paid, the rest alone is asked for', () => {
  const { documents, leftOut } = whatIsAsked([late({ disputedCents: 21_600, claimedCents: 50_000 })]);
  expect(documents).toMatchObject([{ cents: 48_400 }]);
  expect(leftOut.map(({ why, cents }) => [why, cents])).toEqual([
    ['disputed', 21_600],
    ['claimed', 50_000],
  ]);
});

const anyDocument = fc.record({
  lateCents: fc.integer({ min: 0, max: 1000 }),
  disputedCents: fc.integer({ min: 0, max: 1000 }),
  claimedCents: fc.integer({ min: 0, max: 1000 }),
  promisedOn: fc.constantFrom(null, '2026-12-04'),
  dunnedLevel: fc.integer({ min: 0, max: 3 }),
  isDelivered: fc.boolean(),
});

test('asked and left out are what is late to the cent, and nothing disputed or promised is asked for', () => {
  fc.assert(
    fc.property(fc.array(anyDocument, { maxLength: 6 }), (list) => {
      const documents = list.map((each, index) => late({ ...each, invoiceId: String(index) }));
      const asked = whatIsAsked(documents);
      const sum = (parts: { invoiceId: string; cents: number }[], id: string) =>
        parts.reduce((all, { invoiceId, cents }) => all + (invoiceId === id ? cents : 0), 0);
      for (const {
        invoiceId,
        lateCents,
        disputedCents,
        claimedCents,
        promisedOn,
        isDelivered,
      } of documents) {
        const cents = sum(asked.documents, invoiceId);
        expect(cents + sum(asked.leftOut, invoiceId)).toBe(lateCents);
        expect(cents).toBeLessThanOrEqual(Math.max(0, lateCents - disputedCents - claimedCents));
        if (promisedOn || !isDelivered) expect(cents).toBe(0);
      }
    }),
  );
});

test('everything that speaks against a message is said', () => {
  const asked = whatIsAsked([late()]);
  expect(refusalsOf(asked, around())).toEqual([]);
  expect(refusalsOf(whatIsAsked([]), around())).toEqual(['nothing']);
  expect(refusalsOf(whatIsAsked([late({ dunnedLevel: 2 })]), around())).toEqual(['atHighest']);
  expect(refusalsOf(asked, around({ iban: ' ', email: '', creditCents: 1, isHeld: true }))).toEqual([
    'held',
    'credit',
    'noIban',
    'noAddress',
  ]);
});

test('a week lies between two messages to a customer, to the second', () => {
  const asked = whatIsAsked([late()]);
  const after = (at: string, isPrepared = false, isOpen = false, isPlanned = false) =>
    refusalsOf(asked, around({ last: { at, isPrepared, isOpen, isPlanned } }));
  expect(after('2026-11-23T09:00:01.000Z')).toEqual(['tooSoon']);
  expect(after('2026-11-23T09:00:00.000Z')).toEqual([]);
  expect(after('2026-11-29T09:00:00.000Z', true)).toEqual(['waits']);
  // A letter that nobody has posted is in the way however old it is.
  expect(after('2026-09-29T09:00:00.000Z', true, true)).toEqual(['letterWaits']);
  expect(after('2026-12-01T09:00:00.000Z', false, false, true)).toEqual(['planned']);
});

test('under a plan a document is asked for from its days on, and stays at its level until the next', () => {
  const rule = { firstDays: 7, secondDays: 20, leastCents: 500 };
  const on = (day: string, change: Partial<LateDocument> = {}) =>
    whatIsAsked([late(change)], { ...rule, on: day });
  expect(on('2026-10-07')).toMatchObject({ documents: [], leftOut: [{ why: 'notYet', cents: 120_000 }] });
  expect(on('2026-10-08').documents).toMatchObject([{ level: 1, isRaised: true }]);
  expect(on('2026-10-20', { dunnedLevel: 1 }).documents).toMatchObject([{ level: 1, isRaised: false }]);
  expect(on('2026-10-21', { dunnedLevel: 1 }).documents).toMatchObject([{ level: 2, isRaised: true }]);
  // Whatever its age, the first message is the first.
  expect(on('2026-12-31').documents).toMatchObject([{ level: 1 }]);
});

test('less than a plan asks for at least is not asked for, whatever the currency', () => {
  const few = whatIsAsked([late({ lateCents: 300 }), late({ invoiceId: 'b', lateCents: 199 })]);
  expect(refusalsOf(few, around({ leastCents: 500 }))).toEqual(['small']);
  expect(refusalsOf(few, around({ leastCents: 499 }))).toEqual([]);
});

test.each([
  ['2026-11-30T06:59:59Z', false, '2026-11-30T07:00:00.000Z'],
  ['2026-11-30T07:00:00Z', true, '2026-11-30T07:00:00Z'],
  ['2026-11-30T17:59:59Z', true, '2026-11-30T17:59:59Z'],
  ['2026-11-30T18:00:00Z', false, '2026-12-01T07:00:00.000Z'],
  ['2026-11-28T10:00:00Z', true, '2026-11-28T10:00:00Z'],
  ['2026-11-29T10:00:00Z', false, '2026-11-30T07:00:00.000Z'],
  ['2026-12-25T10:00:00Z', false, '2026-12-26T07:00:00.000Z'],
  ['2026-05-01T10:00:00Z', false, '2026-05-02T06:00:00.000Z'],
])('%s is an hour to ask: %s; the next is %s', (at, is, next) => {
  expect(isAskingHour(at)).toBe(is);
  expect(nextAskingHour(at)).toBe(next);
});
