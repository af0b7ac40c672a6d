import { parseWithZod } from '@conform-to/zod/v4';
import { expect, test } from 'vitest';
import { reviewPolicySchema } from '#db/shapes/review-policy.ts';
import { defaultPolicy } from '#workflows/invoice/default-policy.ts';
import { policyForm, policyValues } from './policy-form.server.ts';

const typed = {
  counting: 'elapsed',
  needsApproval: 'specialCases',
  threshold: '1 500,50 €',
  'guardrails[0]': 'amountCap',
  cap: '10000',
  'reminders[0].at': 'fraction',
  'reminders[0].value': '50',
  seen: '3',
};

const parse = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return parseWithZod(form, { schema: policyForm('fr') });
};

test('amounts are read as people type them, and what comes out is a policy', () => {
  const submission = parse(typed);
  const policy = submission.status === 'success' ? submission.value.policy : null;
  expect(policy).toEqual({
    counting: 'elapsed',
    closingDays: [],
    reminders: [{ at: 'fraction', value: 0.5 }],
    needsApproval: 'specialCases',
    thresholdCents: 150_050,
    guardrails: ['amountCap'],
    capCents: 1_000_000,
  });
  expect(reviewPolicySchema.safeParse(policy).success).toBe(true);
});

test.each([
  ['1.234,56 €', 123_456],
  ['€12', 1200],
  ['12,50 €', 1250],
  ['1.234,567', null],
  ['0', null],
  ['-3', null],
])('%s as a threshold is %s cents', (threshold, cents) => {
  const submission = parse({ ...typed, threshold });
  expect(submission.status === 'success' ? submission.value.policy.thresholdCents : null).toBe(cents);
});

test('the amount from which a code is asked for survives its form; without it the policy says nothing of it', () => {
  const submission = parse({ ...typed, codeAbove: '5 000' });
  expect(submission.status === 'success' && submission.value.policy.codeAboveCents).toBe(500_000);
  expect(policyValues({ ...defaultPolicy, codeAboveCents: 500_000 }, 1).codeAbove).toBe('5000.00');
});

test('special cases are named one by one: all of them are not named, none is none, and a form that never asked means all', () => {
  const all = {
    'approvalCases[0]': 'deposit',
    'approvalCases[1]': 'penalty',
    'silenceCases[0]': 'retention',
  };
  const policy = (fields: Record<string, string>) => {
    const submission = parse({ ...typed, ...fields });
    return submission.status === 'success' ? submission.value.policy : null;
  };
  const named = policy({ ...all, cases: 'asked' });
  expect(named).toMatchObject({
    approvalCases: ['deposit', 'penalty'],
    silenceCases: ['retention'],
    guardrails: ['amountCap', 'specialCase'],
  });
  expect(reviewPolicySchema.safeParse(named).success).toBe(true);
  expect(policyValues(named!, 1)).toMatchObject({
    approvalCases: ['deposit', 'penalty'],
    silenceCases: ['retention'],
  });
  const none = policy({ cases: 'asked', 'guardrails[1]': 'specialCase' });
  expect(none).toMatchObject({ approvalCases: [], guardrails: ['amountCap'] });
  expect(none).not.toHaveProperty('silenceCases');
  expect(policy({ 'guardrails[1]': 'specialCase' })).not.toHaveProperty('approvalCases');
  expect(policyValues(defaultPolicy, 1).silenceCases).toHaveLength(6);
});

test('a threshold without special cases and a cap without its guardrail are forgotten', () => {
  const { 'guardrails[0]': _, ...rest } = typed;
  const submission = parse({ ...rest, needsApproval: 'always' });
  const policy = submission.status === 'success' ? submission.value.policy : null;
  expect(policy).toMatchObject({ thresholdCents: null, capCents: null });
});

test('empty rows are no rows, and a closure without an end is one day long', () => {
  const submission = parse({
    ...typed,
    'closingDays[0].from': '2026-12-24',
    'closingDays[1].from': '',
    'closingDays[2].from': '2026-08-01',
    'closingDays[2].to': '2026-08-15',
    'reminders[1].at': 'beforeEnd',
    'reminders[1].value': '',
  });
  const policy = submission.status === 'success' ? submission.value.policy : null;
  expect(policy?.closingDays).toEqual([
    { from: '2026-08-01', to: '2026-08-15' },
    { from: '2026-12-24', to: '2026-12-24' },
  ]);
  expect(policy?.reminders).toHaveLength(1);
});

test('each mistake stands beside its own field', () => {
  const submission = parse({
    ...typed,
    cap: '',
    threshold: 'beaucoup',
    'reminders[0].value': '140',
    'closingDays[0].from': '2026-02-30',
    'closingDays[1].from': '2026-08-15',
    'closingDays[1].to': '2026-08-01',
  });
  expect(Object.keys((submission.status === 'error' && submission.error) || {}).sort()).toEqual([
    'cap',
    'closingDays[0].from',
    'closingDays[1].to',
    'reminders[0].value',
    'threshold',
  ]);
});

test('a policy survives its form', () => {
  const policy = {
    ...defaultPolicy,
    closingDays: [{ from: '2026-12-24', to: '2027-01-03' }],
    needsApproval: 'specialCases' as const,
    approvalCases: ['deposit' as const, 'exceptional' as const],
    thresholdCents: 120_000,
    guardrails: ['bankChanged' as const, 'amountCap' as const, 'specialCase' as const],
    silenceCases: ['retention' as const],
    capCents: 500_000,
  };
  const { closingDays, reminders, guardrails, approvalCases, silenceCases, ...values } = policyValues(
    policy,
    2,
  );
  const boxes = { guardrails, approvalCases, silenceCases };
  const rows = (name: string, list: object[]) =>
    list.flatMap((row, index) =>
      Object.entries(row).map(([key, value]) => [`${name}[${index}].${key}`, value]),
    );
  const submission = parse(
    Object.fromEntries([
      ...Object.entries(values),
      ...rows('closingDays', closingDays),
      ...rows('reminders', reminders),
      ['cases', 'asked'],
      ...Object.entries(boxes).flatMap(([name, ticked]) =>
        ticked.map((each, index) => [`${name}[${index}]`, each]),
      ),
    ]),
  );
  expect(submission.status === 'success' && submission.value).toEqual({ seen: 2, policy });
});
