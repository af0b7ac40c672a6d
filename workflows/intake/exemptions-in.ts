import type { InvoiceContent, VatCategory } from '#db/shapes/content.ts';
import type { Warning } from './warning.ts';
import { warning } from './warning.ts';

export type Exemption = { category: VatCategory; reason: string; code: string };

/**
 * Why no VAT is charged, by category, from every place of a file that says so. EN 16931 has one reason and one code for a
 * category (BR-E-01): several reasons are one text, a second code stands in it beside its reason, and that is said.
 */
export function exemptionsIn(all: readonly Exemption[], warnings: Warning[]): InvoiceContent['exemptions'] {
  const given = all.filter(({ reason, code }) => reason || code);
  const categories = [...new Set(given.map((each) => each.category))];
  return categories.map((category) => {
    const own = distinct(given.filter((each) => each.category === category));
    const code = own.find((each) => each.code)?.code ?? '';
    const codes = new Set(own.flatMap((each) => each.code || []));
    const texts = own.map((each) => {
      const isOther = each.code !== '' && each.code !== code;
      return isOther ? `${each.reason} (${each.code})`.trim() : each.reason;
    });
    const reason = [...new Set(texts.filter(Boolean))].join('\u202f; ');
    if (codes.size > 1) warnings.push(warning('exemption.several', { category, reasons: reason, code }));
    return { category, reason, code };
  });
}

/** A reason without its code, or a code without its reason, is the one that has both. */
function distinct(all: readonly Exemption[]): Exemption[] {
  const isSaid = (each: Exemption, by: Exemption) =>
    (each.reason === '' || each.reason === by.reason) && (each.code === '' || each.code === by.code);
  return all.filter(
    (each, at) => !all.some((other, index) => isSaid(each, other) && (index < at || !isSaid(other, each))),
  );
}
