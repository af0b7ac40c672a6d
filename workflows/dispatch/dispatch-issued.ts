import { and, eq, sql } from 'drizzle-orm';
import { inOffice, rows, type Tx } from '#db/client.ts';
import { workflows } from '#db/schema/index.ts';
import { typesetAll } from '../documents/typeset-job.ts';
import { clock } from '../engine/clock.ts';
import { sendWithin } from '../engine/send.ts';
import { start } from '../engine/start.ts';
import type { Party } from '../invoice/content.ts';
import { newId } from '../new-id.ts';
import { tellApproved } from '../review/tell-approved.ts';
import type { Services } from '../services.ts';

const system = { kind: 'system', id: null, name: 'Tacite', channel: 'timer' } as const;

/**
 * The job that an issue leaves: its owners are told, its PDF is made, and its way to the customer begins. Each part is a
 * transaction of its own that is harmless when run again, so a job that died goes on where it was.
 */
export async function dispatchIssued(
  s: Services,
  job: { officeId: string; invoiceId: string },
): Promise<void> {
  const failed = await dispatchAll(s, job.officeId, [job.invoiceId]);
  if (failed.has(job.invoiceId)) throw failed.get(job.invoiceId);
}

/**
 * The same for several invoices of an office: their PDFs are set by all typesetters and kept in one transaction.
 *
 * @returns the errors of those for which it failed, by invoice; they stop none of the others
 */
export async function dispatchAll(
  s: Services,
  officeId: string,
  invoiceIds: readonly string[],
): Promise<Map<string, unknown>> {
  const failed = new Map<string, unknown>();
  const each = async (ids: readonly string[], work: (invoiceId: string) => Promise<void>) => {
    for (const invoiceId of ids)
      await work(invoiceId).catch((error: unknown) => failed.set(invoiceId, error));
    return ids.filter((id) => !failed.has(id));
  };
  const told = await each(invoiceIds, (invoiceId) => tellApproved(s, { officeId, invoiceId }));
  for (const [invoiceId, error] of await typesetAll(s, officeId, told)) failed.set(invoiceId, error);
  const made = told.filter((id) => !failed.has(id));
  await each(made, (invoiceId) => inOffice(s.db, officeId, (tx) => begin(s, tx, { officeId, invoiceId })));
  return failed;
}

async function begin(s: Services, tx: Tx, { officeId, invoiceId }: { officeId: string; invoiceId: string }) {
  const ofInvoice = and(eq(workflows.subjectId, invoiceId), eq(workflows.machine, 'dispatch'));
  const [begun] = await tx
    .select({ id: workflows.id, state: workflows.state })
    .from(workflows)
    .where(ofInvoice);
  if (begun && begun.state !== 'planned') return;
  const id = begun?.id ?? newId();
  if (!begun) {
    const input = {
      at: await clock(tx),
      officeId,
      invoiceId,
      channel: 'email',
      ...(await readRecipient(tx, invoiceId)),
    };
    await start(s.engine, tx, {
      officeId,
      machine: 'dispatch',
      workflows: [{ id, subjectId: invoiceId, actor: system, input }],
    });
  }
  await sendWithin(s.engine, tx, officeId, id, { type: 'documentReady', actor: system });
}

/** The customer as his record has him now; where the draft names nobody on record, the buyer it names. */
async function readRecipient(tx: Tx, invoiceId: string) {
  const [row] = await rows<{ name: string | null; email: string | null; buyer: Party }>(
    tx,
    sql`select c.name, c.email, s.content::json #> '{content,buyer}' as buyer
      from issued_invoices s join invoices i on i.office_id = s.office_id and i.id = s.invoice_id
      left join customers c on c.office_id = i.office_id and c.id = i.customer_id
      where s.office_id = (select app_office()) and s.invoice_id = ${invoiceId}`,
  );
  if (!row) throw new Error(`${invoiceId} is not issued`);
  return { recipient: row.email || row.buyer.email, recipientName: row.name ?? row.buyer.name };
}
