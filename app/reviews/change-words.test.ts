import { describe, expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { diffContent } from '#workflows/invoice/diff.ts';
import { mailChanges } from '#workflows/mail/mail-changes.ts';
import { changeViews } from './change-words.server.ts';

const penalty = { amountCents: 15_000, reason: '' };
const before = sampleContent({ specialCases: ['penalty'], penalty });
const line = before.lines[0]!;
const withLine = (changed: Partial<typeof line>): InvoiceContent => ({
  ...before,
  lines: [{ ...line, ...changed }],
});

test.each<[string, InvoiceContent]>([
  ['a quantity', withLine({ quantity: '1.5' })],
  ['a unit', withLine({ unit: 'HUR' })],
  [
    'a rate',
    {
      ...withLine({ vat: { ...line.vat, rate: '10' } }),
      totals: { ...before.totals, vatCents: 1, payableCents: 2 },
    },
  ],
  ['a due rule', { ...before, dueRule: { kind: 'onReceipt' } }],
  ['a special case', { ...before, specialCases: ['exceptional'] }],
  ['a penalty taken away', { ...before, penalty: null, specialCases: [] }],
  ['VAT on debits', { ...before, vatOnDebits: !before.vatOnDebits }],
])('%s reads the same in the mail and on the page', (_, after) => {
  const page = changeViews(diffContent(before, after), { before, after }, [], 'fr');
  expect(mailChanges(before, after, 'fr')).toEqual(
    page.map((each) => ({ label: each.label, before: each.before ?? '', after: each.after ?? '' })),
  );
});

describe('in the mail', () => {
  test('a quantity has its unit', () => {
    expect(mailChanges(before, withLine({ quantity: '1.5', unit: line.unit }), 'fr')).toEqual([
      { label: 'Ligne 1, quantité', before: '2\u00a0u', after: '1,5\u00a0u' },
    ]);
  });

  test('what its penalty or retention already says is not said to be gone', () => {
    expect(mailChanges(before, { ...before, specialCases: [] }, 'fr')).toEqual([]);
  });

  test('VAT is said once: by its rate, and by what is to be paid', () => {
    const vat = before.totals.vat.map((part) => ({ ...part, vatCents: 1 }));
    const after = {
      ...before,
      totals: { ...before.totals, vat, vatCents: 1, grossCents: 3, payableCents: 4 },
    };
    expect(mailChanges(before, after, 'fr').map(({ label }) => label)).toEqual(['Net à payer']);
  });

  test('no name of the code is read, whatever a case is called', () => {
    const after: InvoiceContent = { ...before, specialCases: ['exceptional', 'specialPrice'] };
    const [change] = mailChanges(before, after, 'en');
    expect(change?.after).not.toMatch(/exceptional|specialPrice|[a-z][A-Z]/);
  });

  test('what does not fit is counted, and the amount to pay closes the list', () => {
    const lines = Array.from({ length: 30 }, (_, index) => ({
      ...line,
      id: `m${index}`,
      name: `Poste ${index}`,
    }));
    const after = {
      ...before,
      lines: [...before.lines, ...lines],
      totals: { ...before.totals, payableCents: 9 },
    };
    const told = mailChanges(before, after, 'fr');
    expect(told.slice(-2).map(({ label }) => label)).toEqual(['Et 11 autres changements', 'Net à payer']);
  });
});
