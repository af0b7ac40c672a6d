import type { InvoiceContent, Vat, VatCategory } from '#db/shapes/content.ts';
import { exemptionText } from '#workflows/documents/mentions.ts';
import { isFrench, zoneOf } from '#workflows/invoice/vat/territories.ts';

export type Exemption = { category: VatCategory; reason: string; code: string };

/** Categories that owe a reason for charging no VAT (BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10). */
const exempt: readonly VatCategory[] = ['E', 'AE', 'K', 'G', 'O'];

/**
 * Why each category in use bears no VAT (BT-120, BT-121): the author's reason and code, or else those that every
 * operation of the category has.
 */
export function exemptionsOf(content: InvoiceContent, issuedOn: string): Exemption[] {
  const used = new Set(content.totals.vat.map((each) => each.category));
  return exempt
    .filter((category) => used.has(category))
    .map((category) => {
      const own = content.exemptions.find((each) => each.category === category);
      const part = { category, exemptionReason: own?.reason.trim() ?? '', exemptionCode: own?.code ?? '' };
      return {
        category,
        reason: exemptionText(part, issuedOn, 'fr'),
        code: part.exemptionCode || usualCode(content, category),
      };
    });
}

/** The reason that holds for a rate, or null where VAT is charged. */
export function exemptionOf({ category }: Pick<Vat, 'category'>, all: Exemption[]): Exemption | null {
  return all.find((each) => each.category === category) ?? null;
}

/** The code of a category that has but one reason (VATEX); E has many, and the author names his. */
function usualCode({ buyer }: InvoiceContent, category: VatCategory): string {
  if (category === 'AE') return isFrench(zoneOf(buyer.address)) ? 'VATEX-FR-AE' : 'VATEX-EU-AE';
  return { K: 'VATEX-EU-IC', G: 'VATEX-EU-G', O: 'VATEX-EU-O' }[category as string] ?? '';
}
