import { sql } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import { type Db, rows } from '#db/client.ts';
import { queueAddress } from '#db/driver/server-address.ts';

/** Asks again for the PDFs that were being made when the backup was taken: jobs are not in it. Returns how many. */
export async function restartTypesetting(ownerDb: Db, ownerUrl: string): Promise<number> {
  const open = await rows<{ officeId: string; invoiceId: string }>(
    ownerDb,
    sql`select s.office_id as "officeId", s.invoice_id as "invoiceId" from issued_invoices s
      where not exists (select from documents d where d.office_id = s.office_id and d.invoice_id = s.invoice_id)
        and not exists (select from pgboss.job j where j.name = 'typeset' and j.state < 'completed'
          and j.data ->> 'invoiceId' = s.invoice_id::text)`,
  );
  if (open.length === 0) return 0;
  const boss = new PgBoss({
    ...queueAddress(ownerUrl),
    supervise: false,
    schedule: false,
    migrate: false,
    max: 1,
  });
  await boss.start();
  try {
    const jobs = open.map((data) => ({ data: { ...data, key: `typeset:${data.invoiceId}` } }));
    await boss.insert('typeset', jobs);
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
  return open.length;
}
