import type { Tx } from '#db/client.ts';
import type { ExportRow } from '#db/queries/exports.ts';
import { findStaff } from '#db/queries/staff.ts';
import type { JobBoard } from '../engine/jobs.ts';
import { requestMail } from '../mail/outbox.ts';

/**
 * Owes whoever asked for an export one mail about how it ended, in the transaction in which it ended: its key allows one
 * of each outcome, however often the job runs.
 */
export async function tellWhoAsked(
  tx: Tx,
  deps: { board: JobBoard },
  { officeId, id, staffId }: Pick<ExportRow, 'officeId' | 'id' | 'staffId'>,
  outcome: 'ready' | 'failed',
): Promise<void> {
  const person = await findStaff(tx, staffId);
  if (!person) return;
  await requestMail(tx, deps, {
    officeId,
    key: `export:${id}:${outcome}`,
    kind: 'exportEnded',
    to: { address: person.email, name: person.name },
    facts: { exportId: id, outcome },
  });
}
