import { describe, expect, test } from 'vitest';
import { blankContent, blankLine } from './blank-content.ts';
import { diffContent } from './diff.ts';
import { specialCasesOf } from './special-cases.ts';
import { withTotals } from './totals.ts';

const first = { ...blankLine('a'), name: 'Pose de carrelage', quantity: '12', unitPrice: '40' };
const second = { ...blankLine('b'), name: 'Fourniture', unitPrice: '300' };
const before = withTotals({ ...blankContent(), subject: 'Salle de bain', lines: [first, second] });

describe('differences between rounds', () => {
  test('the same content has none, however its numbers are written', () => {
    const rewritten = { ...first, quantity: '12.00', unitPrice: '40.0' };
    expect(diffContent(before, withTotals({ ...before, lines: [rewritten, second] }))).toEqual([]);
  });

  test('a changed line is named by its place and its field, and the totals follow', () => {
    const after = withTotals({ ...before, lines: [{ ...first, quantity: '11.5' }, second] });
    const changes = diffContent(before, after);
    expect(changes[0]).toEqual({
      kind: 'changed',
      key: 'line.quantity',
      type: 'decimal',
      before: '12',
      after: '11.5',
      lineId: 'a',
      lineNumber: 1,
      lineName: 'Pose de carrelage',
    });
    expect(changes.map((each) => each.key)).toEqual([
      'line.quantity',
      'totals.netCents',
      'totals.vat.S.20',
      'totals.vatCents',
      'totals.grossCents',
      'totals.payableCents',
    ]);
    expect(changes.at(-1)).toMatchObject({ type: 'cents', before: '93600', after: '91200' });
  });

  test('lines are matched by id: one taken out in front changes nothing in the next', () => {
    const changes = diffContent(before, withTotals({ ...before, lines: [second] }));
    expect(changes[0]).toMatchObject({
      kind: 'removed',
      key: 'line',
      before: 'Pose de carrelage',
      lineNumber: 1,
    });
    expect(changes.filter((each) => each.lineId === 'b')).toEqual([]);
  });

  test('a new line, a new retention and a value that is cleared', () => {
    const after = withTotals({
      ...before,
      subject: '',
      lines: [first, second, { ...blankLine('c'), name: 'Joints', unitPrice: '0' }],
      retention: { percent: '5', amountCents: 4680, releaseOn: null, reason: '' },
    });
    expect(diffContent(before, after)).toEqual([
      { kind: 'removed', key: 'subject', type: 'text', before: 'Salle de bain', after: null },
      expect.objectContaining({ kind: 'added', key: 'line', after: 'Joints', lineNumber: 3 }),
      { kind: 'added', key: 'retention.percent', type: 'percent', before: null, after: '5' },
      { kind: 'added', key: 'retention.amountCents', type: 'cents', before: null, after: '4680' },
      { kind: 'changed', key: 'totals.payableCents', type: 'cents', before: '93600', after: '88920' },
    ]);
  });
});

describe('special cases', () => {
  test('those declared and those the content shows, once each, in a fixed order', () => {
    expect(specialCasesOf(before)).toEqual([]);
    const content = withTotals({
      ...before,
      kind: 'deposit',
      specialCases: ['exceptional', 'penalty'],
      lines: [{ ...first, special: 'specialPrice' }],
      penalty: { amountCents: 100, reason: 'Retard' },
      retention: { percent: '5', amountCents: 1, releaseOn: null, reason: '' },
    });
    expect(specialCasesOf(content)).toEqual([
      'specialPrice',
      'penalty',
      'deposit',
      'retention',
      'exceptional',
    ]);
  });

  test('a prepaid amount beside an earlier document recovers a deposit', () => {
    const recovery = {
      ...before,
      prepaidCents: 1000,
      precedingDocuments: [{ number: 'VPC-2026-0001', date: null }],
    };
    expect(specialCasesOf(recovery)).toEqual(['depositRecovery']);
  });
});

test('a deposit, its recovery, instalments and a rate are seen when they change', () => {
  const before = withTotals({ ...blankContent(), lines: [{ ...blankLine('l1'), unitPrice: '10' }] });
  const depositOf = { reference: 'Devis D-118', date: null, totalCents: 360_000, percent: '30' };
  const parts = [
    { percent: '40', days: 0 },
    { percent: '60', days: 30 },
  ];
  const recovers = { number: 'A-1', date: null, availableCents: null };
  const after = withTotals({
    ...before,
    depositOf,
    dueRule: { kind: 'instalments', parts },
    exchange: { rate: '1.0642', on: '2026-09-30', source: '' },
    lines: [{ ...before.lines[0]!, recovers }],
  });
  const told = diffContent(before, after).map(({ key, after: now }) => [key, now]);
  expect(told).toEqual(
    expect.arrayContaining([
      ['depositOf.reference', 'Devis D-118'],
      ['depositOf.totalCents', '360000'],
      ['dueRule.parts', '40\u202f% + 0, 60\u202f% + 30'],
      ['exchange.rate', '1.0642'],
      ['line.recovers', 'A-1'],
    ]),
  );
});
