import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';

export type Approver = { id: string; name: string };

/** Who gave the last approval of a review, by the log: the snapshot knows a name alone, and names are not unique. */
export async function readApprover(tx: Tx, invoiceId: string): Promise<Approver | null> {
  const [given] = await rows<{ id: string | null; name: string | null }>(
    tx,
    sql`select t.actor::json ->> 'id' as id, t.actor::json ->> 'name' as name from workflows w
      join transitions t on t.office_id = w.office_id and t.workflow_id = w.id and t.event = 'approve'
      where w.office_id = (select app_office()) and w.subject_id = ${invoiceId} and w.machine = 'review'
      order by t.sequence desc limit 1`,
  );
  return given?.id ? { id: given.id, name: given.name ?? '' } : null;
}
