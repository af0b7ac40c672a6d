import { describe, expect, test } from 'vitest';
import { ciiTax, smallCii } from '#test/support/small-cii.ts';
import { smallUbl } from '#test/support/small-ubl.ts';
import { readXml } from './read-xml.ts';

const notKept = (bytes: Uint8Array) =>
  readXml(bytes).warnings.find(({ code }) => code === 'notKept')?.text.en ?? '';
const inCii = (header: string) => smallCii({ header: ciiTax + header });
const means = (inside: string) =>
  `<ram:SpecifiedTradeSettlementPaymentMeans>${inside}</ram:SpecifiedTradeSettlementPaymentMeans>`;
const iban = (account: string) =>
  `<ram:PayeePartyCreditorFinancialAccount><ram:IBANID>${account}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>`;
const taxPoint = (day: string) =>
  ciiTax.replace(
    '<ram:CategoryCode>',
    `<ram:TaxPointDate><udt:DateString format="102">${day}</udt:DateString></ram:TaxPointDate><ram:CategoryCode>`,
  );
const halves = (tax: string) => tax.replace('>20.00<', '>10.00<').replace('>100.00<', '>50.00<');

describe('of a repeated element, what is not kept is named, and what only repeats is not', () => {
  test.each([
    [
      'a second code of payment',
      means('<ram:TypeCode>58</ram:TypeCode>') + means('<ram:TypeCode>48</ram:TypeCode>'),
      'other means of payment',
    ],
    [
      'the holder of a card that is not paid by',
      means(`<ram:TypeCode>58</ram:TypeCode>${iban('FR7630006000011234567890189')}`) +
        means(
          '<ram:TypeCode>58</ram:TypeCode><ram:ApplicableTradeSettlementFinancialCard><ram:ID>1234</ram:ID></ram:ApplicableTradeSettlementFinancialCard>',
        ),
      'other means of payment',
    ],
    [
      'a BIC without its account',
      means('<ram:TypeCode>58</ram:TypeCode>') +
        means(
          '<ram:TypeCode>58</ram:TypeCode><ram:PayeeSpecifiedCreditorFinancialInstitution><ram:BICID>AGRIFRPP</ram:BICID></ram:PayeeSpecifiedCreditorFinancialInstitution>',
        ),
      'other means of payment',
    ],
    [
      'a second mandate',
      '<ram:SpecifiedTradePaymentTerms><ram:DirectDebitMandateID>M1</ram:DirectDebitMandateID></ram:SpecifiedTradePaymentTerms><ram:SpecifiedTradePaymentTerms><ram:DirectDebitMandateID>M2</ram:DirectDebitMandateID></ram:SpecifiedTradePaymentTerms>',
      'direct debit mandate',
    ],
    [
      'an amount without a day',
      '<ram:SpecifiedTradePaymentTerms><ram:PartialPaymentAmount>5.00</ram:PartialPaymentAmount></ram:SpecifiedTradePaymentTerms>',
      'PartialPaymentAmount',
    ],
  ])('%s', (_, header, named) => {
    expect(notKept(inCii(header))).toContain(named);
  });

  test('the same said twice', () => {
    const twice = means(`<ram:TypeCode>58</ram:TypeCode>${iban('FR7630006000011234567890189')}`);
    const mandate =
      '<ram:SpecifiedTradePaymentTerms><ram:DirectDebitMandateID>M1</ram:DirectDebitMandateID></ram:SpecifiedTradePaymentTerms>';
    const read = readXml(inCii(twice + twice + mandate + mandate));
    expect(read.content.payment).toMatchObject({ meansCode: '58', directDebit: { mandate: 'M1' } });
    expect(read.warnings).toEqual([]);
  });

  test('a second day on which VAT falls due', () => {
    const two = (second: string) =>
      smallCii({ header: halves(taxPoint('20261105')) + halves(taxPoint(second)) });
    expect(readXml(two('20261105')).warnings).toEqual([]);
    expect(readXml(two('20261106')).content.taxPointDate).toBe('2026-11-05');
    expect(notKept(two('20261106'))).toContain('VAT point date');
  });
});

describe('a second means of payment in UBL', () => {
  const account =
    '<cac:PayeeFinancialAccount><cbc:ID>FR7630006000011234567890189</cbc:ID></cac:PayeeFinancialAccount>';
  const first = `<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>${account}</cac:PaymentMeans>`;

  test('without a code gives what the first does not say', () => {
    const second = '<cac:PaymentMeans><cbc:PaymentID>VIR 4471</cbc:PaymentID></cac:PaymentMeans>';
    for (const header of [first + second, second + first]) {
      const { content, warnings } = readXml(smallUbl({ header }));
      expect(content.payment).toMatchObject({ meansCode: '58', reference: 'VIR 4471' });
      expect(warnings).toEqual([]);
    }
  });

  test('with another code or reference is named', () => {
    const second =
      '<cac:PaymentMeans><cbc:PaymentMeansCode>48</cbc:PaymentMeansCode><cbc:PaymentID>B</cbc:PaymentID></cac:PaymentMeans>';
    const header =
      first.replace('</cbc:PaymentMeansCode>', '</cbc:PaymentMeansCode><cbc:PaymentID>A</cbc:PaymentID>') +
      second;
    expect(readXml(smallUbl({ header })).content.payment).toMatchObject({ meansCode: '58', reference: 'A' });
    expect(notKept(smallUbl({ header }))).toContain('PaymentMeans/PaymentMeansCode, PaymentMeans/PaymentID');
  });

  test('that only holds a third-party payer is none', () => {
    const payer =
      '<cac:PaymentMandate><cac:PayerParty><cac:PartyName><cbc:Name>Tiers</cbc:Name></cac:PartyName></cac:PayerParty></cac:PaymentMandate>';
    const holder = (code: string) =>
      `<cac:PaymentMeans><cbc:PaymentMeansCode>${code}</cbc:PaymentMeansCode>${payer}</cac:PaymentMeans>`;
    expect(readXml(smallUbl({ header: holder('1') })).content).toMatchObject({
      payment: { meansCode: '' },
      payer: { name: 'Tiers' },
    });
    expect(readXml(smallUbl({ header: holder('20') })).content.payment.meansCode).toBe('20');
  });
});

describe('carrying costs of an EXTENDED file', () => {
  const logistics = (
    description: string,
    amount = '15.00',
  ) => `<ram:SpecifiedLogisticsServiceCharge>${description}
    <ram:AppliedAmount>${amount}</ram:AppliedAmount><ram:AppliedTradeTax><ram:TypeCode>VAT</ram:TypeCode>
    <ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>20</ram:RateApplicablePercent></ram:AppliedTradeTax>
    </ram:SpecifiedLogisticsServiceCharge>`;
  const totals = `<ram:LineTotalAmount>100.00</ram:LineTotalAmount><ram:ChargeTotalAmount>15.00</ram:ChargeTotalAmount>
    <ram:TaxBasisTotalAmount>115.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">23.00</ram:TaxTotalAmount>
    <ram:GrandTotalAmount>138.00</ram:GrandTotalAmount><ram:DuePayableAmount>138.00</ram:DuePayableAmount>`;
  const header = ciiTax.replace('>20.00<', '>23.00<').replace('>100.00<', '>115.00<');
  const of = (more: string) => readXml(smallCii({ header: header + more, totals }));

  test.each([
    [
      'with their words',
      logistics('<ram:Description>Port</ram:Description>'),
      [{ amountCents: 1500, reason: 'Port', reasonCode: '' }],
    ],
    ['without words as freight', logistics(''), [{ amountCents: 1500, reason: '', reasonCode: 'FC' }]],
    [
      'each by itself',
      logistics('<ram:Description>Port</ram:Description>', '10.00') + logistics('', '5.00'),
      [{ amountCents: 1000 }, { amountCents: 500 }],
    ],
  ])('are charges of the document, %s', (_, more, charges) => {
    const { content, warnings } = of(more);
    expect(content.adjustments).toMatchObject(
      charges.map((each) => ({ kind: 'charge', vat: { category: 'S', rate: '20' }, ...each })),
    );
    expect(content.totals).toMatchObject({ chargesCents: 1500, grossCents: 13_800 });
    expect(warnings).toEqual([]);
  });

  test('count in the sums: a file that leaves them out contradicts itself', () => {
    expect(() => readXml(smallCii({ header: ciiTax + logistics('') }))).toThrow();
  });
});
