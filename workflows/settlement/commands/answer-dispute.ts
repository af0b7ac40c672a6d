import { inOffice } from '#db/client.ts';
import { type Dispute, insertDisputeAnswer, listDisputes } from '#db/queries/said-about-money.ts';
import type { Follower } from '../../review/commands.ts';
import { deleteDraft, draftFromIssued } from '../../review/commands.ts';
import type { Services } from '../../services.ts';
import { type SettlementOutcome, SettlementRefused } from '../outcome.ts';
import { hearing, tellOne } from '../say.ts';
import type { Who } from '../settle.ts';
import { isDisputed } from '../still-disputed.ts';
import { tellDisputer } from '../tell-about-money.ts';

const creditNote: Follower = 'creditNote';

/** Answers a dispute in words, which ends it: what was contested is asked for again. The customer is told. */
export const explainDispute = async (
  s: Services,
  who: Who,
  { disputeId, words }: { disputeId: string; words: string },
): Promise<SettlementOutcome> => {
  if (!words.trim()) return { ok: false, reason: 'noReason' };
  return answering(s, who, disputeId, async (dispute, { tx, stamp }) => {
    // Its time may be over: then nothing rests any more, and the answer is owed all the same.
    if (await isDisputed(tx, dispute))
      await tellOne(s, tx, who, dispute.invoiceId, () => ({
        type: 'disputeAnswered',
        disputeId,
        kind: 'explained',
        words,
        actor: who.actor,
      }));
    await insertDisputeAnswer(tx, { ...stamp, disputeId, kind: 'explained', words });
    await tellDisputer(s, tx, who.officeId, dispute);
  });
};

/**
 * Answers a dispute by a credit note: a draft of the contested lines. The part rests until the credit note is issued and
 * settles it, or the time of the answer is over.
 */
export async function creditDispute(
  s: Services,
  who: Who,
  { disputeId, words }: { disputeId: string; words: string },
): Promise<SettlementOutcome & { creditId?: string }> {
  const [known] = await inOffice(s.db, who.officeId, (tx) => listDisputes(tx, { id: disputeId }));
  if (!known) return { ok: false, reason: 'notFound' };
  if (known.answer) return { ok: false, reason: 'answered' };
  const { invoiceId, lines } = known.dispute;
  const made = await draftFromIssued(s, { ...who, invoiceId, follower: creditNote, lines });
  if (!made.ok) return { ok: false, reason: 'notPossible' };
  const creditId = made.invoiceId;
  const outcome = await answering(s, who, disputeId, async (dispute, { tx, stamp }) => {
    await insertDisputeAnswer(tx, { ...stamp, disputeId, kind: 'credited', words, creditId });
    await tellDisputer(s, tx, who.officeId, dispute);
  });
  // Somebody was faster: the draft is one too many.
  if (!outcome.ok) await deleteDraft(s, { ...who, invoiceId: creditId });
  return outcome.ok ? { ...outcome, creditId } : outcome;
}

async function answering(
  s: Services,
  who: Who,
  disputeId: string,
  work: (dispute: Dispute, heard: Parameters<Parameters<typeof hearing>[3]>[0]) => Promise<void>,
): Promise<SettlementOutcome> {
  const [known] = await inOffice(s.db, who.officeId, (tx) => listDisputes(tx, { id: disputeId }));
  if (!known) return { ok: false, reason: 'notFound' };
  return hearing(s, who, known.dispute.invoiceId, async (heard) => {
    const [now] = await listDisputes(heard.tx, { id: disputeId });
    if (!now || now.answer) throw new SettlementRefused('answered');
    await work(now.dispute, heard);
  });
}
