import type { Tx } from '#db/client.ts';
import { findLineOfPayment, insertBankLineDecision } from '#db/queries/bank-lines.ts';
import { findPayment, listReversedWith } from '#db/queries/settlement.ts';
import { newId } from '../identity/new-id.ts';
import type { Services } from '../services.ts';
import { recordWithin } from '../settlement/commands/record-payment.ts';
import { owedOn } from '../settlement/follow-issued.ts';
import { stampOf, type Who } from '../settlement/settle.ts';

/**
 * Records anew a payment that was reversed by mistake, under `lockBooks`: for what it settled, as far as that is owed. The
 * bank's line that it came from is this one's.
 */
export async function bringBack(
  s: Services,
  tx: Tx,
  who: Who,
  { paymentId, reason }: { paymentId: string; reason: string },
): Promise<void> {
  const payment = await findPayment(tx, paymentId);
  if (!payment) throw new Error(`no payment ${paymentId}`);
  const line = await findLineOfPayment(tx, paymentId);
  const shares = [];
  for (const { invoiceId, cents } of await listReversedWith(tx, paymentId)) {
    const owed = Math.min(cents, await owedOn(s, tx, who.officeId, invoiceId));
    if (owed > 0) shares.push({ invoiceId, cents: owed });
  }
  const { businessId, customerId, paidOn, means, cents, currency, reference, source } = payment;
  const id = newId();
  const words = { businessId, customerId, paidOn, means, cents, currency, reference, source };
  await recordWithin(s, tx, who, { payment: { ...words, id }, shares });
  if (!line) return;
  const said = { ...(await stampOf(tx, who)), lineId: line.id };
  const sequence = line.sequence + 1;
  await insertBankLineDecision(tx, { ...said, sequence, kind: 'takenBack', reason });
  await insertBankLineDecision(tx, { ...said, sequence: sequence + 1, kind: 'accepted', paymentId: id });
}
