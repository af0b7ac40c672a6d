import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { toIso } from '../engine/clock.ts';
import type { ExchangeGround, MandateGround, PolicyGround, ProofGround, RevisionGround } from './grounds.ts';
import type { Scope } from './read-business.ts';
import type { WorkflowRow } from './read-transitions.ts';
import { mandateColumns } from './review-terms.ts';

/** What rounds were held under: all policies and mandates of a business. */
export type Agreements = { policies: Map<number, PolicyGround>; mandates: Map<string, MandateGround> };

/** What the decisions of some invoices stand on, as it is stored now. */
export type StoredGrounds = {
  revisions: Map<string, RevisionGround[]>;
  exchanges: Map<string, ExchangeGround[]>;
  mails: Map<string, ProofGround['mail']>;
  /** By provider's event id. */
  events: Map<string, NonNullable<ProofGround['event']>>;
};

export async function readAgreements(tx: Tx, { officeId, businessId }: Scope): Promise<Agreements> {
  const policies = await rows<PolicyGround>(
    tx,
    sql`select business_id as "businessId", version, policy, created_by as "createdBy", created_at as "createdAt"
      from policies where office_id = ${officeId} and business_id = ${businessId}`,
  );
  const mandates = await rows<MandateGround>(
    tx,
    sql`select ${mandateColumns} from mandates where office_id = ${officeId} and business_id = ${businessId}`,
  );
  return {
    policies: new Map(
      policies.map((row) => [row.version, { ...row, createdAt: toIso(row.createdAt) }] as const),
    ),
    mandates: new Map(mandates.map((row) => [row.id, { ...row, createdAt: toIso(row.createdAt) }] as const)),
  };
}

/** Of these workflows' invoices, in a few queries for all. */
export async function readGrounds(tx: Tx, { officeId }: Scope, page: WorkflowRow[]): Promise<StoredGrounds> {
  const invoiceIds = sql`any (${sql.param([...new Set(page.map((each) => each.subjectId))])}::text[]::uuid[])`;
  const revisions = await rows<RevisionGround>(
    tx,
    sql`select invoice_id as "invoiceId", round, sha256, terms::text as terms, policy_version as "policyVersion",
        mandate_id as "mandateId", created_by as "createdBy" from revisions
      where office_id = ${officeId} and invoice_id = ${invoiceIds} order by invoice_id, round`,
  );
  const exchanges = await rows<ExchangeGround>(
    tx,
    sql`select id, invoice_id as "invoiceId", round, kind, author_kind as "authorKind", author_id as "authorId",
        author_name as "authorName", line_id as "lineId", field, before, after, body, at from exchanges
      where office_id = ${officeId} and invoice_id = ${invoiceIds} order by invoice_id, id`,
  );
  const proofs = page.flatMap(({ transitions }) =>
    transitions.filter(({ event }) => event === 'delivered').map(({ payload }) => proofNamed(payload)),
  );
  const mailIds = proofs.flatMap((proof) => proof?.mailId ?? []);
  const mails = await rows<ProofGround['mail']>(
    tx,
    sql`select id, key, kind, to_address as "toAddress", to_name as "toName", link_id as "linkId",
        invoice_id as "invoiceId", transport from mails
      where office_id = ${officeId} and id::text = any (${sql.param(mailIds)}::text[])`,
  );
  const events = await rows<NonNullable<ProofGround['event']>>(
    tx,
    sql`select provider, event_id as "eventId", type, detail, at from provider_events
      where office_id = ${officeId} and mail_id::text = any (${sql.param(mailIds)}::text[])`,
  );
  return {
    revisions: Map.groupBy(revisions, (row) => row.invoiceId),
    exchanges: Map.groupBy(
      exchanges.map((row) => ({ ...row, at: toIso(row.at) })),
      (row) => row.invoiceId,
    ),
    mails: new Map(mails.map((row) => [row.id, row])),
    events: new Map(events.map((row) => [row.eventId, { ...row, at: toIso(row.at) }])),
  };
}

const proofNamed = (payload: string) => (JSON.parse(payload) as { proof?: { mailId: string } }).proof;
