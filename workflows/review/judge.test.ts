import { describe, expect, test } from 'vitest';
import { blankContent, blankLine } from '../invoice/blank-content.ts';
import type { InvoiceContent } from '../invoice/content.ts';
import { defaultPolicy, type ReviewPolicy } from '../invoice/review-policy.ts';
import { withTotals } from '../invoice/totals.ts';
import { judge } from './judge.ts';

const judged = (change: Partial<InvoiceContent>) => judgedBy({}, change);
const judgedBy = (policy: Partial<ReviewPolicy>, change: Partial<InvoiceContent>) =>
  judge({
    policy: { ...defaultPolicy, needsApproval: 'specialCases', ...policy },
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

describe('a policy that names its special cases', () => {
  const penalty = { penalty: { amountCents: 1, reason: 'Retard' } };
  const both = { ...penalty, specialCases: ['exceptional' as const] };

  test('asks for those alone, and holds silence off from those alone', () => {
    const policy = {
      approvalCases: ['deposit', 'penalty'],
      silenceCases: ['deposit'],
    } satisfies Partial<ReviewPolicy>;
    expect(judgedBy(policy, { kind: 'deposit' })).toEqual({ waived: false, blockedBy: ['specialCase'] });
    expect(judgedBy(policy, penalty)).toEqual({ waived: false, blockedBy: [] });
    expect(judgedBy(policy, { specialCases: ['exceptional'] })).toEqual({ waived: true, blockedBy: [] });
    expect(judgedBy(policy, both)).toEqual({ waived: false, blockedBy: [] });
  });

  test('asks for none of them when none is named; credit notes still wait', () => {
    expect(judgedBy({ approvalCases: [] }, both)).toMatchObject({ waived: true });
    expect(judgedBy({ approvalCases: [] }, { kind: 'creditNote' })).toMatchObject({ waived: false });
  });

  test('holds silence off from nothing where the guardrail is off', () => {
    expect(judgedBy({ guardrails: [], silenceCases: ['penalty'] }, penalty)).toMatchObject({ blockedBy: [] });
  });
});
