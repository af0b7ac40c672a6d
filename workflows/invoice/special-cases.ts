import { type InvoiceContent, type SpecialCase, specialCases } from './content.ts';

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

/** An amount already paid on an earlier document is a deposit that this one takes back (BT-113 with BG-3). */
function recoversDeposit(content: Subject): boolean {
  return content.kind === 'invoice' && content.prepaidCents > 0 && content.precedingDocuments.length > 0;
}
