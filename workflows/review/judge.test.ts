import { describe, expect, test } from 'vitest';
import { blankContent, blankLine } from '../invoice/blank-content.ts';
import type { InvoiceContent } from '../invoice/content.ts';
import { defaultPolicy } from '../invoice/review-policy.ts';
import { withTotals } from '../invoice/totals.ts';
import { judge } from './judge.ts';

const judged = (change: Partial<InvoiceContent>) =>
  judge({
    policy: { ...defaultPolicy, needsApproval: 'specialCases' },
    content: withTotals({ ...blankContent(), lines: [{ ...blankLine('l1'), unitPrice: '10' }], ...change }),
    silenceClause: true,
    before: { lastIban: null, customerKnown: true },
  });
const recovers = { number: 'A-1', date: null, availableCents: null };

describe('a policy that asks for special cases alone', () => {
  test('waives a plain invoice', () => {
    expect(judged({})).toEqual({ waived: true, blockedBy: [] });
  });

  test.each<[string, Partial<InvoiceContent>, string]>([
    ['a credit note', { kind: 'creditNote' }, 'creditNote'],
    ['a corrective', { kind: 'corrective' }, 'creditNote'],
    ['a deposit', { kind: 'deposit' }, 'specialCase'],
    ['a deposit taken back', { lines: [{ ...blankLine('l1'), quantity: '-1', recovers }] }, 'specialCase'],
    ['a penalty', { penalty: { amountCents: 1, reason: 'Retard' } }, 'specialCase'],
  ])('asks the owner about %s, whom silence can never approve', (_, change, block) => {
    expect(judged(change)).toEqual({ waived: false, blockedBy: [block] });
  });
});
