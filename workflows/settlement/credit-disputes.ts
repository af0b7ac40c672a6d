import type { Tx } from '#db/client.ts';
import { listDisputesCreditedBy } from '#db/queries/said-about-money.ts';
import type { Actor } from '../engine/types.ts';
import type { Services } from '../services.ts';
import { tell } from './settle.ts';
import { isDisputed } from './still-disputed.ts';

/** An issued credit note ends the disputes that it answers; harmless when run again. */
export async function creditDisputes(
  s: Pick<Services, 'engine'>,
  tx: Tx,
  who: { officeId: string; actor: Actor },
  creditId: string,
): Promise<void> {
  for (const { dispute, answer } of await listDisputesCreditedBy(tx, creditId)) {
    if (!(await isDisputed(tx, dispute))) continue;
    await tell(s, tx, who, [dispute], () => ({
      type: 'disputeAnswered',
      disputeId: dispute.id,
      kind: 'credited',
      words: answer.words,
      actor: who.actor,
    }));
  }
}
