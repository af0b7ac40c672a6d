import { and, eq } from 'drizzle-orm';
import { inOffice } from '#db/client.ts';
import { workflows } from '#db/schema/index.ts';
import { send } from '../engine/send.ts';
import type { Actor } from '../engine/types.ts';
import type { Services } from '../services.ts';
import type { DispatchContext } from './events.ts';

export type DispatchOutcome =
  | { accepted: true; state: string }
  | { accepted: false; reason: 'notFound' | 'notNow' | 'noAddress' };

type Args = { officeId: string; actor: Actor };

/**
 * Sends an issued invoice again, to the recipient it had or to a corrected one: the same sealed file, a new mail and a
 * new link. A copy that may still arrive is not called back. `notFound` unless it is a dispatch of this invoice.
 */
export async function dispatchAgain(
  s: Services,
  {
    officeId,
    actor,
    invoiceId,
    dispatchId,
    recipient,
  }: Args & { invoiceId: string; dispatchId: string; recipient?: string },
): Promise<DispatchOutcome> {
  const [found] = await inOffice(s.db, officeId, (tx) =>
    tx
      .select({ snapshot: workflows.snapshot })
      .from(workflows)
      .where(
        and(
          eq(workflows.id, dispatchId),
          eq(workflows.machine, 'dispatch'),
          eq(workflows.subjectId, invoiceId),
        ),
      ),
  );
  if (!found) return { accepted: false, reason: 'notFound' };
  const { context } = found.snapshot as { context: DispatchContext };
  const to = recipient?.trim() || context.recipient;
  if (!to) return { accepted: false, reason: 'noAddress' };
  const outcome = await send(s.engine, officeId, dispatchId, { type: 'sendAgain', recipient: to, actor });
  return outcome.accepted ? { accepted: true, state: outcome.state } : { accepted: false, reason: 'notNow' };
}
