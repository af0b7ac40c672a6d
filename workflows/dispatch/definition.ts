import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { Applied, Effect, MachineDefinition } from '../engine/types.ts';
import { linkRows } from '../link-rows.ts';
import { insertMails } from '../mail/outbox.ts';
import { newId } from '../new-id.ts';
import { projectInvoices } from '../project-invoices.ts';
import type { DispatchContext } from './events.ts';
import { dispatchMachine } from './machine.ts';

const contextOf = (applied: Applied) => applied.context as DispatchContext;

/** A customer reaches his invoices as long as they are kept: ten years (C. com. art. L123-22). */
const linkLife = '10 years';

/** Sends the sealed PDF with a link to the customer's page. */
const sendInvoice =
  (secret: string): Effect =>
  async (run, calls) => {
    const people = await readCustomers(
      run.tx,
      calls.map(({ applied }) => applied.subjectId),
    );
    const sending = calls.map(({ applied }) => ({
      applied,
      linkId: newId(),
      person: people.get(applied.subjectId),
    }));
    await linkRows(
      run.tx,
      run.officeId,
      secret,
      sending.flatMap(({ applied, linkId, person }) =>
        person?.customer_id
          ? [
              {
                id: linkId,
                purpose: 'invoice' as const,
                subjectId: applied.subjectId,
                round: null,
                personId: person.customer_id,
                expiresAt: person.expires_at,
              },
            ]
          : [],
      ),
    );
    const jobs = await insertMails(
      run.tx,
      run.officeId,
      sending.map(({ applied, linkId, person }) => {
        const { recipient, recipientName, request } = contextOf(applied);
        return {
          key: `${applied.workflowId}:invoiceToCustomer:${request}`,
          kind: 'invoiceToCustomer' as const,
          to: { address: recipient, name: recipientName },
          facts: {},
          linkId: person?.customer_id ? linkId : null,
          invoiceId: applied.subjectId,
          replyTo: { workflowId: applied.workflowId, request, recipient },
        };
      }),
    );
    for (const job of jobs) run.enqueue(job);
  };

export const dispatchDefinition = (deps: { secret: string }): MachineDefinition => ({
  name: 'dispatch',
  version: 1,
  machine: dispatchMachine,
  effects: { sendInvoice: sendInvoice(deps.secret) },
  project: projectInvoices,
});

async function readCustomers(tx: Tx, invoiceIds: string[]) {
  const found = await rows<{ id: string; customer_id: string | null; expires_at: string }>(
    tx,
    sql`select id, customer_id, app_clock() + ${linkLife}::interval as expires_at from invoices
      where office_id = (select app_office()) and id = any (${sql.param(invoiceIds)}::text[]::uuid[])`,
  );
  return new Map(found.map((row) => [row.id, row]));
}
