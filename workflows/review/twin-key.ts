import type { InvoiceContent, Line, Party } from '#db/shapes/content.ts';
import { canonicalJson, sha256Hex } from '../identity/canonical.ts';
import { normalizeDecimal } from '../invoice/decimal.ts';

/**
 * What two documents of one business share that ask the same of the same buyer: kind, lines, period, amounts and what
 * they are about, however they are written. Null for what does not say enough yet to be taken for another.
 */
export function twinKey(content: InvoiceContent): string | null {
  const { kind, currency, buyer, deliverTo, period, deliveredOn, lines, adjustments, totals } = content;
  if (!buyer.name.trim() || lines.length === 0 || lines.some(({ name }) => !name.trim())) return null;
  const time = period.from || period.to ? period : { from: null, to: deliveredOn ?? null };
  const said = {
    kind,
    currency,
    buyer: identityOf(buyer),
    place: deliverTo
      ? [alike(deliverTo.name), alike(deliverTo.address.line1), alike(deliverTo.address.postcode)]
      : [],
    time,
    lines: lines.map((line) => canonicalJson(lineMarks(line))).sort(),
    adjustments: adjustments
      .map(({ kind: sign, amountCents, vat }) =>
        canonicalJson([sign, amountCents, vat.category, normal(vat.rate)]),
      )
      .sort(),
    amounts: [totals.grossCents, totals.payableCents],
    about: content.precedingDocuments.map(({ number }) => number).sort(),
    deposit: content.depositOf?.reference ?? '',
  };
  return sha256Hex(canonicalJson(said)).slice(0, 32);
}

/** Who the buyer is: by a number where he has one, as a name may be anybody's. */
function identityOf({ name, siret, siren, vatNumber, email, address }: Party): string[] {
  const number = siret || siren || vatNumber;
  if (number) return [number.replace(/\s/g, '').toUpperCase()];
  return [name, email, address.postcode, address.city, address.country].map(alike);
}

const lineMarks = (line: Line) => [
  alike(line.name),
  alike(line.description),
  normal(line.quantity),
  line.unit,
  normal(line.unitPrice),
  normal(line.baseQuantity),
  line.vat.category,
  normal(line.vat.rate),
  line.adjustments.map(({ kind, amountCents }) => [kind, amountCents]),
  line.period ?? [],
  line.recovers?.number ?? '',
];

/** Words without regard to capitals, spaces and line breaks. */
const alike = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
const normal = normalizeDecimal;
