import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { type Cell, rowSet } from '#db/row-set.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { DraftSource } from '#db/shapes/draft-source.ts';
import { canonicalJson, sha256Hex } from '../../identity/canonical.ts';
import { parisDate } from '../../invoice/paris-time.ts';
import { specialCasesOf } from '../../invoice/special-cases.ts';
import { pauses } from '../../process/breath.ts';
import { countOwnBlockers } from '../readiness.ts';
import { twinKey } from '../twin-key.ts';
import type { NewDraft } from './new-draft.ts';

type Made = NewDraft & { id: string; reference: string; copyFamily: string | null; source: DraftSource };

/** Writes drafts and what lists show of them, as a set. */
export async function insertDrafts(
  tx: Tx,
  officeId: string,
  { at, by }: { at: string; by: string },
  made: Made[],
): Promise<void> {
  const pause = pauses();
  const invoices: Record<keyof typeof invoiceColumns, Cell>[] = [];
  const drafts: Record<keyof typeof draftColumns, Cell>[] = [];
  for (const {
    id,
    businessId,
    customerId,
    reference,
    copyFamily,
    content,
    source,
    buyerCandidates,
    arrival = null,
  } of made) {
    const shown = await listed(content, at, isOpen(buyerCandidates), pause);
    invoices.push({
      id,
      business_id: businessId,
      customer_id: customerId,
      provisional_ref: reference,
      created_by: by,
      kind: shown.kind,
      subject: shown.subject,
      buyer_name: shown.buyerName,
      payable_cents: shown.payableCents,
      currency: shown.currency,
      special_cases: `{${shown.specialCases.join(',')}}`,
      problems: shown.problems,
      copy_family: copyFamily,
      twin_key: shown.twinKey,
    });
    await pause();
    const text = canonicalJson(content);
    drafts.push({
      invoice_id: id,
      content: text,
      content_sha256: sha256Hex(text),
      source: JSON.stringify(source),
      updated_by: by,
      buyer_candidates: isOpen(buyerCandidates) ? `{${buyerCandidates?.join(',')}}` : null,
      arrival,
    });
    await pause();
  }
  await Promise.all([
    tx.execute(sql`insert into invoices (office_id, created_at, updated_at, id, business_id, customer_id, provisional_ref, created_by, kind, subject,
        buyer_name, payable_cents, currency, special_cases, problems, copy_family, twin_key)
      select ${officeId}::uuid, ${at}::timestamptz, ${at}::timestamptz, n.* from ${rowSet('n', invoiceColumns, invoices)}`),
    tx.execute(sql`insert into drafts (office_id, updated_at, invoice_id, content, content_sha256, source, updated_by, buyer_candidates, arrival)
      select ${officeId}::uuid, ${at}::timestamptz, n.* from ${rowSet('n', draftColumns, drafts)}`),
  ]);
}

const isOpen = (candidates: NewDraft['buyerCandidates']) => Boolean(candidates?.length);

/**
 * What lists show of a content at an instant (ISO); an open question about its buyer counts as one more problem. Thousands of
 * lines are judged with pauses.
 */
export async function listed(content: InvoiceContent, at: string, isBuyerOpen: boolean, pause = pauses()) {
  const problems = await countOwnBlockers(content, parisDate(at), pause);
  await pause();
  return {
    kind: content.kind,
    subject: content.subject,
    buyerName: content.buyer.name,
    payableCents: content.totals.payableCents,
    currency: content.currency,
    specialCases: specialCasesOf(content),
    problems: problems + Number(isBuyerOpen),
    twinKey: twinKey(content),
  };
}

const invoiceColumns = {
  id: 'uuid',
  business_id: 'uuid',
  customer_id: 'uuid',
  provisional_ref: 'text',
  created_by: 'text',
  kind: 'text',
  subject: 'text',
  buyer_name: 'text',
  payable_cents: 'bigint',
  currency: 'text',
  special_cases: 'text[]',
  problems: 'int',
  copy_family: 'uuid',
  twin_key: 'text',
};

const draftColumns = {
  invoice_id: 'uuid',
  content: 'jsonb',
  content_sha256: 'text',
  source: 'jsonb',
  updated_by: 'text',
  buyer_candidates: 'uuid[]',
  arrival: 'text',
};
