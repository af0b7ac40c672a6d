import type { InvoiceContent } from '#db/shapes/content.ts';

/**
 * BG-3, the earlier documents: those the author named, and every deposit that a line takes back, which is where others
 * look for it. On a credit note they stand here alone, never on its lines as well (DGFiP G1.31); a corrective names the
 * one it replaces and no other (G1.32), so that its deposits stand on its lines alone.
 */
export function precedingOf({
  kind,
  precedingDocuments,
  lines,
}: Pick<InvoiceContent, 'kind' | 'precedingDocuments' | 'lines'>): InvoiceContent['precedingDocuments'] {
  if (kind === 'corrective') return precedingDocuments;
  const all = [...precedingDocuments];
  for (const { recovers } of lines) {
    if (!recovers || all.some((each) => each.number === recovers.number)) continue;
    all.push({ number: recovers.number, date: recovers.date, kind: 'deposit' });
  }
  return all;
}
