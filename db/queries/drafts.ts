import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import { customers, drafts, invoices } from '#db/schema/index.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { IssuedTo } from '#db/shapes/issued-to.ts';
import type { OwnPayment, PayingContent } from '#db/shapes/paying.ts';
import { buyerMarks } from './buyer-marks.ts';
import { beforeAll, type DocumentPlace } from './document-place.ts';
import { alphabetical } from './fold.ts';

/** A draft with the identity it belongs to, or nothing: a draft that was issued or deleted keeps its last content. */
export async function findDraft(tx: Tx, invoiceId: string) {
  const [found] = await tx
    .select({ invoice: invoices, draft: drafts })
    .from(invoices)
    .innerJoin(drafts, and(eq(drafts.officeId, invoices.officeId), eq(drafts.invoiceId, invoices.id)))
    .where(eq(invoices.id, invoiceId));
  return found;
}

export type DraftContent = {
  content: InvoiceContent;
  sha256: string;
  /** The address on the card of its customer; '' without one. */
  cardEmail: string;
  /** Which customer its buyer is has been asked and not been said. */
  isBuyerOpen: boolean;
  /** An owner was asked about a draft that it was copied from, or that was copied from it, and that is not issued. */
  isCopyAsked: boolean;
};

/** The contents of several drafts by invoice id; those that are not of this office are absent. */
export async function listDraftContents(
  tx: Tx,
  invoiceIds: readonly string[],
): Promise<Map<string, DraftContent>> {
  const found = await tx
    .select({
      id: drafts.invoiceId,
      content: drafts.content,
      sha256: drafts.contentSha256,
      cardEmail: sql<string>`coalesce(${customers.email}, '')`,
      isBuyerOpen: sql<boolean>`${drafts.buyerCandidates} is not null`,
      isCopyAsked: sql<boolean>`exists (select from invoices o where o.office_id = ${invoices.officeId}
        and o.copy_family = ${invoices.copyFamily} and o.id <> ${invoices.id} and o.round > 0 and o.number is null)`,
    })
    .from(drafts)
    .innerJoin(invoices, and(eq(invoices.officeId, drafts.officeId), eq(invoices.id, drafts.invoiceId)))
    .leftJoin(
      customers,
      and(eq(customers.officeId, invoices.officeId), eq(customers.id, invoices.customerId)),
    )
    .where(sql`${drafts.invoiceId} = any (${sql.param(invoiceIds)}::text[]::uuid[])`);
  return new Map(found.map(({ id, ...draft }) => [id, draft]));
}

/** Drafts of any office that wait for the office, after a place in their order. */
export function listAtTheOffice(
  db: Db,
  { officeId, id }: DocumentPlace = beforeAll,
  most: number,
): Promise<DocumentPlace[]> {
  return rows(
    db,
    sql`select office_id as "officeId", id from drafts_at_the_office(${officeId}::uuid, ${id}::uuid, ${most}::int)`,
  );
}

export type JudgedDraft = { id: string; problems: number; content: InvoiceContent; isBuyerOpen: boolean };

/** Those of them that nobody is writing, locked, as they are now. */
export async function lockDrafts(tx: Tx, ids: readonly string[]): Promise<JudgedDraft[]> {
  const held = await tx
    .select({ id: invoices.id, problems: invoices.problems })
    .from(invoices)
    .where(and(inArray(invoices.id, [...ids]), isNull(invoices.number)))
    .orderBy(invoices.id)
    .for('update', { skipLocked: true });
  // Read after the lock: what was saved while it was waited for is what counts.
  const contents = await listDraftContents(
    tx,
    held.map(({ id }) => id),
  );
  return held.flatMap((one) => {
    const draft = contents.get(one.id);
    return draft ? [{ ...one, content: draft.content, isBuyerOpen: draft.isBuyerOpen }] : [];
  });
}

/** What blocks a draft, as it was found anew. */
export async function keepProblems(tx: Tx, invoiceId: string, problems: number): Promise<void> {
  await tx.update(invoices).set({ problems }).where(eq(invoices.id, invoiceId));
}

export type CustomerParty = { id: string; name: string; email: string; party: InvoiceContent['buyer'] };

/** The customers of one business, or those of `ids` alone, with what they put on an invoice, in alphabetical order. */
export function listCustomerParties(
  tx: Tx,
  businessId: string,
  ids?: readonly string[],
): Promise<CustomerParty[]> {
  return tx
    .select({ id: customers.id, name: customers.name, email: customers.email, party: customers.party })
    .from(customers)
    .where(and(eq(customers.businessId, businessId), ids && inArray(customers.id, [...ids])))
    .orderBy(alphabetical(customers.name), customers.id);
}

/**
 * `last`: what the last document issued in the business's name says of its payment. `cardEmail`: the address on the card of
 * its customer. `issuedTo`: as whom, and where, this customer was written to.
 */
export type IssuedBefore = {
  own: OwnPayment;
  last: PayingContent | null;
  cardEmail: string;
  issuedTo: IssuedTo[];
};

/** More of them than a document has to say of its payment. */
const mostTexts = 200;

/** The texts of a content `c` that may say where money goes and stand nowhere else; of a long one, those of its first lines. */
const textsThatPay = sql`(select jsonb_agg(said) from (
  select distinct said from jsonb_path_query(
    c - '{seller,payment,payee,totals,paymentTerms,notes,attachments,lines}'::text[]
      || jsonb_build_object('lines', jsonb_path_query_array(c, '$.lines[0 to 499]')),
    'strict $.** ? (@.type() == "string"
      && @ like_regex "([0-9].{0,10}){10}|[a-z0-9][.][a-z]{2}|://|ordre|order|ch.que|check|payable" flag "is")') said
  limit ${mostTexts}) found)`;

/** Of one customer, the last ones. */
const mostIssued = 20;

/** As whom and where the documents `among` (rows of `invoices` as `o`) were sent: the last of each name and address. */
const issuedTo = (among: SQL): SQL => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('buyer', named.content -> 'buyer', 'recipient', sent.recipient)), '[]')
  from (select distinct on (o.buyer_name, t.recipient) o.office_id, o.id, t.recipient
    from (select o.* from invoices o ${among} order by o.issued_on desc, o.id desc limit ${mostIssued}) o
    join drafts od on od.office_id = o.office_id and od.invoice_id = o.id
    left join customers card on card.office_id = o.office_id and card.id = o.customer_id
    left join revisions r on r.office_id = o.office_id and r.invoice_id = o.id and r.round = o.round
    cross join lateral (select coalesce(r.terms ->> 'recipient', nullif(card.email, ''),
      btrim(od.content #>> '{buyer,email}'), '') as recipient) t
    order by o.buyer_name, t.recipient, o.issued_on desc, o.id desc) sent
  join drafts named on named.office_id = sent.office_id and named.invoice_id = sent.id)`;

/** Where the businesses of these drafts are paid, and what was issued in their names before, by invoice: guardrails look at it. */
export async function listIssuedBefore(tx: Tx, invoiceIds: string[]): Promise<Map<string, IssuedBefore>> {
  const found = await rows<IssuedBefore & { id: string }>(
    tx,
    // Asked once for each business and each of its customers, however many drafts they have.
    // Who is on no card is known by all that is written of him: a name alone is anybody's.
    sql`with drafted as (select i.id, i.office_id, i.business_id, i.customer_id,
          case when i.customer_id is null then ${buyerMarks('d')} end as marks,
          case when i.customer_id is null then i.buyer_name end as buyer_name
        from invoices i left join drafts d on d.office_id = i.office_id and d.invoice_id = i.id and i.customer_id is null
        where i.office_id = (select app_office()) and i.id = any (${sql.param(invoiceIds)}::text[]::uuid[])),
      paid_to as materialized (select b.business_id, (
          select jsonb_build_object('payment', c -> 'payment', 'payee', c -> 'payee', 'paymentTerms', c -> 'paymentTerms',
            'notes', c -> 'notes', 'attachments', c -> 'attachments', 'texts', ${textsThatPay}) from series n
          join issued_invoices s on s.office_id = n.office_id and s.business_id = n.business_id
            and s.series = n.series and s.sequence = n.last_sequence
          cross join lateral (select s.content::jsonb -> 'content' as c) sealed
          where n.office_id = b.office_id and n.business_id = b.business_id order by n.last_issued_at desc limit 1) as last,
          jsonb_build_object('iban', o.iban, 'bic', o.bic, 'names', jsonb_build_array(o.name, o.party ->> 'name'),
            'mentions', o.mentions) as own
        from (select distinct office_id, business_id from drafted) b
        join businesses o on o.office_id = b.office_id and o.id = b.business_id),
      known as materialized (select c.business_id, c.customer_id, c.buyer_name, c.marks, case when c.customer_id is null
          then ${issuedTo(sql`join drafts od on od.office_id = o.office_id and od.invoice_id = o.id
            where o.office_id = c.office_id and o.business_id = c.business_id
            and o.number is not null and o.buyer_name = c.buyer_name and ${buyerMarks('od')} = c.marks`)}
          else ${issuedTo(sql`where o.office_id = c.office_id and o.business_id = c.business_id
            and o.number is not null and o.customer_id = c.customer_id`)} end as issued_to,
          coalesce((select card.email from customers card where card.office_id = c.office_id
            and card.id = c.customer_id), '') as card_email
        from (select distinct office_id, business_id, customer_id, buyer_name, marks from drafted) c)
      select d.id, p.own, jsonb_strip_nulls(p.last) as last, k.card_email as "cardEmail", k.issued_to as "issuedTo"
      from drafted d
      join paid_to p on p.business_id = d.business_id
      join known k on k.business_id = d.business_id and k.customer_id is not distinct from d.customer_id
        and k.buyer_name is not distinct from d.buyer_name and k.marks is not distinct from d.marks`,
  );
  return new Map(found.map(({ id, ...before }) => [id, before]));
}

/** The draft whose file came under this key in the office; a deleted or an issued one too. */
export async function findArrived(tx: Tx, arrival: string) {
  const [found] = await tx
    .select({ invoiceId: invoices.id, businessId: invoices.businessId, source: drafts.source })
    .from(drafts)
    .innerJoin(invoices, and(eq(invoices.officeId, drafts.officeId), eq(invoices.id, drafts.invoiceId)))
    .where(eq(drafts.arrival, arrival));
  return found;
}

/**
 * Puts the copy of a draft into the family of its original. Under the lock of that row; null for an issued one, whose copy
 * is another document.
 */
export async function joinFamily(tx: Tx, originalId: string): Promise<string | null> {
  const [joined] = await tx
    .update(invoices)
    .set({ copyFamily: sql`coalesce(${invoices.copyFamily}, ${invoices.id})` })
    .where(and(eq(invoices.id, originalId), isNull(invoices.number)))
    .returning({ family: invoices.copyFamily });
  return joined?.family ?? null;
}
