import type { InvoiceContent } from '#db/shapes/content.ts';
import {
  destinationOf,
  type Expected,
  expectedVat,
  type Ground,
  usualVat,
} from '#workflows/invoice/vat/expected-vat.ts';
import { isFrench, zoneOf } from '#workflows/invoice/vat/territories.ts';
import { type WordingKey, wording } from './wording.ts';

const grounds: Record<Ground, { key: WordingKey; code: string }> = {
  intraCommunity: { key: 'intraCommunity', code: 'VATEX-EU-IC' },
  export: { key: 'exportOutsideEu', code: 'VATEX-EU-G' },
  unionService: { key: 'serviceInUnion', code: 'VATEX-EU-AE' },
  serviceOutside: { key: 'serviceOutsideEu', code: 'VATEX-EU-O' },
  untaxed: { key: 'untaxedOverseas', code: 'VATEX-EU-O' },
};

type Exemption = InvoiceContent['exemptions'][number];

/**
 * The reason of an expected VAT (BT-120, BT-121) in the words of the day `on` (YYYY-MM-DD; null for a draft without one),
 * to be proposed; null where VAT is charged.
 */
function exemptionFor(
  content: Pick<InvoiceContent, 'buyer' | 'deliverTo'>,
  { vat, ground }: Expected,
  on: string | null,
): Exemption | null {
  if (!ground) return null;
  const { key, code } = grounds[ground];
  const staysFrench = ground === 'export' && isFrench(zoneOf(destinationOf(content)));
  return { category: vat.category, reason: wording(staysFrench ? 'exportOverseas' : key, on, 'fr'), code };
}

/** A draft's lines at the VAT that its addresses and its operation lead to, with the reason for it; as it is where they can't tell. */
export function withUsualVat(content: InvoiceContent, on: string | null): InvoiceContent {
  const usual = usualVat(content);
  if (!usual) return content;
  const exemption = exemptionFor(content, usual, on);
  return {
    ...content,
    lines: content.lines.map((line) => ({ ...line, vat: usual.vat })),
    exemptions: exemption ? [exemption] : content.exemptions,
  };
}

/** The reasons that the table of territories has for a document without VAT, by category: at most one of goods, one of services. */
export function usualReasons(content: InvoiceContent, on: string | null): Map<string, string> {
  const natures = content.operation === 'mixed' ? (['goods', 'services'] as const) : [content.operation];
  const found = natures.flatMap((nature) => {
    const expected = expectedVat(content, nature);
    const exemption = expected && exemptionFor(content, expected, on);
    return exemption ? [exemption] : [];
  });
  return new Map(found.map(({ category, reason }) => [category, reason]));
}
