import { sql } from 'drizzle-orm';
import { inOffice, rows, type Tx } from '#db/client.ts';
import { clock } from '../engine/clock.ts';
import { sendWithin } from '../engine/send.ts';
import { start } from '../engine/start.ts';
import type { Actor, Outcome } from '../engine/types.ts';
import { newId } from '../identity/new-id.ts';
import type { Services } from '../services.ts';
import { type DispatchContext, dispatchMachine } from './events.ts';

export type DispatchOutcome =
  | { accepted: true; state: string }
  | { accepted: false; reason: 'notFound' | 'notNow' | 'noAddress' };

type Args = { officeId: string; actor: Actor; invoiceId: string };
type Dispatch = { id: string; ordinal: number; state: string; context: DispatchContext };

/**
 * Sends an issued invoice again: the same sealed file, a new mail and a new link. To the recipient it had, or to one that
 * has a dispatch of his own, it is another try of that; to anybody else it is a dispatch beside it, and what became of the
 * first stays as it is. A copy that may still arrive is not called back. `notFound` unless it is a dispatch of this
 * invoice; `notNow` while it is on its way.
 */
export async function dispatchAgain(
  s: Services,
  { dispatchId, recipient, ...args }: Args & { dispatchId: string; recipient?: string },
): Promise<DispatchOutcome> {
  return inOffice(s.db, args.officeId, async (tx) => {
    const dispatches = await lockDispatches(tx, args.invoiceId);
    const named = dispatches.find(({ id }) => id === dispatchId);
    if (!named) return { accepted: false, reason: 'notFound' };
    const to = recipient?.trim() || named.context.recipient;
    if (!to) return { accepted: false, reason: 'noAddress' };
    const own = dispatches.find(({ context }) => isSameAddress(context.recipient, to));
    // One that has no address yet is given it.
    const target = own ?? (named.context.recipient ? undefined : named);
    if (!target && isUnderWay(named)) return { accepted: false, reason: 'notNow' };
    const outcome = target
      ? await sendWithin(
          s.engine,
          tx,
          args.officeId,
          { machine: dispatchMachine, id: target.id },
          {
            type: 'sendAgain',
            recipient: to,
            actor: args.actor,
          },
        )
      : await startBeside(s, tx, args, { recipient: to, dispatches, named });
    return outcome.accepted
      ? { accepted: true, state: outcome.state }
      : { accepted: false, reason: 'notNow' };
  });
}

/** Two who name one new address at once make one dispatch: the second reads after the first is done. */
async function lockDispatches(tx: Tx, invoiceId: string): Promise<Dispatch[]> {
  const ofInvoice = sql`office_id = (select app_office()) and machine = 'dispatch' and subject_id = ${invoiceId}::uuid`;
  await tx.execute(sql`select from workflows where ${ofInvoice} and ordinal = 0 for update`);
  return rows<Dispatch>(
    tx,
    sql`select id, ordinal, state, snapshot -> 'context' as context from workflows where ${ofInvoice} order by ordinal`,
  );
}

/** RFC 5321 §2.4 lets a server tell capitals apart in a local part; none that people write to does. */
const isSameAddress = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const isUnderWay = ({ state }: Dispatch) => state === 'planned' || state === 'sending';

async function startBeside(
  s: Services,
  tx: Tx,
  { officeId, actor, invoiceId }: Args,
  { recipient, dispatches, named }: { recipient: string; dispatches: Dispatch[]; named: Dispatch },
): Promise<Outcome> {
  const { channel, recipientName } = named.context;
  const id = newId();
  const ordinal = 1 + Math.max(...dispatches.map((each) => each.ordinal));
  const input = { at: await clock(tx), officeId, invoiceId, channel, recipient, recipientName };
  await start(s.engine, tx, {
    officeId,
    machine: dispatchMachine,
    workflows: [{ id, subjectId: invoiceId, ordinal, actor, input }],
  });
  return sendWithin(
    s.engine,
    tx,
    officeId,
    { machine: dispatchMachine, id },
    { type: 'documentReady', recipient, actor },
  );
}
