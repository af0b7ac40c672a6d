import { decimalOf } from './notation.ts';
import { plain, takeWords } from './words.ts';

/**
 * What the label of a row says it sums. `sure`: nobody sells a thing of that name, so the row is a sum whatever else is
 * filled in; otherwise it is one unless it has a quantity and a price. `hints`: the word may as well name a thing, so a
 * quantity or a rate of its own makes it a line.
 */
export type SumLabel = { of: 'net' | 'vat' | 'gross' | 'any'; sure: boolean; hints?: true; rate?: string };

const whole =
  /^(montant |prix )?(tot|total|totaux|(grand|running) total|tot gen|total general|general total|somme|sum)( general| du devis| de la facture| facture| devis)?$/;
const settled = /^arrete[es]* .*\b(a|de) la somme\b/;
const due =
  /^(total |montant |net |reste )+(a|du|de|due|payer|regler|amount)( payer| regler| due)*$|^(amount|total|balance) due$|^net a payer$/;
const part = /^((sous|ss|s) (total|tot)|subtotal|sub total|soustotal)\b/;
const hint =
  /^(t ?g|s ?t|s t .*|base( taxable| imposable)?|net|ensemble|(cumule?|recap|recapitulati(f|on)|summary|overall)( .*)?)$/;
const carried =
  /^(total )?(a )?reporte?r?s?( page.*)?$|^(total |balance )?(carried|brought) (forward|over|down)$/;
const tax =
  /^(dont |total |montant )*(de )?(la )?(t v a|tva|vat|(sales )?tax)( a| at)? ?(?<rate>\d+(?:[.,]\d+)?)?( sur .*)?$/;

/** Null when the label is not that of a sum. */
export function sumLabelOf(text: string): SumLabel | null {
  const label = plain(text);
  const vat = tax.exec(label.replace(/[%€]/g, ' ').replace(/\s+/g, ' ').trim());
  if (vat) {
    // The comma of "5,5 %" went with the other signs.
    const written = /\d+(?:[.,]\d+)?/.exec(text)?.[0];
    const rate = vat.groups?.rate && written ? decimalOf(written, ',') : null;
    return { of: 'vat', sure: true, ...(rate && { rate }) };
  }
  const { said, rest } = takeWords(text);
  const bare = rest.join(' ');
  const basis = said.basis ?? 'any';
  if (due.test(label) || due.test(bare)) return { of: said.basis ?? 'gross', sure: true };
  if (whole.test(bare) || (said.basis && /^montant$/.test(bare))) return { of: basis, sure: true };
  if (part.test(bare) || settled.test(label)) return { of: basis, sure: true };
  if (carried.test(bare)) return { of: basis, sure: false };
  if (/^tot(al)?\b/.test(bare)) return { of: basis, sure: false };
  // "H.T." and "TTC" alone name the amount they stand beside.
  if (hint.test(bare) || (bare === '' && said.basis)) return { of: basis, sure: false, hints: true };
  return null;
}

/** "Acompte versé", "déjà réglé": money that came in, which no line of an invoice is. */
export function isPayment(text: string): boolean {
  const came =
    /^(deja (paye|regle|verse)|(acompte|arrhes|avance|reglement|deposit|payment)s?\b.*\b((verse|recu|paye|regle|deduit)e?s?|a deduire|received|paid)\b)/;
  return came.test(plain(text));
}
