import { describe, expect, test } from 'vitest';
import { blankContent, blankLine } from '../invoice/blank-content.ts';
import type { InvoiceContent } from '../invoice/content.ts';
import { defaultPolicy, type Guardrail, type ReviewPolicy } from '../invoice/review-policy.ts';
import { withTotals } from '../invoice/totals.ts';
import { judge } from './judge.ts';

const judged = (change: Partial<InvoiceContent>) => judgedBy({}, change);
const judgedBy = (
  policy: Partial<ReviewPolicy>,
  change: Partial<InvoiceContent>,
  given: Partial<Parameters<typeof judge>[0]> = {},
) =>
  judge({
    policy: { ...defaultPolicy, needsApproval: 'specialCases', ...policy },
    content: withTotals({ ...blankContent(), lines: [{ ...blankLine('l1'), unitPrice: '10' }], ...change }),
    silenceClause: true,
    before: { lastIban: null, customerKnown: true },
    asked: false,
    ...given,
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

  test('asks for none of them when none is named and none is guarded; credit notes still wait', () => {
    const none = { approvalCases: [], guardrails: [] };
    expect(judgedBy(none, both)).toMatchObject({ waived: true });
    expect(judgedBy(none, { kind: 'creditNote' })).toMatchObject({ waived: false });
  });

  test('holds silence off from nothing where the guardrail is off', () => {
    expect(judgedBy({ guardrails: [], silenceCases: ['penalty'] }, penalty)).toMatchObject({ blockedBy: [] });
  });
});

describe('a policy that needs no approval', () => {
  const never = { needsApproval: 'never' as const };
  const known = { lastIban: 'FR7630006000011234567890189', customerKnown: true };
  const elsewhere = { payment: { ...blankContent().payment, iban: 'DE89370400440532013000' } };
  const dear = { lines: [{ ...blankLine('l1'), unitPrice: '5000' }] };

  test.each<[string, Guardrail, Partial<InvoiceContent>, Partial<ReviewPolicy>, { before?: typeof known }]>([
    ['an account that has changed', 'bankChanged', elsewhere, {}, { before: known }],
    ['an amount above the cap', 'amountCap', dear, { capCents: 100_000 }, {}],
    ['a first invoice', 'firstInvoice', {}, {}, { before: { ...known, customerKnown: false } }],
    ['a credit note', 'creditNote', { kind: 'creditNote' }, {}, {}],
    ['a special case', 'specialCase', { kind: 'deposit' }, { silenceCases: ['deposit'] }, {}],
  ])('asks an owner all the same about %s, where that is guarded', (_, guardrail, change, policy, given) => {
    const guarded = judgedBy({ ...never, ...policy, guardrails: [guardrail] }, change, given);
    expect(guarded).toEqual({ waived: false, blockedBy: [guardrail] });
    const open = judgedBy({ ...never, ...policy, guardrails: [] }, change, given);
    expect(open).toEqual({ waived: true, blockedBy: [] });
  });

  test('asks an owner again about what he was asked about before', () => {
    const open = { ...never, guardrails: [] };
    expect(judgedBy(open, {}, { asked: true })).toEqual({ waived: false, blockedBy: [] });
    expect(judgedBy(open, {}, { asked: false })).toEqual({ waived: true, blockedBy: [] });
  });

  test('asks nobody for want of a clause alone: that keeps silence from deciding, and is no guardrail', () => {
    expect(judgedBy({ ...never, guardrails: [] }, {}, { silenceClause: false })).toEqual({
      waived: true,
      blockedBy: ['noMandate'],
    });
  });
});
