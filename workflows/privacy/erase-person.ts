import { sql } from 'drizzle-orm';
import { type Db, inOffice, rows, type Tx } from '#db/client.ts';
import { findPerson, insertPrivacyAct, type PersonRef } from './person.ts';

/** What has to be done first. */
export type NotErased = 'notFound' | 'stillActive' | 'openReview' | 'openDraft' | 'alreadyErased';
export type Erased = { ok: true } | { ok: false; reason: NotErased };

/**
 * Takes a person out of the records: name, addresses, telephone, access, and who opened what. What the law has kept for
 * ten years stays as it was signed, the words of a review and the proof of its mails included (GDPR art. 17, 3, b and e;
 * Code de commerce, art. L123-22); the ledger does not change.
 */
export function erasePerson(
  db: Db,
  { officeId, actor, ...ref }: PersonRef & { officeId: string; actor: string },
): Promise<Erased> {
  return inOffice(db, officeId, async (tx) => {
    const person = await findPerson(tx, ref);
    if (!person) return { ok: false, reason: 'notFound' };
    if (person.isErased) return { ok: false, reason: 'alreadyErased' };
    const reason = await whyNot[ref.kind](tx, ref.id);
    if (reason) return { ok: false, reason };
    await erase[ref.kind](tx, ref.id);
    await tx.execute(
      sql`update links set revoked_at = app_clock() where person_id = ${ref.id} and revoked_at is null`,
    );
    await tx.execute(
      sql`delete from link_sessions where link_id in (select id from links where person_id = ${ref.id})`,
    );
    await tx.execute(sql`delete from document_opens where reader_id = ${ref.id}`);
    await tx.execute(sql`update mails set to_address = '', to_name = '', payload = '{}', subject = null
      where invoice_id is null and state not in ('queued', 'sending') and lower(to_address) = lower(${person.email})`);
    await insertPrivacyAct(tx, officeId, { act: 'erased', person: ref, actor });
    return { ok: true };
  });
}

const exists = async (tx: Tx, query: ReturnType<typeof sql>) => (await rows(tx, query)).length > 0;

const whyNot: Record<PersonRef['kind'], (tx: Tx, id: string) => Promise<NotErased | null>> = {
  staff: async (tx, id) =>
    (await exists(tx, sql`select from staff where id = ${id} and disabled_at is null`))
      ? 'stillActive'
      : null,
  owner: async (tx, id) =>
    (await exists(tx, sql`select from owners where id = ${id} and revoked_at is null`))
      ? 'stillActive'
      : null,
  customer: async (tx, id) =>
    (await exists(
      tx,
      sql`select from invoices where customer_id = ${id} and number is null and review_state not in ('deleted', 'withdrawn', 'preparing') limit 1`,
    ))
      ? 'openReview'
      : (await exists(
            tx,
            sql`select from invoices where customer_id = ${id} and review_state in ('preparing', 'withdrawn') limit 1`,
          ))
        ? 'openDraft'
        : null,
};

/** The row stays, as others name it; what it said of the person goes. An address that is empty belongs to nobody. */
const erase: Record<PersonRef['kind'], (tx: Tx, id: string) => Promise<unknown>> = {
  staff: async (tx, id) => {
    await tx.execute(sql`delete from sessions where staff_id = ${id}`);
    await tx.execute(sql`update staff set name = '', email = ${`${id}@erased.invalid`}, phone = '', password_hash = null,
      totp_secret = null where id = ${id}`);
  },
  owner: async (tx, id) => {
    await tx.execute(sql`update owners set name = '', email = '', phone = '', role = '' where id = ${id}`);
    await tx.execute(
      sql`update owner_changes set name = '', old_email = '', new_email = '' where owner_id = ${id}`,
    );
    await tx.execute(sql`update owner_notices set email = '' where owner_id = ${id}`);
  },
  customer: (tx, id) =>
    tx.execute(sql`update customers set name = '', email = '', updated_at = app_clock(), party = party || jsonb_build_object(
      'name', '', 'legalForm', '', 'siren', '', 'siret', '', 'vatNumber', '', 'registration', '', 'email', '', 'phone', '',
      'contact', '', 'otherIds', '[]'::jsonb, 'address', '{"line1":"","line2":"","postcode":"","city":"","country":"FR"}'::jsonb)
      where id = ${id}`),
};
