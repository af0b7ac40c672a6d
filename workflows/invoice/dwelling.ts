import type { InvoiceContent } from '#db/shapes/content.ts';
import { normalizeDecimal } from './decimal.ts';
import { postcodeOf } from './postcode.ts';

type Subject = Pick<InvoiceContent, 'lines' | 'adjustments'>;

/**
 * The reduced rates that works on a dwelling may have: 10 % (CGI art. 279-0 bis) and, to save energy, 5.5 % (art. 278-0
 * bis A); those of them that the document charges. Other operations have these rates too: a person says what it is.
 */
export function dwellingRates({ lines, adjustments }: Subject): ('10' | '5.5')[] {
  const charged = new Set(
    [...lines, ...adjustments]
      .filter(({ vat }) => vat.category === 'S')
      .map(({ vat }) => normalizeDecimal(vat.rate)),
  );
  return (['10', '5.5'] as const).filter((rate) => charged.has(rate));
}

/** Overseas departments and territories have rates of their own (CGI art. 296). */
const overseas = /^9[78]/;

/**
 * Whether the document may be about works on a dwelling: services, or services and goods, at one of those rates, done in
 * metropolitan France. Then its author is asked (`dwelling`).
 */
export function mayBeDwelling(
  content: Subject & Pick<InvoiceContent, 'kind' | 'operation' | 'buyer' | 'deliverTo'>,
): boolean {
  const { kind, operation, buyer, deliverTo } = content;
  const { address } = deliverTo ?? buyer;
  if (kind === 'creditNote' || operation === 'goods') return false;
  return address.country === 'FR' && !overseas.test(postcodeOf(address)) && dwellingRates(content).length > 0;
}
