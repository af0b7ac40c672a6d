import { describe, expect, test } from 'vitest';
import { blankContent, blankLine } from '#workflows/invoice/blank-content.ts';
import type { InvoiceContent } from '#workflows/invoice/content.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import type { ElectronicDocument } from '../electronic/electronic-document.ts';
import { serializeCii } from './serialize-cii.ts';

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
