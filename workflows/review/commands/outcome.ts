import type { Tx } from '#db/client.ts';
import { inOffice } from '#db/client.ts';
import { type Sent, sendAllWithin } from '../../engine/send.ts';
import type { Actor, Found, Happening } from '../../engine/types.ts';
import type { Services } from '../../services.ts';
import { type ReviewContext, type ReviewEvent, reviewMachine } from '../events.ts';
import { listTakenBack } from './taken-back.ts';

export type Refusal =
  | 'notNow'
  | 'late'
  | 'contentChanged'
  /** From a page that was shown before what it gives was taken back. */
  | 'takenBack'
  | 'conflict'
  | 'problems'
  /** Whether its buyer is a customer on record is still to be said. */
  | 'buyerOpen'
  | 'noOwner'
  /** Another document asks the same of the same buyer, and nobody has said that this one is meant. */
  | 'twin'
  | 'specialCase'
  | 'tooLong'
  | 'notFound'
  /** Four eyes: somebody who may release has to send it. */
  | 'needsRelease'
  /** Four eyes: whoever asked for the second reader can't be it. */
  | 'ownRelease'
  /** It would be numbered at once, and no number can be given now. */
  | 'onHold';

export type CommandOutcome =
  | { accepted: true; state: string; context: ReviewContext }
  | { accepted: false; state: string; reason: Refusal; context: ReviewContext | null };

export type CommandArgs = {
  officeId: string;
  actor: Actor;
  invoiceId: string;
  arrivedAt?: string;
  /** The step of the review on the page that this comes from: what was taken back since is not given by it once more. */
  shownStep?: number;
};

export type Locked = { invoiceId: string; context: ReviewContext; state: string; now: string; tx: Tx };

/** Thrown inside a command to leave its transaction undone and answer with a refusal. */
export class Refused extends Error {
  override name = 'Refused';
  readonly reason: Refusal;

  constructor(reason: Refusal) {
    super(reason);
    this.reason = reason;
  }
}

/** What a command says has happened. */
export type Said = Happening<ReviewEvent>;

/**
 * Sends one event to the review of an invoice. `prepare` computes the event under the lock of the review and may
 * refuse it; `after` writes what belongs to it in the same transaction, once it is accepted.
 */
export async function command(
  s: Services,
  args: CommandArgs,
  prepare: (locked: Locked) => Promise<Said> | Said,
  after?: (tx: Tx, context: ReviewContext, at: string) => Promise<void>,
): Promise<CommandOutcome> {
  const { officeId, actor, invoiceId, arrivedAt, shownStep } = args;
  try {
    return await inOffice(s.db, officeId, async (tx) => {
      const [sent] = await sendAllWithin(s.engine, tx, officeId, {
        to: reviewsOf([invoiceId]),
        at: arrivedAt,
        prepare: async ([found]) => {
          if (!found) return [];
          const event = await prepare(lockedAs(found, tx));
          const ended = await listTakenBack(tx, [{ found, type: event.type, shownStep }]);
          if (ended.has(found.workflowId)) throw new Refused('takenBack');
          return [{ ...event, actor }];
        },
      });
      if (!sent) return notFound;
      const outcome = outcomeOf(sent);
      if (outcome.accepted) await after?.(tx, outcome.context, sent.found.at);
      return outcome;
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return refusal(error.reason);
  }
}

export type ManyArgs = Omit<CommandArgs, 'invoiceId'> & { invoiceIds: string[] };

/**
 * `command` for many invoices in one transaction: what `prepare` refuses, one by one, is left as it was. Outcomes by
 * invoice; an invoice without a review is not found.
 */
export async function commandAll(
  s: Services,
  { officeId, actor, invoiceIds, arrivedAt }: ManyArgs,
  prepare: (locked: Locked[], tx: Tx) => Promise<(Said | Refused)[]>,
): Promise<Map<string, CommandOutcome>> {
  const outcomes = new Map<string, CommandOutcome>(invoiceIds.map((id) => [id, notFound]));
  await inOffice(s.db, officeId, (tx) =>
    sendAllWithin(s.engine, tx, officeId, {
      to: reviewsOf(invoiceIds),
      at: arrivedAt,
      prepare: async (found) => {
        const prepared = await prepare(
          found.map((each) => lockedAs(each, tx)),
          tx,
        );
        return prepared.map((event, index) => {
          if (!(event instanceof Refused)) return { ...event, actor };
          outcomes.set(found[index]!.subjectId, refusal(event.reason));
          return null;
        });
      },
    }).then((sent) => {
      for (const each of sent) if (each.outcome) outcomes.set(each.found.subjectId, outcomeOf(each));
    }),
  );
  return outcomes;
}

const reviewsOf = (subjects: string[]) => ({ machine: reviewMachine, subjects });

export const refusal = (reason: Refusal): CommandOutcome => ({
  accepted: false,
  state: '',
  reason,
  context: null,
});
const notFound = refusal('notFound');

export const lockedAs = ({ subjectId, context, state, at }: Found<ReviewContext>, tx: Tx): Locked => ({
  invoiceId: subjectId,
  context,
  state,
  now: at,
  tx,
});

export function outcomeOf({ found, outcome }: Sent<ReviewContext>): CommandOutcome {
  const { accepted, state, context } = outcome ?? { accepted: false, ...found };
  if (outcome?.accepted === false && outcome.waits)
    return { accepted: false, state: found.state, reason: 'onHold', context };
  return accepted
    ? { accepted, state, context }
    : { accepted, state, reason: reasonOf(found.was, state), context };
}

/** Decided while the answer was on its way: not the same as an act that was never possible. */
const reasonOf = (before: string, state: string): Refusal =>
  before !== state || state === 'issued' ? 'late' : 'notNow';
