import { describe, expect, test } from 'vitest';
import { ciiLine, ciiTax, ciiTotals, smallCii } from '#test/support/small-cii.ts';
import { readCii } from './cii.ts';
import { Refusal } from './refusal.ts';

const content = (parts: Parameters<typeof smallCii>[0]) => readCii(smallCii(parts)).content;
function refusal(bytes: Uint8Array) {
  try {
    readCii(bytes);
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
  throw new Error('was taken');
}
const edited = (from: string, to: string) =>
  Buffer.from(Buffer.from(smallCii()).toString('utf8').replaceAll(from, to));

describe('a CII invoice', () => {
  test('becomes a draft with the totals of the file', () => {
    const read = readCii(smallCii());
    expect(read.source).toEqual({ number: 'F1', issueDate: '2026-11-01' });
    expect(read.content).toMatchObject({ kind: 'invoice', operation: 'mixed', currency: 'EUR' });
    expect(read.content.lines[0]).toMatchObject({
      id: '1',
      name: 'Pose & joints',
      quantity: '2',
      unit: 'MTK',
      unitPrice: '50',
    });
    expect(read.content.totals).toMatchObject({ netCents: 10000, vatCents: 2000, dueCents: 12000 });
    expect(read.warnings).toEqual([]);
  });

  test('is read by its namespaces, whatever its prefixes', () => {
    const other = edited('ram:', 'x:')
      .toString('utf8')
      .replaceAll('rsm:', '')
      .replaceAll('xmlns:rsm', 'xmlns')
      .replace('xmlns:ram', 'xmlns:x');
    expect(readCii(Buffer.from(other.replace('xmlns=', 'xmlns='))).content.totals.dueCents).toBe(12000);
  });

  test('keeps identifiers under their names, and those without one under their scheme', () => {
    const seller = `
      <ram:GlobalID schemeID="0009">732 829 320 00074</ram:GlobalID><ram:GlobalID schemeID="0088">587451236587</ram:GlobalID>
      <ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">732829320</ram:ID></ram:SpecifiedLegalOrganization>
      <ram:URIUniversalCommunication><ram:URIID schemeID="0225">732829320_STATUTS</ram:URIID></ram:URIUniversalCommunication>
      <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR44732829320</ram:ID></ram:SpecifiedTaxRegistration>
      <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">12/345</ram:ID></ram:SpecifiedTaxRegistration>`;
    expect(content({ seller }).seller).toMatchObject({
      siren: '732829320',
      siret: '73282932000074',
      vatNumber: 'FR44732829320',
      otherIds: [
        { scheme: '0088', value: '587451236587' },
        { scheme: 'uri:0225', value: '732829320_STATUTS' },
        { scheme: 'tax:FC', value: '12/345' },
      ],
    });
  });

  test('keeps the payment term rather than a date that may have passed', () => {
    const terms = `<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>
      <udt:DateTimeString format="102">20261216</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>`;
    const read = readCii(smallCii({ header: ciiTax + terms }));
    expect(read.content.dueRule).toEqual({ kind: 'days', days: 45 });
    expect(read.warnings[0]).toMatchObject({
      code: 'dueDate.asDays',
      text: { fr: expect.stringContaining('16/12/2026') },
    });
  });

  test('prices for a base quantity, and allowances and charges of a line', () => {
    const price = '<ram:ChargeAmount>4500</ram:ChargeAmount><ram:BasisQuantity>100</ram:BasisQuantity>';
    const adjustment = (charge: boolean, amount: string) => `<ram:SpecifiedTradeAllowanceCharge>
      <ram:ChargeIndicator><udt:Indicator>${charge}</udt:Indicator></ram:ChargeIndicator>
      <ram:ActualAmount>${amount}</ram:ActualAmount><ram:Reason>Motif</ram:Reason></ram:SpecifiedTradeAllowanceCharge>`;
    const line = ciiLine({ price, more: adjustment(false, '1.50') + adjustment(true, '11.50') });
    expect(content({ lines: line }).lines[0]).toMatchObject({
      baseQuantity: '100',
      adjustments: [
        { kind: 'allowance', amountCents: 150 },
        { kind: 'charge', amountCents: 1150 },
      ],
    });
  });

  test('lines that share a number get ids of their own', () => {
    const lines = ciiLine({ quantity: '1', net: '50' }).repeat(2);
    expect(content({ lines }).lines.map((line) => line.id)).toEqual(['1', '1-2']);
  });

  test('a base quantity that the amount of the line disproves is left out, and said', () => {
    const price = '<ram:ChargeAmount>50.00</ram:ChargeAmount><ram:BasisQuantity>50</ram:BasisQuantity>';
    const read = readCii(smallCii({ lines: ciiLine({ price }) }));
    expect(read.content.lines[0]?.baseQuantity).toBe('1');
    expect(read.warnings).toMatchObject([{ code: 'baseQuantity.ignored', values: { lines: '1' } }]);
  });

  test('what a draft has no place for is named, not dropped in silence', () => {
    const invoicer = '<ram:InvoicerTradeParty><ram:Name>Bureau</ram:Name></ram:InvoicerTradeParty>';
    const [note] = readCii(smallCii({ header: `${ciiTax}${invoicer}<ram:Unheard>x</ram:Unheard>` })).warnings;
    expect(note?.text.fr).toContain('facturant');
    expect(note?.text.en).toContain('invoicer, ApplicableHeaderTradeSettlement/Unheard');
  });
});

describe('a CII invoice is refused', () => {
  test('when a sum is not that of its lines, with both sums', () => {
    const reason = refusal(smallCii({ totals: ciiTotals.replace('100.00', '100.01') }));
    expect(reason.text).toEqual({
      fr: 'Ce fichier se contredit. Les lignes font ensemble 100,00\u202f€, le fichier indique 100,01\u202f€ (BR-CO-10). Demandez un fichier corrigé à qui l’a établi.',
      en: 'This file contradicts itself. The lines make €100.00 together, the file says €100.01 (BR-CO-10). Ask whoever made it for a corrected one.',
    });
    // The one difference is told already.
    expect(reason.details).toEqual([]);
  });

  test.each([
    [
      'a line',
      smallCii({ lines: ciiLine({ net: '99.00' }) }),
      'make €100.00, the file says €99.00 (BT-131).',
    ],
    [
      'the net',
      smallCii({
        totals: ciiTotals.replace('TotalAmount>100.00</ram:TaxBasis', 'TotalAmount>90</ram:TaxBasis'),
      }),
      'BR-CO-13',
    ],
    ['the VAT', smallCii({ totals: ciiTotals.replace('>20.00<', '>19.99<') }), 'BR-CO-14'],
    [
      'the gross',
      smallCii({ totals: ciiTotals.replace('>120.00</ram:Grand', '>121</ram:Grand') }),
      'BR-CO-15',
    ],
    ['what is due', smallCii({ totals: ciiTotals.replace('>120.00</ram:Due', '>0</ram:Due') }), 'BR-CO-16'],
    ['the base of a rate', smallCii({ header: ciiTax.replace('>100.00<', '>99<') }), 'BR-S-8'],
    ['the VAT of a rate', smallCii({ header: ciiTax.replace('>20.00<', '>21<') }), 'BR-CO-17'],
    [
      'the allowances',
      smallCii({ totals: `<ram:AllowanceTotalAmount>1</ram:AllowanceTotalAmount>${ciiTotals}` }),
      'BR-CO-11',
    ],
    [
      'a rate that is not on the lines',
      smallCii({ header: ciiTax + ciiTax.replace('>20<', '>10<') }),
      'BR-S-8',
    ],
  ])('when %s differs', (_, bytes, rule) => {
    const reason = refusal(bytes);
    expect(reason.code).toBe('totals.differ');
    expect(reason.text.en).toContain(rule);
  });

  test.each([
    [
      'a document type',
      edited('<rsm:CrossIndustryInvoice ', '<!DOCTYPE x><rsm:CrossIndustryInvoice '),
      'xml.doctype',
    ],
    ['an entity of its own', edited('Pose &amp;', '&lol;'), 'xml.entity'],
    ['a cut', smallCii().subarray(0, 2500), 'xml.malformed'],
    ['a wrong byte', edited('Vendeur', 'Vend').fill(0xff, 500, 501), 'xml.encoding'],
    ['another root', Buffer.from('<Report/>'), 'xml.notCii'],
    ['another namespace', edited('CrossIndustryInvoice:100', 'CrossIndustryInvoice:1'), 'xml.notCii'],
    [
      'UBL',
      Buffer.from('<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'),
      'xml.notCii',
    ],
    ['self-billing', smallCii({ kind: '389' }), 'kind.unsupported'],
    ['no line', smallCii({ lines: '' }), 'lines.none'],
    ['a number in letters', smallCii({ lines: ciiLine({ quantity: 'two' }) }), 'number.invalid'],
    ['an exponent', smallCii({ lines: ciiLine({ quantity: '2E0' }) }), 'number.invalid'],
    [
      'a base quantity of zero',
      smallCii({
        lines: ciiLine({
          price: '<ram:ChargeAmount>1</ram:ChargeAmount><ram:BasisQuantity>0</ram:BasisQuantity>',
        }),
      }),
      'number.invalid',
    ],
    ['parts of a cent', smallCii({ lines: ciiLine({ net: '100.001' }) }), 'amount.decimals'],
    ['an impossible date', edited('20261101', '20260230'), 'date.invalid'],
    ['an unknown VAT category', edited('CategoryCode>S<', 'CategoryCode>B<'), 'vat.category'],
    ['a line without price', smallCii({ lines: ciiLine({ price: '' }) }), 'line.incomplete'],
    [
      'a total that is missing',
      smallCii({ totals: ciiTotals.replace(/<ram:GrandTotal.*/, '') }),
      'element.missing',
    ],
    ['too long a text', edited('Vendeur', 'V'.repeat(5000)), 'model.invalid'],
  ])('for %s', (_, bytes, code) => {
    expect(refusal(bytes).code).toBe(code);
  });
});
