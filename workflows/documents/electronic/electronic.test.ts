import { describe, expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { blankContent, blankLine, blankParty } from '#workflows/invoice/blank-content.ts';
import { endpointOf } from '#workflows/invoice/endpoint.ts';
import { precedingOf } from '#workflows/invoice/preceding.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { frameOf, typeCodeOf } from './codes.ts';
import { exemptionsOf } from './exemption.ts';
import { notesOf } from './notes.ts';
import { whenDoneOf } from './references.ts';
import { meansOf, termsOf, vatPointOf } from './terms.ts';

const content = (change: Partial<InvoiceContent> = {}) =>
  withTotals({ ...blankContent(), lines: [{ ...blankLine('l1'), unitPrice: '100' }], ...change });
const notes = (change: Partial<InvoiceContent>) =>
  notesOf({ content: content(change), number: 'A-1', issuedOn: '2026-11-22', dueOn: null, mandate: null });
const deposit = { number: 'A-0', date: '2026-10-01', kind: 'deposit' } as const;
const recovery = {
  ...blankLine('l2'),
  quantity: '-1',
  recovers: { number: 'A-0', date: '2026-10-01', availableCents: null },
};

describe('kind and frame', () => {
  test('follow from what the document is', () => {
    expect(
      ['invoice', 'deposit', 'corrective', 'creditNote'].map((kind) =>
        typeCodeOf(content({ kind } as object)),
      ),
    ).toEqual(['380', '386', '384', '381']);
    expect(typeCodeOf(content({ kind: 'creditNote', precedingDocuments: [deposit] }))).toBe('503');
    expect(frameOf(content({ operation: 'goods' }))).toBe('B1');
    expect(frameOf(content({ operation: 'mixed', lines: [recovery] }))).toBe('M4');
    expect(frameOf(content({ kind: 'deposit', paidOn: '2026-11-01', prepaidCents: 12_000 }))).toBe('S2');
    expect(frameOf(content({ kind: 'deposit', paidOn: '2026-11-01', prepaidCents: 11_999 }))).toBe('S1');
    expect(frameOf(content({ frame: '5' }))).toBe('S5');
  });

  test('a deposit taken back by a line stands among the earlier documents once', () => {
    expect(precedingOf(content({ lines: [recovery, recovery] }))).toEqual([deposit]);
    expect(precedingOf(content({ lines: [recovery], precedingDocuments: [deposit] }))).toEqual([deposit]);
  });
});

describe('notes', () => {
  test('the three payment mentions stand once each; the author’s own wins', () => {
    const own = { code: 'PMD', text: 'Trois fois le taux légal.' };
    const found = notes({
      notes: [own, { ...own, text: 'Encore.' }],
      buyer: { ...blankParty(), siren: '1' },
    });
    expect(
      found.filter((note) => ['AAB', 'PMD', 'PMT'].includes(note.code)).map((note) => note.code),
    ).toEqual(['PMD', 'AAB', 'PMT']);
    expect(found.find((note) => note.code === 'PMD')).toEqual(own);
  });

  test('a consumer is told that he owes neither penalties nor the 40 €', () => {
    const pmt = notes({ buyerKind: 'consumer' }).find((note) => note.code === 'PMT');
    expect(pmt?.text).toContain('sans objet');
    expect(notes({ buyerKind: 'consumer' }).find((note) => note.code === 'BAR')?.text).toBe('B2C');
  });

  test('what is withheld is told in words, as no total of the standard knows it', () => {
    const retention = { percent: '5', amountCents: 600, releaseOn: '2027-11-20', reason: '' };
    const abu = notes({ retention, penalty: { amountCents: 100, reason: 'Retard' } }).find(
      (note) => note.code === 'ABU',
    );
    expect(abu?.text).toMatch(
      /Retenue de garantie de 5\u202f%.*20\u00a0nov\.\u00a02027.*Pénalité de 1,00\u202f€.*113,00\u202f€/,
    );
  });
});

describe('VAT', () => {
  test('falls due on issue by option, on payment for services, and not at all without VAT', () => {
    expect(vatPointOf(content({ vatOnDebits: true }))).toBe('debits');
    expect(vatPointOf(content())).toBe('payment');
    expect(vatPointOf(content({ operation: 'goods' }))).toBeNull();
    const lines = [{ ...blankLine('l1'), vat: { category: 'AE' as const, rate: '0' } }];
    expect(vatPointOf(content({ lines, vatOnDebits: true }))).toBeNull();
  });

  test('reverse charge always says so, with the code of where the buyer is', () => {
    const lines = [{ ...blankLine('l1'), vat: { category: 'AE' as const, rate: '0' } }];
    const [french] = exemptionsOf(
      content({ lines, exemptions: [{ category: 'AE', reason: 'Art. 283-2', code: '' }] }),
      '2026-11-22',
    );
    expect(french).toMatchObject({
      code: 'VATEX-FR-AE',
      reason: expect.stringMatching(/^Autoliquidation.*Art\. 283-2$/),
    });
    const buyer = { ...blankParty(), address: { ...blankParty().address, country: 'DE' } };
    expect(exemptionsOf(content({ lines, buyer }), '2026-11-22')[0]?.code).toBe('VATEX-EU-AE');
  });
});

test('instalments stand in the terms with their days and amounts, whatever the author wrote beside them', () => {
  const parts = [
    { percent: '30', days: 0 },
    { percent: '70', days: 60 },
  ];
  const terms = (change: Partial<InvoiceContent>) =>
    termsOf({
      content: content({ dueRule: { kind: 'instalments', parts }, ...change }),
      number: 'A-1',
      issuedOn: '2026-11-22',
      dueOn: '2027-01-21',
      mandate: null,
    });
  const ours =
    /^Paiement 30\u202f% à l’émission\u202f; 70\u202f% à 60\u00a0jours\. Soit 36,00\u202f€ le .*2026, 84,00\u202f€ le .*2027\.$/;
  expect(terms({})).toMatch(ours);
  const [own, rule] = terms({ paymentTerms: 'Par virement.' }).split('\n');
  expect([own, rule]).toEqual(['Par virement.', expect.stringMatching(ours)]);
  expect(terms({ paidOn: '2026-11-20', prepaidCents: 12_000 })).toBe('');
});

test('a document of nothing needs no account, and says no terms of its own', () => {
  const lines = [{ ...blankLine('l1'), unitPrice: '0' }];
  const zero = content({ lines, dueRule: { kind: 'onReceipt' } });
  expect(meansOf(zero)).toBeNull();
  expect(meansOf(content({ dueRule: { kind: 'onReceipt' } }))).toEqual({ code: '58', hasAccount: false });
  expect(termsOf({ content: zero, number: 'A-1', issuedOn: '2026-11-22', dueOn: null, mandate: null })).toBe(
    '',
  );
});

test('one day is a day of delivery, two are a period, and both may be given', () => {
  const day = { from: '2026-11-03', to: '2026-11-03' };
  expect(whenDoneOf(content({ period: day }))).toEqual({ deliveredOn: '2026-11-03', period: null });
  expect(whenDoneOf(content({ period: day, deliveredOn: '2026-11-04' }))).toEqual({
    deliveredOn: '2026-11-04',
    period: day,
  });
  expect(whenDoneOf(content())).toEqual({ deliveredOn: null, period: null });
});

test('a party is reached by its own address, its SIREN, its VAT number abroad, its mail, in this order', () => {
  const party = { ...blankParty(), siren: '732829320', email: 'a@b.fr' };
  expect(endpointOf({ ...party, otherIds: [{ scheme: 'uri:0225', value: '732829320_A' }] })).toEqual({
    scheme: '0225',
    value: '732829320_A',
  });
  expect(endpointOf(party)).toEqual({ scheme: '0225', value: '732829320' });
  expect(endpointOf({ ...party, siren: '', vatNumber: 'DE136695976' })).toEqual({
    scheme: '9930',
    value: 'DE136695976',
  });
  expect(endpointOf({ ...party, siren: '' })).toEqual({ scheme: 'EM', value: 'a@b.fr' });
  expect(endpointOf(blankParty())).toBeNull();
});
