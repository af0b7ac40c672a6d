import type { Look } from './look/look.ts';
import { qrDrawing } from './qr-drawing.ts';
import type { Sheet } from './sheet.ts';
import { type Pieces, wholeNumbers } from './whole-numbers.ts';

/**
 * A sheet as the template reads it: with numbers cut out where lines must not end in them, codes drawn, and the names of
 * the files that stand beside it. What can be found out here is not searched for in the template, where it costs more.
 */
export function templateSheet(sheet: Sheet, look: Look, files: { logo: string | null; terms: string[] }) {
  return {
    ...sheet,
    subject: sheet.subject && { ...sheet.subject, text: linesOf(sheet.subject.text) },
    rows: sheet.rows.map((row) => ({
      ...row,
      name: wholeNumbers(row.name),
      notes: row.notes.map(wholeNumbers),
    })),
    totals: sheet.totals.map((total) => ({ ...total, note: linesOf(total.note) })),
    identity: sheet.identity.map(wholeNumbers),
    mandate: wholeNumbers(sheet.mandate),
    parties: sheet.parties.map((party) => ({ ...party, lines: party.lines.map(wholeNumbers) })),
    payment: sheet.payment && { ...sheet.payment, lines: sheet.payment.lines.map(wholeNumbers) },
    mentions: sheet.mentions.map(({ title, paragraphs }) => ({
      title,
      length: paragraphs.join('').length,
      paragraphs: paragraphs.map(linesOf),
    })),
    codes: sheet.codes.map(({ holds, title, words }) => ({ drawing: qrDrawing(holds), title, words })),
    logo: files.logo,
    terms: (look.terms?.pages ?? []).map(({ words }, index) => ({ words, file: files.terms[index] ?? '' })),
  };
}

const linesOf = (text: string): Pieces[] => (text === '' ? [] : text.split('\n').map(wholeNumbers));
