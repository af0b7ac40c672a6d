import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { rowSet } from '#db/row-set.ts';
import { canonicalJson, canonicalText, sha256Hex } from '../canonical.ts';
import type { EffectRun } from '../engine/types.ts';
import type { DocumentKind, InvoiceContent } from '../invoice/content.ts';
import { dueDate } from '../invoice/due-date.ts';
import { formatNumber, seriesOf } from '../invoice/numbering.ts';
import { parisDate } from '../invoice/paris-time.ts';
import { appendToLedger, type Fact, lockLedgers } from '../ledger/append.ts';
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
  /** Who gets it, as his record has him now; null where the draft names nobody on record. */
  customer: { name: string; email: string } | null;
  kind: DocumentKind;
  series: string;
  sequence: number;
  number: string;
  issuedAt: string;
  issuedOn: string;
  dueOn: string | null;
  content: InvoiceContent;
  /** The same as the revision keeps it: canonical JSON, to be sealed as it stands. */
  approved: string;
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
  decided: { businessId: string; decision: Decision }[],
): Promise<Issued[]> {
  const { tx, officeId } = run;
  const businessIds = decided.map(({ businessId }) => businessId);
  const decisions = decided.map(({ decision }) => decision);
  // On one connection these run one after the other: the series are read under the lock.
  const [drafts, { heads, lockedAt }, last] = await Promise.all([
    readApproved(tx, decisions),
    lockLedgers(tx, businessIds),
    readSeries(tx, businessIds),
  ]);
  const issued = drafts.map((draft) => number(draft, lockedAt, last));
  const sealed = issued.map((each) => {
    const text = seal(each);
    return { ...each, sealed: text, sha256: sha256Hex(text) };
  });
  await Promise.all([
    insertIssued(tx, officeId, sealed),
    appendToLedger(tx, { officeId, key, heads, facts: sealed.map(factOf) }),
  ]);
  return issued;
}

type Sealed = Issued & { sealed: string; sha256: string };

const factOf = (each: Sealed): Fact => ({
  businessId: each.businessId,
  kind: 'issue',
  subjectId: each.invoiceId,
  at: each.issuedAt,
  fact: {
    number: each.number,
    contentSha256: each.sha256,
    revisionSha256: each.decision.revisionSha256,
    transitionHash: each.decision.transitionHash,
    totalCents: each.content.totals.payableCents,
    currency: each.content.currency,
  },
});

/** Gives a draft the next number of its series; `last` moves on. */
function number(draft: ApprovedDraft, issuedAt: string, last: Map<string, number>): Issued {
  const { decision, content, approved } = draft;
  const issuedOn = parisDate(issuedAt);
  const series = seriesOf(draft.numberPrefix, content.kind, issuedOn);
  const key = `${draft.businessId} ${series}`;
  const sequence = (last.get(key) ?? 0) + 1;
  last.set(key, sequence);
  return {
    invoiceId: decision.invoiceId,
    businessId: draft.businessId,
    customer: draft.customer,
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
    approved,
    decision,
  };
}

/** The document as it is sealed: canonical JSON of its number, its dates, how it was decided and its content. */
function seal({ number, series, sequence, issuedAt, issuedOn, dueOn, approved, decision }: Issued): string {
  const content = canonicalText(approved);
  return canonicalJson({ number, series, sequence, issuedAt, issuedOn, dueOn, decision, content });
}

async function insertIssued(tx: Tx, officeId: string, list: Sealed[]) {
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
    content_sha256: each.sha256,
    total_cents: each.content.totals.payableCents,
    currency: each.content.currency,
  }));
  await tx.execute(sql`insert into issued_invoices (office_id, invoice_id, business_id, kind, series, sequence, number,
      issued_at, issued_on, due_on, round, revision_sha256, content, content_sha256, total_cents, currency)
    select ${officeId}::uuid, n.* from ${rowSet('n', columns, values)}`);
}
