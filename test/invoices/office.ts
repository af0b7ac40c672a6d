import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import type { TestDatabase } from '#test/setup/database.ts';
import { blankContent, blankParty } from '#workflows/invoice/blank-content.ts';

/** An office with one business and one customer, written by the owner's role. */
export async function givenOffice({ ownerDb }: TestDatabase, name = 'Calame Facturation') {
  const [office] = await rows<{ id: string }>(
    ownerDb,
    sql`insert into offices (name, email, phone, address) values (${name}, 'calame@example.fr', '02 61 91 00 00', '{}')
      returning office_id as id`,
  );
  const officeId = office!.id;
  const businessId = await givenBusiness(ownerDb, officeId, 'Vasseur Plomberie', 'VPC');
  return { officeId, businessId };
}

export async function givenBusiness(
  db: TestDatabase['ownerDb'],
  officeId: string,
  name: string,
  prefix: string,
) {
  const party = JSON.stringify({ ...blankParty(), name });
  const [business] = await rows<{ id: string }>(
    db,
    sql`insert into businesses (office_id, name, party, number_prefix)
      values (${officeId}, ${name}, ${party}::jsonb, ${prefix}) returning id`,
  );
  return business!.id;
}

type Given = {
  reviewState?: string;
  buyerName?: string;
  subject?: string;
  payableCents?: number;
  /** ISO. */
  createdAt?: string;
  businessId: string;
  officeId: string;
  reviewDueAt?: string;
};

let sequence = 0;

/** One invoice as the workflows would have left it, with its draft. Returns its id. */
export async function givenInvoice(db: TestDatabase['ownerDb'], given: Given): Promise<string> {
  sequence += 1;
  const ref = `PROV-2026-${String(sequence).padStart(4, '0')}`;
  const [row] = await rows<{ id: string }>(
    db,
    sql`insert into invoices (office_id, business_id, kind, provisional_ref, subject, buyer_name, payable_cents,
        currency, review_state, review_due_at, window_from, created_by, created_at)
      values (${given.officeId}, ${given.businessId}, 'invoice', ${ref}, ${given.subject ?? 'Dépannage'},
        ${given.buyerName ?? 'Cabinet Mercier'}, ${given.payableCents ?? 48600}, 'EUR',
        ${given.reviewState ?? 'preparing'}, ${given.reviewDueAt ?? null}::timestamptz,
        ${given.reviewDueAt ?? null}::timestamptz - interval '48 hours', 'test',
        coalesce(${given.createdAt ?? null}::timestamptz, app_clock())) returning id`,
  );
  await db.execute(
    sql`insert into drafts (office_id, invoice_id, content, content_sha256, source, updated_by)
      values (${given.officeId}, ${row!.id}, ${JSON.stringify(blankContent())}::jsonb, '', '{"kind":"hand"}', 'test')`,
  );
  return row!.id;
}
