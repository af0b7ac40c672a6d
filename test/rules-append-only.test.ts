import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type Db, inOffice, rows } from '#db/client.ts';
import { fullHouse } from '#test/support/full-house.ts';

/** Ways to change or take away what a table holds. `office_id` stands in every table. */
const attacks = {
  update: (table: string) => `update ${table} set office_id = office_id`,
  delete: (table: string) => `delete from ${table}`,
  truncate: (table: string) => `truncate ${table} cascade`,
  'merge update': (table: string) =>
    `merge into ${table} t using (select 1) s on true when matched then update set office_id = t.office_id`,
  'merge delete': (table: string) =>
    `merge into ${table} t using (select 1) s on true when matched then delete`,
  'on conflict': (table: string) =>
    `insert into ${table} select * from ${table} on conflict on constraint ${primaryKeys[table]} do update set office_id = excluded.office_id`,
};

const primaryKeys: Record<string, string> = {
  transitions: 'transitions_office_id_workflow_id_sequence_pk',
  ledger: 'ledger_office_id_business_id_sequence_pk',
  issued_invoices: 'issued_invoices_office_id_invoice_id_pk',
  documents: 'documents_office_id_invoice_id_kind_pk',
  revisions: 'revisions_office_id_invoice_id_round_pk',
  exchanges: 'exchanges_office_id_id_pk',
  provider_events: 'provider_events_office_id_provider_event_id_pk',
  acknowledgements: 'acknowledgements_office_id_invoice_id_link_id_pk',
  policies: 'policies_office_id_business_id_version_pk',
  operator_acts: 'operator_acts_office_id_id_pk',
  security_events: 'security_events_office_id_id_pk',
  release_acts: 'release_acts_office_id_id_pk',
  link_reports: 'link_reports_office_id_id_pk',
  series: 'series_office_id_business_id_series_pk',
  ledger_heads: 'ledger_heads_office_id_business_id_pk',
};
/** Moved on by the rules of the database alone; their owner may mend them. */
const counters = ['series', 'ledger_heads'];
const tables = Object.keys(primaryKeys);

const said = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: Error) => ((error.cause as Error | undefined) ?? error).message,
  );

test('what is kept for ten years takes no change and no removal, from the application or from its owner', async () => {
  const w = await fullHouse();
  const count = async (db: Db) =>
    inOffice(db, w.officeId, (tx) =>
      rows(
        tx,
        sql.raw(
          tables
            .map(
              (table) =>
                `select '${table}' as t, count(*)::int as n, md5(string_agg(x::text, '' order by x::text)) as h from ${table} x`,
            )
            .join(' union all '),
        ),
      ),
    );
  const before = await count(w.ownerDb);
  for (const row of before as { t: string; n: number }[]) expect(row.n, row.t).toBeGreaterThan(0);
  for (const table of tables) {
    for (const [attack, statement] of Object.entries(attacks)) {
      const run = (db: Db) => said(inOffice(db, w.officeId, (tx) => tx.execute(sql.raw(statement(table)))));
      expect.soft(await run(w.db), `${attack} ${table}`).toMatch(/^permission denied for table/);
      if (counters.includes(table)) continue;
      expect
        .soft(await run(w.ownerDb), `${attack} ${table} as its owner`)
        .toMatch(/append-only|does not follow|is not the next/);
    }
  }
  expect(await count(w.ownerDb)).toEqual(before);
});

const changes = {
  content: `payable_cents = 1`,
  buyer: `buyer_name = 'Autre'`,
  number: `number = 'VPC-1-9'`,
  'having one': `number = null`,
  date: `issued_on = issued_on + 1`,
  'due date': `due_on = null`,
  decision: `decided_by = 'owner'`,
  review: `review_state = 'preparing'`,
  business: `business_id = uuidv7()`,
};

test('what an issued invoice says stays, and it is not deleted; what becomes of it goes on', async () => {
  const w = await fullHouse();
  const asApplication = (statement: ReturnType<typeof sql>) =>
    said(inOffice(w.db, w.officeId, (tx) => tx.execute(statement)));
  const asOwner = (statement: ReturnType<typeof sql>) => said(w.ownerDb.execute(statement));
  for (const [what, change] of Object.entries(changes)) {
    const statement = sql`update invoices set ${sql.raw(change)} where id = ${w.issuedId}`;
    for (const run of [asApplication, asOwner]) {
      expect.soft(await run(statement), what).toMatch(/is issued: only a credit note changes it/);
    }
  }
  const drafted = sql`where invoice_id = ${w.issuedId}`;
  expect(await asApplication(sql`delete from invoices where id = ${w.issuedId}`)).toMatch(
    'permission denied',
  );
  expect(await asOwner(sql`delete from invoices where id = ${w.draftId}`)).toMatch('are not deleted');
  expect(await asApplication(sql`delete from drafts ${drafted}`)).toMatch('is kept');
  expect(await asApplication(sql`update drafts set content = '{}' ${drafted}`)).toMatch('is kept');
  const invented = sql`update invoices set number = 'VPC-2026-0099' where id = ${w.draftId}`;
  expect(await asApplication(invented)).toMatch('was not issued');
  const opened = sql`update invoices set dispatch_state = 'opened' where id = ${w.issuedId}`;
  expect(await asApplication(opened)).toBe('nothing');
});
