import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';

/** Whether the part that a dispute is about still rests: it is neither answered nor out of time. Under `lockBooks`. */
export async function isDisputed(
  tx: Tx,
  { id, invoiceId }: { id: string; invoiceId: string },
): Promise<boolean> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select d ->> 'id' as id from workflows w,
        json_array_elements(w.snapshot::json #> '{context,disputes}') d
      where w.office_id = (select app_office()) and w.subject_id = ${invoiceId}::uuid and w.machine = 'settlement'
        and d ->> 'id' = ${id}`,
  );
  return found.length > 0;
}
