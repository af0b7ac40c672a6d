import type { BankLine } from '#db/queries/bank-lines.ts';
import type { Book } from './matching/prepare-book.ts';
import { propose } from './matching/propose.ts';
import type { Proposal } from './matching/types.ts';

/** What each line is most probably for. One that may be known already is never sure; no invoice is proposed for two lines as sure. */
export function proposeForLines(book: Book, lines: readonly BankLine[]): Map<string, Proposal> {
  const proposals = lines.map((line) => ({ line, proposal: propose(book, line) }));
  const wanted = new Map<string, number>();
  for (const { proposal } of proposals)
    for (const { invoiceId } of proposal.shares) wanted.set(invoiceId, (wanted.get(invoiceId) ?? 0) + 1);
  return new Map(
    proposals.map(({ line, proposal }) => {
      const isShared = proposal.shares.some(({ invoiceId }) => (wanted.get(invoiceId) ?? 0) > 1);
      const isLess = proposal.sureness === 'sure' && (line.twinOf !== null || isShared);
      return [line.id, isLess ? { ...proposal, sureness: 'likely' } : proposal];
    }),
  );
}
