import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { IssueTerms } from '#db/shapes/revision-terms.ts';
import { fault } from '../process/fault.ts';
import type { Decision } from './decision.ts';

export type ApprovedDraft = {
  decision: Decision;
  terms: IssueTerms;
};

/** The revisions that were approved, in the order of their decisions. Throws when one is not what its draft holds. */
export async function readApproved(tx: Tx, decisions: Decision[]): Promise<ApprovedDraft[]> {
  const found = await rows<{
    invoice_id: string;
    round: number;
    sha256: string;
    draft_sha256: string;
    terms: IssueTerms;
  }>(
    tx,
    sql`select r.invoice_id, r.round, r.sha256, d.content_sha256 as draft_sha256, coalesce(r.terms, r.content::json) as terms
      from revisions r
      join drafts d on d.office_id = r.office_id and d.invoice_id = r.invoice_id
      where r.office_id = (select app_office()) and r.invoice_id = any (${sql.param(decisions.map((d) => d.invoiceId))}::text[]::uuid[])`,
  );
  const byRound = new Map(found.map((row) => [`${row.invoice_id} ${row.round}`, row]));
  return decisions.map((decision) => {
    const row = byRound.get(`${decision.invoiceId} ${decision.round}`);
    if (!row || row.sha256 !== decision.revisionSha256 || row.draft_sha256 !== decision.revisionSha256) {
      throw fault('draftChanged', `the draft ${decision.invoiceId} is not the one that was approved`);
    }
    return { decision, terms: row.terms };
  });
}

/** The last number of every series of these businesses, by "business series". Read under the ledgers' locks. */
export async function readSeries(tx: Tx, businessIds: string[]): Promise<Map<string, number>> {
  const found = await rows<{ business_id: string; series: string; last_sequence: number }>(
    tx,
    sql`select business_id, series, last_sequence from series
      where office_id = (select app_office()) and business_id = any (${sql.param([...new Set(businessIds)])}::text[]::uuid[])`,
  );
  return new Map(found.map((row) => [`${row.business_id} ${row.series}`, row.last_sequence]));
}

/** What the numbers of these businesses begin with. */
export async function readPrefixes(tx: Tx, businessIds: string[]): Promise<Map<string, string>> {
  const found = await rows<{ id: string; number_prefix: string }>(
    tx,
    sql`select id, number_prefix from businesses
      where office_id = (select app_office()) and id = any (${sql.param([...new Set(businessIds)])}::text[]::uuid[])`,
  );
  return new Map(found.map((row) => [row.id, row.number_prefix]));
}
