import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { rowSet } from '#db/row-set.ts';
import { canonicalJson, sha256Hex } from '../canonical.ts';
import type { EffectRun } from '../engine/types.ts';
import type { DocumentKind, InvoiceContent } from '../invoice/content.ts';
import { dueDate } from '../invoice/due-date.ts';
import { formatNumber, seriesOf } from '../invoice/numbering.ts';
import { parisDate } from '../invoice/paris-time.ts';
import { appendToLedger, lockLedgers } from '../ledger/append.ts';
import type { LedgerKey } from '../ledger/key.ts';
import { type ApprovedDraft, readApproved, readSeries } from './read-approved.ts';

/** What was decided about one draft, and the transition that says so. */
export type Decision = {
  invoiceId: string;
  round: number;
  revisionSha256: string;
  decidedBy: 'owner' | 'silence' | 'waiver';
  decidedByName: string | null;
  decidedAt: string;
  transitionHash: string;
};

export type Issued = {
  invoiceId: string;
  businessId: string;
  customerId: string | null;
  kind: DocumentKind;
  series: string;
  sequence: number;
  number: string;
  issuedAt: string;
  issuedOn: string;
  dueOn: string | null;
  content: InvoiceContent;
  decision: Decision;
};

/**
 * Issues approved drafts within the running transaction: number, date, sealed content and ledger entry, all or none.
 * Numbers are taken under the lock of each business's ledger, and the time is read after it, so that numbers follow
 * time without gap under any concurrency (CGI ann. II, art. 242 nonies A, I, 7°).
 *
 * Throws when a draft differs from the revision that was approved: what was seen is what is numbered.
 */
export async function issueInvoices(
  run: EffectRun,
  key: LedgerKey,
  decisions: Decision[],
): Promise<Issued[]> {
  const { tx, officeId } = run;
  const drafts = await readApproved(tx, decisions);
  const { heads, lockedAt } = await lockLedgers(
    tx,
    drafts.map((draft) => draft.businessId),
  );
  const last = await readSeries(tx, [...heads.keys()]);
  const issued = drafts.map((draft) => number(draft, lockedAt, last));
  const sealed = issued.map((each) => ({ ...each, sealed: seal(each) }));
  await insertIssued(tx, officeId, sealed);
  await appendToLedger(tx, {
    officeId,
    key,
    heads,
    facts: sealed.map((each) => ({
      businessId: each.businessId,
      kind: 'issue' as const,
      subjectId: each.invoiceId,
      at: each.issuedAt,
      fact: {
        number: each.number,
        contentSha256: sha256Hex(each.sealed),
        revisionSha256: each.decision.revisionSha256,
        transitionHash: each.decision.transitionHash,
        totalCents: each.content.totals.payableCents,
        currency: each.content.currency,
      },
    })),
  });
  await markIssued(tx, issued);
  return issued;
}

/** Gives a draft the next number of its series; `last` moves on. */
function number(draft: ApprovedDraft, issuedAt: string, last: Map<string, number>): Issued {
  const { decision, content } = draft;
  const issuedOn = parisDate(issuedAt);
  const series = seriesOf(draft.numberPrefix, content.kind, issuedOn);
  const key = `${draft.businessId} ${series}`;
  const sequence = (last.get(key) ?? 0) + 1;
  last.set(key, sequence);
  return {
    invoiceId: decision.invoiceId,
    businessId: draft.businessId,
    customerId: draft.customerId,
    kind: content.kind,
    series,
    sequence,
    number: formatNumber({
      prefix: draft.numberPrefix,
      year: Number(issuedOn.slice(0, 4)),
      sequence,
      kind: content.kind,
    }),
    issuedAt,
    issuedOn,
    dueOn: dueDate(content.dueRule, issuedOn),
    content,
    decision,
  };
}

/** The document as it is sealed: canonical JSON of its number, its dates, how it was decided and its content. */
function seal({ number, series, sequence, issuedAt, issuedOn, dueOn, content, decision }: Issued): string {
  return canonicalJson({ number, series, sequence, issuedAt, issuedOn, dueOn, decision, content });
}

async function insertIssued(tx: Tx, officeId: string, list: (Issued & { sealed: string })[]) {
  const columns = {
    invoice_id: 'uuid',
    business_id: 'uuid',
    kind: 'text',
    series: 'text',
    sequence: 'int',
    number: 'text',
    issued_at: 'timestamptz',
    issued_on: 'date',
    due_on: 'date',
    round: 'int',
    revision_sha256: 'text',
    content: 'text',
    content_sha256: 'text',
    total_cents: 'bigint',
    currency: 'text',
  };
  const values = list.map((each) => ({
    invoice_id: each.invoiceId,
    business_id: each.businessId,
    kind: each.kind,
    series: each.series,
    sequence: each.sequence,
    number: each.number,
    issued_at: each.issuedAt,
    issued_on: each.issuedOn,
    due_on: each.dueOn,
    round: each.decision.round,
    revision_sha256: each.decision.revisionSha256,
    content: each.sealed,
    content_sha256: sha256Hex(each.sealed),
    total_cents: each.content.totals.payableCents,
    currency: each.content.currency,
  }));
  await tx.execute(sql`insert into issued_invoices (office_id, invoice_id, business_id, kind, series, sequence, number,
      issued_at, issued_on, due_on, round, revision_sha256, content, content_sha256, total_cents, currency)
    select ${officeId}::uuid, n.* from ${rowSet('n', columns, values)}`);
}

/** From here on the row of the invoice is fixed but for what becomes of it, so its last states are written with it. */
async function markIssued(tx: Tx, list: Issued[]) {
  const columns = {
    id: 'uuid',
    number: 'text',
    issued_on: 'date',
    due_on: 'date',
    decided_by: 'text',
    decided_at: 'timestamptz',
    round: 'int',
  };
  const values = list.map((each) => ({
    id: each.invoiceId,
    number: each.number,
    issued_on: each.issuedOn,
    due_on: each.dueOn,
    decided_by: each.decision.decidedBy,
    decided_at: each.decision.decidedAt,
    round: each.decision.round,
  }));
  await tx.execute(sql`update invoices i set number = n.number, issued_on = n.issued_on, due_on = n.due_on,
      decided_by = n.decided_by, decided_at = n.decided_at, round = n.round, review_state = 'issued', hold_until = null,
      dispatch_state = 'planned', updated_at = app_clock()
    from ${rowSet('n', columns, values)} where i.office_id = (select app_office()) and i.id = n.id`);
}
