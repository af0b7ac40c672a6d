import { sql } from 'drizzle-orm';
import { type Db, inOffice, rows, type Tx } from '#db/client.ts';
import { clock } from '../engine/clock.ts';
import { columnsOf } from './kept.ts';
import { findPerson, insertPrivacyAct, type Person, type PersonRef } from './person.ts';
import { register } from './register.ts';

export type PersonExport = {
  exportedAt: string;
  person: Person;
  /** Rows about the person by table, without what opens anything. */
  rows: Record<string, Record<string, unknown>[]>;
};

/** Tables whose rows belong to one person of the office. */
export const ofStaff = [
  'sessions',
  'staff_devices',
  'staff_invitations',
  'staff_tokens',
  'security_events',
  'passkeys',
  'recovery_codes',
  'release_acts',
  'exports',
  'export_downloads',
  'owner_changes',
  'payments',
  'payment_reversals',
  'allocations',
  'allocation_reversals',
  'accounting_exports',
  'accounting_plans',
  'bank_accounts',
  'bank_imports',
  'bank_line_decisions',
  'disputes',
  'dispute_answers',
  'promises',
  'promise_answers',
  'payment_claims',
  'claim_answers',
  'letters',
  'letter_ends',
  'notice_releases',
  'contacts',
  'contact_ends',
  'dunnings',
  'dunning_holds',
  'dunning_hold_ends',
  'dunning_plans',
  'dunning_texts',
] as const;

/** Tables of what an owner said about asking for money. */
const ofOwner = ['dunning_releases', 'dunning_holds', 'dunning_hold_ends'] as const;

/** Where a person's rows are: of each table, the condition that names them. Their own address finds the mails. */
const conditions = ({ kind, id, email, name }: Person): Record<string, ReturnType<typeof sql>> => ({
  ...(kind === 'staff' && {
    staff: sql`id = ${id}`,
    ...Object.fromEntries(ofStaff.map((table) => [table, sql`staff_id = ${id}`])),
    operator_acts: sql`actor = ${name}`,
    policies: sql`created_by = ${name}`,
  }),
  ...(kind === 'owner' && {
    owners: sql`id = ${id}`,
    owner_changes: sql`owner_id = ${id}`,
    owner_notices: sql`owner_id = ${id}`,
    mandates: sql`signed_by = ${name}`,
    ...Object.fromEntries(ofOwner.map((table) => [table, sql`owner_id = ${id}`])),
  }),
  ...(kind === 'customer' && {
    customers: sql`id = ${id}`,
    invoices: sql`customer_id = ${id}`,
    payments: sql`customer_id = ${id}`,
    letters: sql`customer_id = ${id}`,
    contacts: sql`customer_id = ${id}`,
    dunnings: sql`customer_id = ${id}`,
    dunning_departures: sql`dunning_id in (select id from dunnings where customer_id = ${id})`,
    formal_notices: sql`dunning_id in (select id from dunnings where customer_id = ${id})`,
    dunning_holds: sql`customer_id = ${id}`,
    bank_lines: sql`id in (select d.line_id from bank_line_decisions d join payments p on p.office_id = d.office_id and p.id = d.payment_id
      where d.kind = 'accepted' and p.customer_id = ${id})`,
    ...Object.fromEntries(
      (['disputes', 'promises', 'payment_claims'] as const).map((table) => [
        table,
        sql`invoice_id in (select id from invoices where customer_id = ${id})`,
      ]),
    ),
    issued_invoices: sql`invoice_id in (select id from invoices where customer_id = ${id})`,
  }),
  exchanges: sql`author_id = ${id}`,
  links: sql`person_id = ${id}`,
  acknowledgements: sql`link_id in (select id from links where person_id = ${id})`,
  mails: email ? sql`lower(to_address) = lower(${email})` : sql`false`,
  link_reports: sql`link_id in (select id from links where person_id = ${id})`,
  privacy_acts: sql`person_id = ${id}`,
  document_opens: sql`reader_id = ${id}`,
  transitions: sql`strpos(actor, ${id}) > 0`,
});

/** Everything that is kept on a person (GDPR art. 15 and 20), and the note that it was given. Null when there is nobody. */
export function exportPerson(
  db: Db,
  { officeId, actor, ...ref }: PersonRef & { officeId: string; actor: string },
): Promise<PersonExport | null> {
  return inOffice(db, officeId, async (tx) => {
    const person = await findPerson(tx, ref);
    if (!person) return null;
    const found: PersonExport['rows'] = {};
    for (const [table, condition] of Object.entries(conditions(person))) {
      const own = await readRows(tx, table, condition);
      if (own.length > 0) found[table] = own;
    }
    await insertPrivacyAct(tx, officeId, { act: 'exported', person, actor });
    return { exportedAt: await clock(tx), person, rows: found };
  });
}

async function readRows(tx: Tx, table: string, condition: ReturnType<typeof sql>) {
  const kept = register[table];
  const hidden = new Set([...(kept?.secret ?? '').split(' '), 'previous_hash', 'hash']);
  const shown = kept ? columnsOf(kept).filter((column) => !hidden.has(column)) : [];
  const existing = await rows<{ name: string }>(
    tx,
    sql`select attname as name from pg_attribute where attrelid = ${`public.${table}`}::regclass and attnum > 0
      and not attisdropped and attname = any (${sql.param(shown)}::text[]) order by attnum`,
  );
  const columns = sql.join(
    existing.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
  const found = await rows<{ row: Record<string, unknown> }>(
    tx,
    sql`select to_jsonb(r) as row from (select ${columns} from ${sql.identifier(table)}
      where office_id = (select app_office()) and ${condition}) r`,
  );
  return found.map(({ row }) => row);
}
