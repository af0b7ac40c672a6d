import { contentSchema, type InvoiceContent } from '#db/shapes/content.ts';
import { standardTerms } from '#workflows/documents/electronic/terms.ts';
import { dueRuleText } from '#workflows/documents/mentions.ts';
import { compareDecimals, divideHalfUp } from '#workflows/invoice/decimal.ts';
import { convertCents } from '#workflows/invoice/money.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import type { DueTerm } from './due-shares.ts';
import { dueTermsOf, lastDayOf, textOf } from './due-terms.ts';
import type { Source } from './intake-result.ts';
import { withKnownSchemes } from './known-schemes.ts';
import { Refusal } from './refusal.ts';
import type { Warning } from './warning.ts';
import { warning } from './warning.ts';

/** What a file says that is no field of the model by itself, whatever its syntax. */
export type FileFacts = {
  source: Source;
  /** BT-23. */
  process: string;
  /** BT-9 and BT-20, as often as the file has them. */
  terms: readonly DueTerm[];
  /** BT-111, in cents of BT-6. */
  vatEurCents: number | null;
};

/** The last step of both readers: schemes, frame, due date, currency and notes become fields of the model. */
export function fromFile(draft: InvoiceContent, facts: FileFacts, warnings: Warning[]): InvoiceContent {
  const known = withKnownSchemes(draft, warnings);
  const framed = { ...known, ...frameOf(withTotals(known), facts, warnings) };
  const noted = withNotes(framed);
  const exchange = exchangeOf(withTotals(noted), facts);
  return checked({ ...noted, ...(exchange && { exchange }) });
}

/** BT-23 begins with B for goods, S for services, M for both; its digit is kept where nothing else tells it. */
function frameOf(draft: InvoiceContent, { process, terms, source }: FileFacts, warnings: Warning[]) {
  const [, nature = '', digit = ''] = /^([BSM])(\d)$/.exec(process) ?? [];
  const operations = new Map<string, InvoiceContent['operation']>(
    Object.entries({ B: 'goods', S: 'services', M: 'mixed' }),
  );
  const operation = operations.get(nature);
  if (!operation) warnings.push(warning('operation.assumed'));
  const dueOn = lastDayOf(terms);
  const isPaid = digit === '2' && dueOn !== null;
  const paid = { dueRule: { kind: 'onReceipt' } as const, paymentTerms: textOf(terms) };
  const own = (['3', '5', '6', '7'] as const).find((each) => each === digit);
  const final = digit === '4' && draft.kind === 'invoice';
  return {
    operation: operation ?? ('services' as const),
    ...(isPaid && { paidOn: dueOn }),
    ...(own && { frame: own }),
    ...(final && {
      precedingDocuments: draft.precedingDocuments.map((each) => ({ ...each, kind: 'deposit' as const })),
    }),
    ...(isPaid ? paid : dueTermsOf(draft, terms, source.issueDate, warnings)),
  };
}

/** A title is the subject, a register the registration; terms that only repeat the rule are not the author's. */
function withNotes(draft: InvoiceContent): InvoiceContent {
  const noteOf = (code: string) => {
    const found = draft.notes.filter((note) => note.code === code);
    return found.length === 1 ? (found[0]?.text ?? '') : '';
  };
  const subject = draft.subject || noteOf('AFM');
  const registration = draft.seller.registration || noteOf('ABL');
  const taken = (code: string, text: string, into: string) => text === into && ['AFM', 'ABL'].includes(code);
  const isOurs = [standardTerms.refund, `Paiement ${dueRuleText(draft, 'fr')}.`].includes(draft.paymentTerms);
  return {
    ...draft,
    subject,
    seller: { ...draft.seller, registration },
    paymentTerms: isOurs ? '' : draft.paymentTerms,
    notes: draft.notes.filter(
      ({ code, text }) => !taken(code, text, code === 'AFM' ? subject : registration),
    ),
  };
}

/** The rate that turns the file's VAT into its VAT in euros, as a file states both amounts and not the rate. */
function exchangeOf({ currency, totals, exemptions: _ }: InvoiceContent, { vatEurCents, source }: FileFacts) {
  if (currency === 'EUR' || vatEurCents === null || totals.vatCents === 0 || !source.issueDate)
    return undefined;
  const units = divideHalfUp(BigInt(vatEurCents) * 10n ** 10n, BigInt(totals.vatCents));
  const digits = units.toString().padStart(11, '0');
  const rate = `${digits.slice(0, -10)}.${digits.slice(-10)}`;
  if (compareDecimals(rate, '0') <= 0 || convertCents(totals.vatCents, rate) !== vatEurCents)
    return undefined;
  return { rate, on: source.issueDate, source: '' };
}

function checked(draft: InvoiceContent): InvoiceContent {
  const result = contentSchema.safeParse(withTotals(draft));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Refusal('model.invalid', { path: issue?.path.join('.') ?? '', why: issue?.message ?? '' });
}
