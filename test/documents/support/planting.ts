import type { InvoiceContent, Line, Party } from '#db/shapes/content.ts';
import type { ProblemCode } from '#workflows/invoice/problem.ts';

/** One thing wrong with a document that was sound, and what our checks call it. */
export type Fault = {
  name: string;
  code: ProblemCode;
  /** Null when the document has no place for this fault. */
  plant: (content: InvoiceContent) => Partial<InvoiceContent> | null;
};

export const seller = (change: Partial<Party>) => (content: InvoiceContent) => ({
  seller: { ...content.seller, ...change },
});
export const buyer = (change: Partial<Party>) => (content: InvoiceContent) => ({
  buyer: { ...content.buyer, ...change },
});
export const line = (change: (line: Line) => Partial<Line>) => (content: InvoiceContent) => ({
  lines: content.lines.map((each, at) => (at === 0 ? { ...each, ...change(each) } : each)),
});
export const uses = (content: InvoiceContent, category: Line['vat']['category']) =>
  content.lines.some((each) => each.vat.category === category);
