import { describe, expect, test } from 'vitest';
import { ciiTax, smallCii } from '#test/support/small-cii.ts';
import { smallUbl } from '#test/support/small-ubl.ts';
import { readXml } from './read-xml.ts';

const term = (day: string, { text = '', amount = '' } = {}) => `<ram:SpecifiedTradePaymentTerms>
  ${text && `<ram:Description>${text}</ram:Description>`}
  <ram:DueDateDateTime><udt:DateTimeString format="102">${day}</udt:DateTimeString></ram:DueDateDateTime>
  ${amount && `<ram:PartialPaymentAmount>${amount}</ram:PartialPaymentAmount>`}</ram:SpecifiedTradePaymentTerms>`;
const cii = (...terms: string[]) => readXml(smallCii({ header: ciiTax + terms.join('') }));
const codes = ({ warnings }: ReturnType<typeof cii>) => warnings.map((each) => each.code);
const parts = (...all: [percent: string, days: number][]) => ({
  kind: 'instalments',
  parts: all.map(([percent, days]) => ({ percent, days })),
});

describe('several days of payment are instalments', () => {
  test('by the amounts of each, to the cent', () => {
    const read = cii(
      term('20261201', { amount: '40.00' }),
      term('20261231', { amount: '40.01' }),
      term('20270131', { amount: '39.99' }),
    );
    expect(read.content.dueRule).toEqual(parts(['33.33', 30], ['33.34', 60], ['33.33', 91]));
    expect(read.warnings[0]?.text.fr).toContain(
      '33,34\u202f% (40,01\u202f€), jeu.\u00a031\u00a0déc.\u00a02026',
    );
  });

  test('by the share that the words of each name, if they are the whole', () => {
    const read = cii(term('20261201', { text: 'Acompte de 30 %' }), term('20270131', { text: 'Solde, 70%' }));
    expect(read.content).toMatchObject({
      dueRule: parts(['30', 30], ['70', 91]),
      paymentTerms: 'Acompte de 30 %\nSolde, 70%',
    });
    expect(codes(read)).toEqual(['dueDate.instalments']);
  });

  test('in UBL by their percentage, the due date being the last of them', () => {
    const terms = (day: string, percent: string) =>
      `<cac:PaymentTerms><cbc:PaymentPercent>${percent}</cbc:PaymentPercent><cbc:PaymentDueDate>${day}</cbc:PaymentDueDate></cac:PaymentTerms>`;
    const read = readXml(
      smallUbl({ dueDate: '2026-12-31', header: terms('2026-12-01', '25') + terms('2026-12-31', '75') }),
    );
    expect(read.content.dueRule).toEqual(parts(['25', 30], ['75', 60]));
    expect(codes(read)).toEqual(['dueDate.instalments']);
  });
});

describe('where the shares are not known, each day stands in the terms and the last is the due date', () => {
  test.each([
    [
      'nothing said of them',
      [term('20261201'), term('20261231')],
      'Échéances\u202f: mar.\u00a01er\u00a0déc.\u00a02026\u202f; jeu.\u00a031\u00a0déc.\u00a02026.',
    ],
    [
      'shares that are not the whole',
      [term('20261201', { text: '30 %' }), term('20261231', { text: '60 %' })],
      'Échéances\u202f: mar.\u00a01er\u00a0déc.\u00a02026 (30 %)\u202f; jeu.\u00a031\u00a0déc.\u00a02026 (60 %).',
    ],
    [
      'amounts that are not the whole',
      [term('20261201', { amount: '20.00' }), term('20261231', { amount: '20.00' })],
      'Échéances\u202f: mar.\u00a01er\u00a0déc.\u00a02026 (20,00\u202f€)\u202f; jeu.\u00a031\u00a0déc.\u00a02026 (20,00\u202f€).',
    ],
  ])('%s', (_, terms, text) => {
    const read = cii(...terms);
    expect(read.content).toMatchObject({ dueRule: { kind: 'date', date: '2026-12-31' }, paymentTerms: text });
    expect(codes(read)).toEqual(['dueDate.several']);
  });

  test('a part of what is due that stands alone is no due date of the whole', () => {
    expect(codes(cii(term('20261201', { amount: '20.00' })))).toEqual(['dueDate.several']);
    expect(codes(cii(term('20261201', { amount: '120.00' })))).toEqual(['dueDate.asDays']);
  });
});

test('one day said several times is one due date', () => {
  const read = cii(term('20261201'), term('20261201', { text: 'Par virement' }));
  expect(read.content).toMatchObject({ dueRule: { kind: 'days', days: 30 }, paymentTerms: 'Par virement' });
});

test.each([
  ['CII', smallCii({ kind: '381', header: ciiTax + term('20261201') })],
  [
    'UBL',
    smallUbl({
      root: 'CreditNote',
      header:
        '<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-12-01</cbc:PaymentDueDate></cac:PaymentMeans>',
    }),
  ],
])('the due date of a credit note is kept in its terms, and said, from %s', (_, bytes) => {
  const { content, warnings } = readXml(bytes);
  expect(content.paymentTerms).toBe(
    'À imputer sur une prochaine facture ou à rembourser au plus tard le mar.\u00a01er\u00a0déc.\u00a02026.',
  );
  expect(content.dueRule).toEqual({ kind: 'onReceipt' });
  expect(warnings.find(({ code }) => code === 'creditNote.dueDate')?.text.fr).toContain('01/12/2026');
});
