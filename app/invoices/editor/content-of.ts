import type { InvoiceContent, Line, SpecialCase } from '#db/shapes/content.ts';
import { naming, percentOfCents, TooLarge } from '#workflows/invoice/money.ts';
import { precedingOf } from '#workflows/invoice/preceding.ts';
import { computeTotals, withTotals } from '#workflows/invoice/totals.ts';
import { casesOf, recoveryOf } from './cases-of.ts';
import { type EditorValues, exemptCategories, type LineForm } from './editor-schema.ts';
import { applyKept, type Keeping } from './kept-fields.ts';
import { discounted } from './line-discount.ts';
import { type Around, nothingAround } from './line-pages.ts';
import { typedOf } from './typed-fields.ts';

/**
 * The content that a filled-in editor describes. What no field shows (other identifiers, an article's codes, a payee…)
 * stays as it is in the draft as it was last saved, unless it is ticked in the list of what is kept; what was taken out
 * comes back from there as well, and never from the form. `others` are the lines of a long document that the form does not
 * hold. Runs in the browser and on the server alike.
 *
 * @throws TooLarge that names the field
 */
export function contentOf(
  values: EditorValues,
  keeping: Keeping,
  others: Around = nothingAround,
): InvoiceContent {
  const base = keeping.content;
  const first = others.before.length;
  const typed = values.lines.map((line, index) => lineOf(line, first + index, base.lines));
  const lines = [...others.before, ...typed, ...others.after];
  const content: InvoiceContent = {
    ...base,
    kind: values.kind,
    operation: values.operation,
    ...typedOf('', values),
    period: values.period,
    dueRule: values.dueRule,
    payment: { ...base.payment, ...values.payment },
    references: { ...base.references, ...typedOf('references', values.references) },
    buyer: { ...base.buyer, ...values.buyer, address: { ...base.buyer.address, ...values.buyer.address } },
    ...casesOf(values, base),
    lines,
    adjustments: values.adjustments.map((each) => adjustmentOf(each, base.adjustments)),
    precedingDocuments: precedingOf({
      kind: values.kind,
      lines,
      precedingDocuments: values.precedingDocuments
        .filter(({ number, date }) => number || date)
        .map((each) => knownPreceding(each, base.precedingDocuments)),
    }),
    prepaidCents: values.prepaidCents,
    retention: null,
    penalty: values.penalty.on
      ? { amountCents: values.penalty.amountCents, reason: values.penalty.reason }
      : null,
    specialCases: declared(values, base),
    notes: notesOf(values.notes, base.notes),
    exemptions: exemptionsOf(values, base, lines),
  };
  const whole = applyKept(content, values.kept, keeping);
  return withTotals({ ...whole, retention: retentionOf(values, whole) });
}

/** The same, or what is too large in it. */
export function contentWithin(
  values: EditorValues,
  keeping: Keeping,
  others?: Around,
): InvoiceContent | TooLarge {
  try {
    return contentOf(values, keeping, others);
  } catch (error) {
    if (error instanceof TooLarge) return error;
    throw error;
  }
}

function lineOf(
  { copyOf, special, recovers, discount, ...line }: LineForm,
  index: number,
  before: Line[],
): Line {
  const kept = before.find((each) => each.id === line.id) ?? before.find((each) => each.id === copyOf);
  const { recovers: _, ...known }: Partial<Line> = kept ?? {};
  const baseQuantity = known.baseQuantity ?? '1';
  return {
    baseQuantity,
    period: null,
    ...known,
    ...line,
    adjustments: naming(`lines.${index}.unitPrice`, () =>
      discounted({ ...line, baseQuantity }, discount, kept),
    ),
    id: line.id || `l${index + 1}`,
    special: special || null,
    ...(recovers.number && { recovers: recoveryOf(recovers) }),
  };
}

/** What is known of an earlier document beyond its number and date stays with it. */
function knownPreceding(
  typed: EditorValues['precedingDocuments'][number],
  before: InvoiceContent['precedingDocuments'],
): InvoiceContent['precedingDocuments'][number] {
  return { ...before.find((each) => each.number === typed.number), ...typed };
}

/** How an unchanged allowance was computed in the file it came from is kept with it. */
function adjustmentOf(
  { amount, ...typed }: EditorValues['adjustments'][number],
  before: InvoiceContent['adjustments'],
): InvoiceContent['adjustments'][number] {
  const known = before.find(
    (each) => each.kind === typed.kind && each.amountCents === amount && each.reason === typed.reason,
  );
  return {
    baseCents: known?.baseCents ?? null,
    percent: known?.percent ?? null,
    reasonCode: known?.reasonCode ?? '',
    ...typed,
    amountCents: amount,
  };
}

/** A share of the total with VAT, so that it follows every change of the lines. */
function retentionOf({ retention }: EditorValues, content: InvoiceContent): InvoiceContent['retention'] {
  if (!retention.on) return null;
  const { percent, releaseOn, reason } = retention;
  return {
    percent,
    releaseOn,
    reason,
    amountCents: percentOfCents(computeTotals(content).grossCents, percent),
  };
}

/** Two cases are declared by hand; the others follow from what the document says. */
function declared(values: EditorValues, base: InvoiceContent): SpecialCase[] {
  const others = base.specialCases.filter((each) => each === 'deposit' || each === 'depositRecovery');
  return [
    ...(values.specialPrice ? (['specialPrice'] as const) : []),
    ...others,
    ...(values.exceptional ? (['exceptional'] as const) : []),
  ];
}

/** The first note without a code is the one that is edited; coded notes came with a file and are kept. */
function notesOf(text: string, before: InvoiceContent['notes']): InvoiceContent['notes'] {
  const coded = before.filter((note) => note.code !== '');
  return text ? [...coded, { code: '', text }] : coded;
}

function exemptionsOf(
  values: EditorValues,
  base: InvoiceContent,
  lines: Line[],
): InvoiceContent['exemptions'] {
  const used = new Set([...lines, ...values.adjustments].map((each) => each.vat.category));
  return exemptCategories.flatMap((category) => {
    const reason = values.exemptions[category];
    const known = base.exemptions.find((each) => each.category === category)?.code ?? '';
    const code = category === 'E' ? values.exemptionCode : known;
    return used.has(category) && (reason || code) ? [{ category, reason, code }] : [];
  });
}
