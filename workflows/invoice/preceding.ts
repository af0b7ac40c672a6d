import type { InvoiceContent } from './content.ts';

/**
 * BG-3, the earlier documents: those the author named, and every deposit that a line takes back, which is where others
 * look for it. On a credit note they stand here alone, never on its lines as well (DGFiP G1.31).
 */
export function precedingOf({
  precedingDocuments,
  lines,
}: Pick<InvoiceContent, 'precedingDocuments' | 'lines'>): InvoiceContent['precedingDocuments'] {
  const all = [...precedingDocuments];
  for (const { recovers } of lines) {
    if (!recovers || all.some((each) => each.number === recovers.number)) continue;
    all.push({ number: recovers.number, date: recovers.date, kind: 'deposit' });
  }
  return all;
}
