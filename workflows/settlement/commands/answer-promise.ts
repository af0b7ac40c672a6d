import { inOffice } from '#db/client.ts';
import { insertPromiseAnswer, listPromises } from '#db/queries/said-about-money.ts';
import type { PromiseOutcome } from '#db/shapes/settling.ts';
import type { Services } from '../../services.ts';
import { type SettlementOutcome, SettlementRefused } from '../outcome.ts';
import { hearing, tellOne } from '../say.ts';
import type { Who } from '../settle.ts';
import { tellPromiser } from '../tell-about-money.ts';

type Answer = { promiseId: string; words: string; saidBy: string };

/** The owner, or the office, takes a promise: dunning rests until its days. The customer is told. */
export const acceptPromise = (s: Services, who: Who, answer: Answer) =>
  answerPromise(s, who, 'accepted', answer);

/** The owner, or the office, doesn’t take it: what is asked for is asked for as before. The customer is told. */
export const declinePromise = (s: Services, who: Who, answer: Answer) =>
  answerPromise(s, who, 'declined', answer);

/** Who promised takes it back. */
export const withdrawPromise = (s: Services, who: Who, answer: Answer) =>
  answerPromise(s, who, 'withdrawn', answer);

/** The same answer twice is one; of two different ones the first counts, but what was accepted can still be withdrawn. */
async function answerPromise(
  s: Services,
  who: Who,
  outcome: PromiseOutcome,
  { promiseId, words, saidBy }: Answer,
): Promise<SettlementOutcome> {
  const [known] = await inOffice(s.db, who.officeId, (tx) => listPromises(tx, { id: promiseId }));
  if (!known) return { ok: false, reason: 'notFound' };
  const { invoiceId } = known.promise;
  return hearing(s, who, invoiceId, async ({ tx, talk, stamp }) => {
    const answers = (await listPromises(tx, { id: promiseId }))[0]?.answers ?? [];
    if (answers.some((each) => each.outcome === outcome)) return;
    // It ended: by another answer, by its money, or by its day.
    const isLive = talk.promise?.id === promiseId;
    if (!isLive || (outcome === 'declined' && answers.length > 0)) throw new SettlementRefused('answered');
    await tellOne(s, tx, who, invoiceId, () =>
      outcome === 'accepted'
        ? { type: 'promiseAccepted', promiseId, words, saidBy, actor: who.actor }
        : { type: 'promiseWithdrawn', promiseId, outcome, words, saidBy, actor: who.actor },
    );
    await insertPromiseAnswer(tx, { ...stamp, promiseId, outcome, words, saidBy });
    if (outcome !== 'withdrawn') await tellPromiser(s, tx, who.officeId, { promiseId, invoiceId, outcome });
  });
}
