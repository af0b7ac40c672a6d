import { inOffice, type Tx } from '#db/client.ts';
import { type BankLine, findBankLine, insertBankLineDecision } from '#db/queries/bank-lines.ts';
import { newId } from '../../identity/new-id.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import { allocateWithin } from '../../settlement/commands/allocate.ts';
import { recordWithin, type Share } from '../../settlement/commands/record-payment.ts';
import { type Difference, settleDifferenceWithin } from '../../settlement/commands/settle-difference.ts';
import { type SettlementOutcome, SettlementRefused, settling } from '../../settlement/outcome.ts';
import { stampOf, type Who } from '../../settlement/settle.ts';
import type { CreditShare } from '../matching/types.ts';

/**
 * `shares` of the line itself; `credits` of the customer that he took off, and `differences` that the bank kept, settle the
 * same documents beside it.
 */
type Words = {
  lineId: string;
  shares: readonly Share[];
  customerId: string | null;
  credits?: readonly CreditShare[];
  differences?: readonly Difference[];
};

/** Makes a payment of a line, and settles invoices with it; what is beyond them stays the customer's. All or nothing. */
export const acceptLine = (s: Services, who: Who, words: Words): Promise<SettlementOutcome> =>
  settling(() => inOffice(s.db, who.officeId, (tx) => acceptWithin(s, tx, who, words)));

/** As `acceptLine`, as a part of more; `judge` has its say of the line under the lock. */
export async function acceptWithin(
  s: Services,
  tx: Tx,
  who: Who,
  { lineId, shares, customerId, credits = [], differences = [] }: Words,
  judge: (line: BankLine) => Promise<void> = async () => {},
): Promise<void> {
  const found = await findBankLine(tx, lineId);
  if (!found || found.cents <= 0) throw new SettlementRefused('notFound');
  await lockBooks(tx, [found.businessId]);
  const line = await findBankLine(tx, lineId);
  if (line?.state !== 'open') throw new SettlementRefused('doubled');
  await judge(line);
  const id = newId();
  const { businessId, cents, currency, bookedOn: paidOn } = line;
  const reference = (line.label.split('\n')[0] ?? '').slice(0, 140);
  const words = { id, businessId, customerId, paidOn, cents, currency, reference };
  await recordWithin(s, tx, who, { payment: { ...words, means: 'transfer', source: 'bank' }, shares });
  for (const [sourceId, some] of Map.groupBy(credits, ({ source }) => source.id)) {
    const kind = some[0]?.source.kind ?? 'creditNote';
    await allocateWithin(s, tx, who, { source: { kind, id: sourceId }, shares: some, leftCents: null });
  }
  for (const difference of differences) await settleDifferenceWithin(s, tx, who, difference);
  const stamp = await stampOf(tx, who);
  const decision = { lineId, sequence: line.sequence + 1, kind: 'accepted' as const, paymentId: id };
  await insertBankLineDecision(tx, { ...stamp, ...decision });
}
