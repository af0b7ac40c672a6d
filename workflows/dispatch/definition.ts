import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { linkRows } from '../access/link-rows.ts';
import { defineMachine, type MachineDefinition } from '../engine/machine.ts';
import type { Effect } from '../engine/types.ts';
import { newId } from '../identity/new-id.ts';
import { insertMails } from '../mail/outbox.ts';
import { type DispatchContext, type DispatchEffects, type DispatchEvent, dispatchMachine } from './events.ts';
import { hearMail } from './hear-mail.ts';
import { dispatchChart } from './machine.ts';
import { showDispatch } from './show-dispatch.ts';

/** A customer reaches his invoices as long as they are kept: ten years (C. com. art. L123-22). */
const linkLife = '10 years';

/** Sends the sealed PDF with a link to the customer's page. */
const sendInvoice =
  (secret: string): Effect<DispatchContext, DispatchEvent, DispatchEffects['sendInvoice']> =>
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
        const { recipient, recipientName, request } = applied.context;
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

export const dispatchDefinition = (deps: { secret: string }): MachineDefinition =>
  defineMachine({
    of: dispatchMachine,
    version: 1,
    chart: dispatchChart,
    effects: { sendInvoice: sendInvoice(deps.secret) },
    shows: showDispatch,
    hears: hearMail,
  });

async function readCustomers(tx: Tx, invoiceIds: string[]) {
  const found = await rows<{ id: string; customer_id: string | null; expires_at: string }>(
    tx,
    sql`select id, customer_id, app_clock() + ${linkLife}::interval as expires_at from invoices
      where office_id = (select app_office()) and id = any (${sql.param(invoiceIds)}::text[]::uuid[])`,
  );
  return new Map(found.map((row) => [row.id, row]));
}
