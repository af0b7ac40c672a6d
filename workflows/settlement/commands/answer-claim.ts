import { inOffice, type Tx } from '#db/client.ts';
import { insertClaimAnswer, listClaims } from '#db/queries/said-about-money.ts';
import type { Services } from '../../services.ts';
import { type SettlementOutcome, SettlementRefused } from '../outcome.ts';
import { hearing } from '../say.ts';
import type { Stamp, Who } from '../settle.ts';

/** The office found no such money: the claim waits no more. A reason is asked for. */
export async function dismissClaim(
  s: Services,
  who: Who,
  { claimId, words }: { claimId: string; words: string },
): Promise<SettlementOutcome> {
  if (!words.trim()) return { ok: false, reason: 'noReason' };
  const [known] = await inOffice(s.db, who.officeId, (tx) => listClaims(tx, { id: claimId }));
  if (!known) return { ok: false, reason: 'notFound' };
  return hearing(s, who, known.claim.invoiceId, async ({ tx, stamp }) => {
    const [now] = await listClaims(tx, { id: claimId });
    if (now?.answer?.outcome === 'dismissed') return;
    if (now?.answer) throw new SettlementRefused('answered');
    await insertClaimAnswer(tx, { ...stamp, claimId, outcome: 'dismissed', words });
  });
}

/** The payment that the office recorded from a claim, under `lockBooks`. @throws SettlementRefused for one that waits no more */
export async function confirmClaim(
  tx: Tx,
  stamp: Stamp,
  { claimId, paymentId, businessId }: { claimId: string; paymentId: string; businessId: string },
): Promise<void> {
  const [known] = await listClaims(tx, { id: claimId });
  if (known?.claim.businessId !== businessId) throw new SettlementRefused('notFound');
  if (known.answer) throw new SettlementRefused('answered');
  await insertClaimAnswer(tx, { ...stamp, claimId, outcome: 'recorded', paymentId });
}
