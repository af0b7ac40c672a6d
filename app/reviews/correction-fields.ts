import type { LineReason, Place } from './correction.server.ts';
import type { DocumentLine } from './document-view.server.ts';

/** What can be wrong with a line, and with the document as a whole, in the order they are offered. */
export type Reason = LineReason;
export const reasons: readonly Reason[] = ['quantity', 'unitPrice', 'name', 'vatRate', 'extraLine'];
export const wholePlaces: readonly Place[] = [
  'buyer',
  'period',
  'references',
  'retention',
  'penalty',
  'other',
];

/** The example that helps with a question: of a mistake in a line, of a place of the document, or of neither. */
export const exampleOf = (where: string, what: Reason | undefined): Reason | Place =>
  what ?? wholePlaces.find((place) => place === where) ?? 'other';

/** What a line says today where a reason points; undefined when that reason asks for no value. */
export const currentOf = (line: DocumentLine, what: Reason | undefined): string | undefined => {
  switch (what) {
    case 'quantity':
      return line.quantity;
    case 'unitPrice':
      return line.price;
    case 'name':
      return line.name;
    case 'vatRate':
      return line.rate;
    default:
      return undefined;
  }
};
