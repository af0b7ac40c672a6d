import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { inOffice, rows } from '#db/client.ts';
import { sendWithin } from '../../engine/send.ts';
import type { Actor } from '../../engine/types.ts';
import type { Services } from '../../services.ts';
import type { ReviewContext } from '../events.ts';

export type Refusal =
  | 'notNow'
  | 'late'
  | 'contentChanged'
  | 'conflict'
  | 'problems'
  | 'noOwner'
  | 'specialCase'
  | 'tooLong'
  | 'notFound';

export type CommandOutcome =
  | { accepted: true; state: string; context: ReviewContext }
  | { accepted: false; state: string; reason: Refusal; context: ReviewContext | null };

export type CommandArgs = { officeId: string; actor: Actor; invoiceId: string; arrivedAt?: string };

export type Locked = { context: ReviewContext; state: string; now: string; tx: Tx };

/** Thrown inside a command to leave its transaction undone and answer with a refusal. */
export class Refused extends Error {
  override name = 'Refused';
  readonly reason: Refusal;

  constructor(reason: Refusal) {
    super(reason);
    this.reason = reason;
  }
}

/** An event without what the command itself knows: who, and when. */
type Happening = { type: string; [detail: string]: unknown };

/**
 * Sends one event to the review of an invoice. `prepare` computes the event under the lock of the review and may
 * refuse it; `after` writes what belongs to it in the same transaction, once it is accepted.
 */
export async function command(
  s: Services,
  args: CommandArgs,
  prepare: (locked: Locked) => Promise<Happening> | Happening,
  after?: (tx: Tx, context: ReviewContext, at: string) => Promise<void>,
): Promise<CommandOutcome> {
  const { officeId, actor, invoiceId, arrivedAt } = args;
  try {
    return await inOffice(s.db, officeId, async (tx) => {
      const workflowId = await findReviewId(tx, invoiceId);
      if (!workflowId) return { accepted: false, state: '', reason: 'notFound', context: null };
      let before = '';
      let at = '';
      const outcome = await sendWithin(s.engine, tx, officeId, workflowId, {
        at: arrivedAt,
        prepare: async (found) => {
          before = found.was;
          at = found.at;
          const context = found.context as ReviewContext;
          return { ...(await prepare({ context, state: found.state, now: at, tx })), actor };
        },
      });
      const context = outcome.context as ReviewContext;
      if (!outcome.accepted)
        return { accepted: false, state: outcome.state, reason: reasonOf(before, outcome.state), context };
      await after?.(tx, context, at);
      return { accepted: true, state: outcome.state, context };
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { accepted: false, state: '', reason: error.reason, context: null };
  }
}

/** Decided while the answer was on its way: not the same as an act that was never possible. */
const reasonOf = (before: string, state: string): Refusal =>
  before !== state || state === 'issued' ? 'late' : 'notNow';

export async function findReviewId(tx: Tx, invoiceId: string): Promise<string | undefined> {
  const [row] = await rows<{ id: string }>(
    tx,
    sql`select id from workflows where office_id = (select app_office()) and subject_id = ${invoiceId} and machine = 'review'`,
  );
  return row?.id;
}
