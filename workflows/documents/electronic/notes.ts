import type { InvoiceContent } from '#db/shapes/content.ts';
import { formatMoney } from '#emails/format.ts';
import { mandateText } from '#workflows/documents/mandate-text.ts';
import { dwellingText, paymentNotes, retentionText } from '#workflows/documents/mentions.ts';
import { depositText } from '#workflows/documents/sheet-cases.ts';
import { wording } from '#workflows/documents/wording.ts';
import { type Circuit, circuitOf } from '#workflows/invoice/circuit.ts';
import type { ElectronicDocument } from './electronic-document.ts';

/** How it is treated and who wrote it follow from this document, whatever an imported one said. */
const machines = ['BAR', 'DCL'];

export type Note = { code: string; text: string };

/** Codes that may stand once only (BR-FR-06, BR-FR-31). */
const once = ['PMT', 'PMD', 'AAB', 'TXD', 'BAR', 'DCL', 'ABL', 'ABU', 'AFM'];

/**
 * BG-1: the notes of the author, and beside them what the law asks for on the day of issue and a field of its own does
 * not say, each under its UNTDID 4451 code. The author's own note of a code replaces ours.
 */
export function notesOf(document: ElectronicDocument): Note[] {
  const { content, issuedOn } = document;
  const own = content.notes.filter(({ code, text }) => text.trim() !== '' && !machines.includes(code));
  const ours = [
    ...paymentMentions(content, issuedOn),
    { code: 'AFM', text: content.subject },
    { code: 'BAR', text: treatmentOf(content) },
    { code: 'DCL', text: mandateText(document, 'fr') },
    { code: 'ABL', text: content.seller.registration },
    { code: 'AAI', text: depositText(content, 'fr') },
    { code: 'ABU', text: withheldText(content, issuedOn) },
    { code: 'AAI', text: exchangeText(content, issuedOn) },
    { code: 'AAI', text: dwellingText(content, issuedOn, 'fr') },
  ];
  const missing = ours.filter(({ code, text }) => text.trim() && !own.some((note) => says(note, code, text)));
  return [...own.filter(isFirst), ...missing];
}

const says = (note: Note, code: string, text: string) =>
  note.code === code && (once.includes(code) || note.text === text);

const isFirst = (note: Note, at: number, all: Note[]) =>
  !once.includes(note.code) || all.findIndex((each) => each.code === note.code) === at;

/** BR-FR-05 wants the three payment mentions on every invoice; a consumer owes neither penalties nor the 40 €. */
function paymentMentions(content: InvoiceContent, issuedOn: string): Note[] {
  const found: Note[] = paymentNotes(content, issuedOn, 'fr');
  const without = { AAB: 'noDiscount', PMD: 'noPenaltiesConsumer', PMT: 'noRecoveryFeeConsumer' } as const;
  for (const code of ['AAB', 'PMD', 'PMT'] as const) {
    if (!found.some((note) => note.code === code))
      found.push({ code, text: wording(without[code], issuedOn, 'fr') });
  }
  return found;
}

/** The treatment a platform gives the document (BR-FR-20); nothing for a business in France whose SIREN is not known (BR-FR-21). */
function treatmentOf(content: InvoiceContent): string {
  const circuit = circuitOf(content);
  if (circuit === 'business' && !content.buyer.siren.trim()) return '';
  return treatments[circuit];
}

const treatments: Record<Circuit, string> = {
  public: 'B2B',
  business: 'B2B',
  businessAbroad: 'B2BINT',
  consumer: 'B2C',
  consumerAbroad: 'B2CINT',
};

/** What is kept back from the payment lowers no total of EN 16931: it is told in words (XP Z12-014, case 26). */
function withheldText(content: InvoiceContent, issuedOn: string): string {
  const { retention, penalty, currency, totals } = content;
  if (!retention && !penalty) return '';
  const penaltyText = penalty
    ? `Pénalité de ${formatMoney(penalty.amountCents, currency, 'fr')} déduite du paiement\u202f: ${penalty.reason}.`
    : '';
  const left = `Net à payer\u202f: ${formatMoney(totals.payableCents, currency, 'fr')}.`;
  return [...retentionText(content, issuedOn, 'fr'), penaltyText, left].filter(Boolean).join(' ');
}

/** CGI art. 266, 1 bis: the rate by which an amount in a foreign currency was converted. */
function exchangeText({ exchange, currency }: InvoiceContent, issuedOn: string): string {
  if (!exchange) return '';
  return wording('exchangeRate', issuedOn, 'fr', {
    currency,
    rate: exchange.rate.replace('.', ','),
    on: exchange.on.split('-').reverse().join('/'),
    source: exchange.source,
  });
}
