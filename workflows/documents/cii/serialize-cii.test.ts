import { describe, expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { blankContent, blankLine, blankParty } from '#workflows/invoice/blank-content.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import type { ElectronicDocument } from '../electronic/electronic-document.ts';
import { serializeCii, serializeFacturX } from './serialize-cii.ts';

const line = { ...blankLine('l1'), name: 'Pose', quantity: '2.5', unitPrice: '39.999999' };
const issued = (change: Partial<InvoiceContent> = {}): ElectronicDocument => ({
  content: withTotals({ ...blankContent(), lines: [line], ...change }),
  number: 'VPC-2026-0001',
  issuedOn: '2026-11-22',
  dueOn: '2026-12-22',
  mandate: null,
});

describe('serializeCii', () => {
  test('the same document always gives the same text', () => {
    expect(serializeCii(issued())).toBe(serializeCii(structuredClone(issued())));
  });

  test('amounts have two decimals, quantities and prices no more than were given', () => {
    const xml = serializeCii(issued());
    expect(xml).toContain('<ram:BilledQuantity unitCode="C62">2.5</ram:BilledQuantity>');
    expect(xml).toContain('<ram:ChargeAmount>39.999999</ram:ChargeAmount>');
    expect(xml).toContain('<ram:LineTotalAmount>100.00</ram:LineTotalAmount>');
    expect(xml).toContain('<ram:RateApplicablePercent>20.00</ram:RateApplicablePercent>');
  });

  test('what XML reserves is escaped, what it cannot write is left out, and nothing is an empty element', () => {
    const xml = serializeCii(issued({ lines: [{ ...line, name: 'A & B <c> \u0001\ud800é 😀' }] }));
    expect(xml).toContain('<ram:Name>A &amp; B &lt;c&gt; é 😀</ram:Name>');
    expect(xml.match(/<(ram:\w+)\/>/g)).toEqual(['<ram:ApplicableHeaderTradeDelivery/>']);
  });

  test('a mandatary with an identity makes it the extended profile of the reform', () => {
    const mandate = { officeName: 'Atelier', signedOn: '2026-01-05', article: '' };
    const mandatary = { ...blankContent().seller, name: 'Atelier' };
    const named = serializeCii({ ...issued(), mandate: { ...mandate, mandatary } });
    expect(named).toContain('#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr</ram:ID>');
    expect(named).toContain('<ram:RoleCode>II</ram:RoleCode>');
    const noted = serializeCii({ ...issued(), mandate });
    expect(noted).toContain('<ram:ID>urn:cen.eu:en16931:2017</ram:ID>');
    expect(noted).toContain('<ram:SubjectCode>DCL</ram:SubjectCode>');
  });
});

describe('serializeFacturX', () => {
  const party = { ...blankParty(), siren: '732829320', legalForm: 'SARL', contact: 'Service achats' };
  const inside = (xml: string, place: string) =>
    new RegExp(`<ram:${place}TradeParty>[\\s\\S]*</ram:${place}TradeParty>`).exec(xml)?.[0] ?? '';
  const buyer = {
    ...party,
    name: 'Acheteur',
    otherIds: [
      { scheme: '', value: 'C-7' },
      { scheme: '', value: 'C-8' },
    ],
  };
  const payee = { ...party, name: 'Factor', address: { ...party.address, city: 'Lille' } };

  test('the profile EN 16931 knows no legal form of a buyer, and of a payee its name and number alone', () => {
    const document = issued({ buyer, payee });
    const { xml, level } = serializeFacturX(document);
    expect(level).toBe('EN 16931');
    expect(inside(xml, 'Buyer')).not.toContain('Description');
    expect(inside(xml, 'Buyer').match(/<ram:ID>C-\d/g)).toEqual(['<ram:ID>C-7']);
    expect(inside(xml, 'Payee').match(/<ram:\w+/g)).toEqual(
      ['Payee', 'Name', 'SpecifiedLegalOrganization', 'ID'].map((name) =>
        name === 'Payee' ? '<ram:PayeeTradeParty' : `<ram:${name}`,
      ),
    );
    expect(inside(serializeCii(document), 'Payee')).toContain('Lille');
  });

  test('a public buyer keeps his SIRET as his one identifier, and his service in BT-10', () => {
    const siret = { ...buyer, siren: '217500016', siret: '21750001600019' };
    const references = { ...blankContent().references, serviceCode: 'TRAVAUX_01', buyerReference: 'DAF' };
    const { xml } = serializeFacturX(issued({ buyer: siret, references }));
    expect(inside(xml, 'Buyer').match(/<ram:GlobalID.*/g)).toEqual([
      '<ram:GlobalID schemeID="0009">21750001600019</ram:GlobalID>',
    ]);
    expect(xml).toContain('<ram:BuyerReference>TRAVAUX_01</ram:BuyerReference>');
    expect(serializeCii(issued({ buyer: siret, references }))).toContain('schemeID="0224">TRAVAUX_01<');
  });

  test('EXTENDED goes by the name Factur-X has for it, and knows the legal form of seller and buyer alone', () => {
    const mandatary = { ...party, name: 'Atelier' };
    const mandate = { officeName: 'Atelier', signedOn: '2026-01-05', article: '', mandatary };
    const document = { ...issued({ buyer, payee, payer: { ...party, name: 'Mutuelle' } }), mandate };
    const { xml, level } = serializeFacturX(document);
    expect(level).toBe('EXTENDED');
    expect(xml).toContain('<ram:ID>urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended</ram:ID>');
    expect(serializeCii(document)).toContain('urn.cpro.gouv.fr:1p0:extended-ctc-fr</ram:ID>');
    const named = ['Buyer', 'Payee', 'Payer', 'Invoicer'].filter((place) =>
      inside(xml, place).includes('<ram:Description>'),
    );
    expect(named).toEqual(['Buyer']);
    expect(inside(xml, 'Payee')).toContain('Lille');
    // The mandatary's is told with the mandate.
    expect(xml).toContain('par Atelier (SARL) au nom');
  });
});
