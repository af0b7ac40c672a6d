import { type SettlerKind, settlerKinds } from '#db/shapes/settling.ts';
import type { Part, SettlementContext } from './events.ts';

/** Where an invoice stands with its money. The last three are ends that a reversal opens again. */
export const standings = [
  'open',
  'partPaid',
  'overdue',
  'dunned1',
  'dunned2',
  'formalNotice',
  'paid',
  'cancelled',
  'writtenOff',
] as const;
export type Standing = (typeof standings)[number];

type Amounts = Pick<SettlementContext, 'totalCents' | 'settled'>;

const asked = ['overdue', 'dunned1', 'dunned2', 'formalNotice'] as const;

const settledCents = ({ settled }: Pick<Amounts, 'settled'>): number =>
  settlerKinds.reduce((sum, by) => sum + settled[by], 0);

/** What is still owed, in cents: never below zero, as nothing settles more than there is. */
export const balanceCents = (amounts: Amounts): number => amounts.totalCents - settledCents(amounts);

/** What each part still asks: the oldest is settled first (C. civ. art. 1342-10). */
export function openParts({ parts, ...amounts }: Amounts & { parts: readonly Part[] }): Part[] {
  let left = settledCents(amounts);
  return parts.flatMap((part) => {
    const cents = part.cents - Math.min(left, part.cents);
    left -= part.cents - cents;
    return cents > 0 ? [{ ...part, cents }] : [];
  });
}

/** What is late at an instant, in cents. */
export const lateCents = (context: Amounts & { parts: readonly Part[] }, at: string): number =>
  openParts(context).reduce((sum, { cents, lateAt }) => sum + (lateAt && lateAt <= at ? cents : 0), 0);

/** What is contested, in cents, and never more than is owed. */
export const disputedCents = (context: Amounts & Pick<SettlementContext, 'disputes'>): number =>
  Math.min(
    balanceCents(context),
    context.disputes.reduce((sum, { cents }) => sum + cents, 0),
  );

/** Follows from amounts and dates alone, so that what is taken back leads where it was, dunning included. */
export function standing(context: SettlementContext, at: string): Standing {
  if (balanceCents(context) === 0) return endOf(context.settled);
  if (lateCents(context, at) > 0) return asked[context.dunnedLevel];
  return settledCents(context) > 0 ? 'partPaid' : 'open';
}

/** What was given up is said as long as anything was; a cent that came makes the rest a payment. */
function endOf(settled: Record<SettlerKind, number>): Standing {
  if (settled.writeOff > 0) return 'writtenOff';
  return settled.payment > 0 || settled.difference > 0 ? 'paid' : 'cancelled';
}

/** When the next part becomes late; null: none will. */
export const nextLateAt = (context: SettlementContext, at: string): string | null =>
  openParts(context).find(({ lateAt }) => lateAt && lateAt > at)?.lateAt ?? null;

/** The earliest end of a dispute's time; null: none. */
export const nextAnswerBy = ({ disputes }: Pick<SettlementContext, 'disputes'>): string | null =>
  disputes.map(({ answerBy }) => answerBy).sort()[0] ?? null;
