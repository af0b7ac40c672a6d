import { type InvoiceContent, type SpecialCase, specialCases } from '#db/shapes/content.ts';

type Subject = Pick<
  InvoiceContent,
  'kind' | 'lines' | 'retention' | 'penalty' | 'specialCases' | 'prepaidCents' | 'precedingDocuments'
>;

/**
 * What is special about a document: what its author declared and what its content says. Drafts with a special case
 * are read one by one, and never approved in bulk.
 */
export function specialCasesOf(content: Subject): SpecialCase[] {
  const found = new Set<SpecialCase>(content.specialCases);
  for (const line of content.lines) if (line.special) found.add(line.special);
  if (content.kind === 'deposit') found.add('deposit');
  if (content.retention) found.add('retention');
  if (content.penalty) found.add('penalty');
  if (recoversDeposit(content)) found.add('depositRecovery');
  return specialCases.filter((each) => found.has(each));
}

/**
 * A final invoice that takes deposits back: by lines that deduct them with their VAT, or as an amount already paid on an
 * earlier document (BT-113 with BG-3).
 */
export function recoversDeposit(content: Subject): boolean {
  if (content.kind !== 'invoice' && content.kind !== 'corrective') return false;
  if (content.lines.some((line) => line.recovers || line.special === 'depositRecovery')) return true;
  const isDeposit = content.precedingDocuments.some((each) => each.kind === 'deposit');
  return (
    isDeposit ||
    (content.kind === 'invoice' && content.prepaidCents > 0 && content.precedingDocuments.length > 0)
  );
}
