import type { Tx } from '#db/client.ts';
import {
  findSealed,
  findTalk,
  listClaims,
  listDisputes,
  listPromises,
} from '#db/queries/said-about-money.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { answerOnOf } from '#workflows/settlement/commands/dispute.ts';
import { lastPromiseOf } from '#workflows/settlement/commands/promise.ts';
import { disputableLines } from '#workflows/settlement/disputable.ts';
import { askedNow } from '#workflows/settlement/say.ts';

/** What was said about an invoice's money, and what can be; null where it asks for none, or nobody follows it yet. */
export async function loadTalk(tx: Tx, invoiceId: string, today: string) {
  const [talk, sealed] = [await findTalk(tx, invoiceId), await findSealed(tx, invoiceId)];
  if (!talk || !sealed) return null;
  const disputes = await listDisputes(tx, { invoiceId });
  const promises = await listPromises(tx, { invoiceId });
  const claims = await listClaims(tx, { invoiceId });
  const contested = new Set(disputes.filter(({ answer }) => !answer).flatMap(({ dispute }) => dispute.lines));
  const lines = disputableLines(sealed.content);
  const nameOf = new Map(sealed.content.lines.map(({ id, name }) => [id, name]));
  return {
    invoiceId,
    number: sealed.number,
    today,
    currency: talk.currency,
    balanceCents: talk.balanceCents,
    disputedCents: talk.disputedCents,
    askedCents: askedNow(talk),
    /** Of what may be said next: sent twice, it is one. */
    ids: { dispute: newId(), promise: newId(), claim: newId() },
    answerOn: answerOnOf(today),
    lastPromise: lastPromiseOf(today),
    lines: lines.map((line) => ({ ...line, isContested: contested.has(line.id) })),
    mayDispute: talk.balanceCents > talk.disputedCents && lines.some(({ id }) => !contested.has(id)),
    mayPromise: !talk.promise && talk.brokenPromises < 2 && askedNow(talk) > 0,
    isBrokenTwice: talk.brokenPromises >= 2,
    disputes: disputes.map(({ dispute, answer }) => ({
      id: dispute.id,
      lines: dispute.lines.map((id) => nameOf.get(id) ?? id),
      cents: dispute.cents,
      reason: dispute.reason,
      words: dispute.words,
      answerOn: dispute.answerOn,
      isLate: !answer && dispute.answerOn < today,
      saidBy: dispute.saidBy,
      at: dispute.at,
      answer: answer && {
        kind: answer.kind,
        words: answer.words,
        by: answer.recordedBy,
        at: answer.at,
        creditId: answer.creditId,
      },
    })),
    promises: promises.map(({ promise, answers }) => ({
      id: promise.id,
      dates: promise.dates,
      words: promise.words,
      saidBy: promise.saidBy,
      at: promise.at,
      isRunning: talk.promise?.id === promise.id,
      outcome: answers.at(-1)?.outcome ?? null,
      answeredBy: answers.at(-1)?.saidBy ?? null,
    })),
    claims: claims.map(({ claim, answer }) => ({
      id: claim.id,
      paidOn: claim.paidOn,
      means: claim.means,
      cents: claim.cents,
      words: claim.words,
      saidBy: claim.saidBy,
      saidAs: claim.saidAs,
      at: claim.at,
      isOpen: !answer && talk.balanceCents > 0,
      answer: answer && {
        outcome: answer.outcome,
        words: answer.words,
        by: answer.recordedBy,
        at: answer.at,
      },
    })),
  };
}
export type TalkView = NonNullable<Awaited<ReturnType<typeof loadTalk>>>;
