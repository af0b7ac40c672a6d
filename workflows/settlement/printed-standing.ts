import type { Followed } from '#db/queries/settlement.ts';
import type { PrintedStanding, TypesetInput } from '../documents/typeset-input.ts';

/** How far a customer was asked is not printed: late is late. */
const printed = new Map<string, PrintedStanding>([
  ['open', 'open'],
  ['partPaid', 'partPaid'],
  ['overdue', 'late'],
  ['dunned1', 'late'],
  ['dunned2', 'late'],
  ['formalNotice', 'late'],
  ['paid', 'paid'],
  ['cancelled', 'cancelled'],
  ['writtenOff', 'writtenOff'],
]);

/** How a document stands with its money now, for a second print of it; null where nobody follows it. */
export function printedStanding(followed: Followed | undefined): TypesetInput['standing'] | null {
  const is = followed && printed.get(followed.state);
  return is ? { is, owedCents: followed.balanceCents } : null;
}
