import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { rowSet } from '#db/row-set.ts';
import type { DocumentKind } from '#db/shapes/content.ts';
import type { IssueTerms } from '#db/shapes/revision-terms.ts';
import type { EffectRun } from '../engine/types.ts';
import { canonicalJson } from '../identity/canonical.ts';
import { formatNumber, seriesOf } from '../invoice/numbering.ts';
import { parisDate } from '../invoice/paris-time.ts';
import { dueOnOf } from '../invoice/payable.ts';
import { appendToLedger, type Fact, lockLedgers } from '../ledger/append.ts';
import type { LedgerKey } from '../ledger/key.ts';
import type { Decision } from './decision.ts';
import { type ApprovedDraft, readApproved, readPrefixes, readSeries } from './read-approved.ts';

export type Issued = {
  invoiceId: string;
  businessId: string;
  kind: DocumentKind;
  series: string;
  sequence: number;
  number: string;
  issuedAt: string;
  issuedOn: string;
  dueOn: string | null;
  terms: IssueTerms;
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
  const [drafts, { heads, lockedAt }, last, prefixOf] = await Promise.all([
    readApproved(tx, decisions),
    lockLedgers(tx, businessIds),
    readSeries(tx, businessIds),
    readPrefixes(tx, businessIds),
  ]);
  const issuedOn = parisDate(lockedAt);
  const issued = drafts.map(({ decision, terms }, index) => {
    const businessId = businessIds[index]!;
    const prefix = prefixOf.get(businessId) ?? '';
    return number({ decision, terms, businessId, prefix }, { issuedAt: lockedAt, issuedOn, last });
  });
  const sealed = await insertIssued(tx, issued);
  const facts = issued.map(factOf(sealed));
  run.writeLast(() => appendToLedger(tx, { officeId, key, heads, facts }));
  return issued;
}

const factOf =
  (sealed: Map<string, string>) =>
  (each: Issued): Fact => ({
    businessId: each.businessId,
    kind: 'issue',
    subjectId: each.invoiceId,
    at: each.issuedAt,
    fact: {
      number: each.number,
      contentSha256: sealed.get(each.invoiceId) ?? missing(each),
      revisionSha256: each.decision.revisionSha256,
      transitionHash: each.decision.transitionHash,
      totalCents: each.terms.totals.payableCents,
      currency: each.terms.currency,
    },
  });

function missing({ invoiceId }: Issued): never {
  throw new Error(`${invoiceId} was not sealed`);
}

/** Gives a draft the next number of its series; `last` moves on. */
function number(
  draft: ApprovedDraft & { businessId: string; prefix: string },
  { issuedAt, issuedOn, last }: { issuedAt: string; issuedOn: string; last: Map<string, number> },
): Issued {
  const { decision, terms, businessId, prefix } = draft;
  const series = seriesOf(prefix, terms.kind, issuedOn);
  const key = `${businessId} ${series}`;
  const sequence = (last.get(key) ?? 0) + 1;
  last.set(key, sequence);
  return {
    invoiceId: decision.invoiceId,
    businessId,
    kind: terms.kind,
    series,
    sequence,
    number: formatNumber({
      prefix,
      year: Number(issuedOn.slice(0, 4)),
      sequence,
      kind: terms.kind,
    }),
    issuedAt,
    issuedOn,
    dueOn: dueOnOf(terms, issuedOn),
    terms,
    decision,
  };
}

/** What stands in a sealed document after its content, the first of its keys. */
const sealOf = ({ number, series, sequence, issuedAt, issuedOn, dueOn, decision }: Issued): string =>
  canonicalJson({ number, series, sequence, issuedAt, issuedOn, dueOn, decision }).slice(1);

/**
 * Writes the documents as they are sealed: canonical JSON of their content, how it was decided, number and dates. The
 * content is joined to it where it lies, in the revision that was approved. Returns the SHA-256 of each, by invoice.
 */
async function insertIssued(tx: Tx, list: Issued[]): Promise<Map<string, string>> {
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
    seal: 'text',
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
    seal: sealOf(each),
    total_cents: each.terms.totals.payableCents,
    currency: each.terms.currency,
  }));
  const written = await rows<{ invoice_id: string; content_sha256: string }>(
    tx,
    sql`insert into issued_invoices (office_id, invoice_id, business_id, kind, series, sequence, number, issued_at,
        issued_on, due_on, round, revision_sha256, content, content_sha256, total_cents, currency)
      select r.office_id, n.invoice_id, n.business_id, n.kind, n.series, n.sequence, n.number, n.issued_at,
        n.issued_on, n.due_on, n.round, n.revision_sha256, sealed.content,
        encode(sha256(convert_to(sealed.content, 'UTF8')), 'hex'), n.total_cents, n.currency
      from ${rowSet('n', columns, values)}
      join revisions r on r.office_id = (select app_office()) and r.invoice_id = n.invoice_id and r.round = n.round
      cross join lateral (select '{"content":' || r.content || ',' || n.seal offset 0) as sealed(content)
      returning invoice_id, content_sha256`,
  );
  return new Map(written.map((row) => [row.invoice_id, row.content_sha256]));
}
