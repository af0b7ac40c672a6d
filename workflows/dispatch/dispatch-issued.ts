import { and, eq, inArray, sql } from 'drizzle-orm';
import { inOffice, rows, type Tx } from '#db/client.ts';
import { workflows } from '#db/schema/index.ts';
import type { Party } from '#db/shapes/content.ts';
import type { RevisionTerms } from '#db/shapes/revision-terms.ts';
import { clock } from '../engine/clock.ts';
import { sendAllWithin } from '../engine/send.ts';
import { start } from '../engine/start.ts';
import { newId } from '../identity/new-id.ts';
import { keptRecipient } from '../invoice/recipient.ts';
import { anchorNumbers } from '../ledger/anchor-numbers.ts';
import { tellApproved } from '../review/tell-approved.ts';
import type { Services } from '../services.ts';
import { followIssued } from '../settlement/follow-issued.ts';
import { dispatchMachine } from './events.ts';
import { typesetAll } from './typeset-issued.ts';

const system = { kind: 'system', id: null, name: 'Tacite', channel: 'timer' } as const;

/**
 * The job that an issue leaves: its owners are told, its PDF is made, its way to the customer begins, and its money is followed. Each part is a
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
 * The same for several invoices of an office: their PDFs are set by all typesetters, and each part is one transaction for
 * all of them; where that breaks, each is tried by itself.
 *
 * @returns the errors of those for which it failed, by invoice; they stop none of the others
 */
export async function dispatchAll(
  s: Services,
  officeId: string,
  invoiceIds: readonly string[],
): Promise<Map<string, unknown>> {
  const failed = new Map<string, unknown>();
  const take = (errors: Map<string, unknown>) => {
    for (const [id, error] of errors) failed.set(id, error);
  };
  const left = () => invoiceIds.filter((id) => !failed.has(id));
  // A number that a mail may name is known outside of the database first, one write for all of them.
  take(await together(left(), (ids) => anchorIssued(s, officeId, ids)));
  take(await together(left(), (ids) => tellApproved(s, officeId, ids)));
  take(await typesetAll(s, officeId, left()));
  take(await together(left(), (ids) => inOffice(s.db, officeId, (tx) => begin(s, tx, officeId, ids))));
  take(await together(left(), (ids) => followIssued(s, officeId, ids)));
  return failed;
}

const anchorIssued = (s: Services, officeId: string, ids: readonly string[]) =>
  inOffice(s.db, officeId, async (tx) => {
    const businesses = await rows<{ id: string }>(
      tx,
      sql`select distinct business_id as id from invoices where office_id = (select app_office())
        and id = any (${sql.param(ids)}::text[]::uuid[])`,
    );
    await anchorNumbers(tx, s.witness, { officeId, businessIds: businesses.map(({ id }) => id) });
  });

/** Does it for all at once; where that breaks, for each by itself. @returns the errors, by invoice */
async function together(
  ids: readonly string[],
  run: (ids: readonly string[]) => Promise<void>,
): Promise<Map<string, unknown>> {
  const failed = new Map<string, unknown>();
  if (ids.length === 0) return failed;
  await run(ids).catch(async (broken: unknown) => {
    if (ids.length === 1) failed.set(ids[0] ?? '', broken);
    else for (const id of ids) await run([id]).catch((error: unknown) => failed.set(id, error));
  });
  return failed;
}

/** Starts the way to the customer of each, and tells those that wait for it that their document is there. */
async function begin(s: Services, tx: Tx, officeId: string, invoiceIds: readonly string[]) {
  const ofInvoices = and(
    inArray(workflows.subjectId, [...invoiceIds]),
    eq(workflows.machine, dispatchMachine.name),
  );
  const begun = await tx
    .select({ id: workflows.id, subjectId: workflows.subjectId, state: workflows.state })
    .from(workflows)
    .where(ofInvoices);
  const known = new Set(begun.map(({ subjectId }) => subjectId));
  const missing = invoiceIds.filter((id) => !known.has(id)).map((subjectId) => ({ id: newId(), subjectId }));
  if (missing.length > 0) await startAll(s, tx, officeId, missing);
  const ids = [...begun.filter(({ state }) => state === 'planned'), ...missing].map(({ id }) => id);
  if (ids.length === 0) return;
  await sendAllWithin(s.engine, tx, officeId, {
    to: { machine: dispatchMachine, ids },
    prepare: (found) => found.map(() => ({ type: 'documentReady', actor: system })),
  });
}

async function startAll(s: Services, tx: Tx, officeId: string, missing: { id: string; subjectId: string }[]) {
  const at = await clock(tx);
  const recipients = await readRecipients(
    tx,
    missing.map(({ subjectId }) => subjectId),
  );
  await start(s.engine, tx, {
    officeId,
    machine: dispatchMachine,
    workflows: missing.map(({ id, subjectId }) => {
      const to = recipients.get(subjectId);
      if (!to) throw new Error(`${subjectId} is not issued`);
      const input = { at, officeId, invoiceId: subjectId, channel: 'email' as const, ...to };
      return { id, subjectId, actor: system, input };
    }),
  });
}

/** The buyer of the sealed document, at the address that was kept with the revision its decision was about. */
async function readRecipients(tx: Tx, invoiceIds: string[]) {
  const found = await rows<{ id: string; email: string; terms: RevisionTerms | null; buyer: Party }>(
    tx,
    sql`select s.invoice_id as id, coalesce(c.email, '') as email, r.terms, s.content::json #> '{content,buyer}' as buyer
      from issued_invoices s join invoices i on i.office_id = s.office_id and i.id = s.invoice_id
      join revisions r on r.office_id = s.office_id and r.invoice_id = s.invoice_id and r.round = s.round
      left join customers c on c.office_id = i.office_id and c.id = i.customer_id
      where s.office_id = (select app_office()) and s.invoice_id = any (${sql.param(invoiceIds)}::text[]::uuid[])`,
  );
  return new Map(
    found.map(({ id, email, terms, buyer }) => [
      id,
      { recipient: keptRecipient(terms, { buyer }, email), recipientName: buyer.name },
    ]),
  );
}
