import { type SQL, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { notCovered } from '#workflows/ledger/not-covered.ts';
import { type Proved, proved } from './proved.ts';

/** The columns that a verification watches, by table, in a row that something stands on; `{spoken}` is an id of `proved`. */
type Covered = { row: string; columns: string; edits?: Record<string, string>; before?: string };
const covered: Record<string, Covered> = {
  allocation_reversals: { row: 'true', columns: 'allocation_id reason' },
  allocations: {
    row: `source_kind = 'payment'`,
    columns: 'id business_id invoice_id source_kind source_id cents reason',
    edits: { source_kind: `'creditNote'` },
  },
  dispute_answers: {
    row: 'true',
    columns: 'dispute_id kind words',
    before: 'alter table dispute_answers drop constraint dispute_answers_credit',
    edits: { kind: `'credited'` },
  },
  disputes: {
    row: 'true',
    columns: 'id business_id invoice_id lines cents reason words answer_on said_by',
    edits: { reason: `'price'`, lines: `'["other"]'` },
  },
  documents: {
    row: `invoice_id = '{silent}' and kind = 'pdf'`,
    columns: 'office_id invoice_id kind sha256 bytes seal',
    before: 'alter table documents drop constraint documents_office_id_invoice_id_kind_pk',
    edits: { kind: `'xml'`, seal: `repeat('0', 20)` },
  },
  drafts: {
    row: `invoice_id = '{spoken}'`,
    columns: 'office_id invoice_id content content_sha256',
    edits: { content: `jsonb_set(content, '{subject}', '"Autre"')` },
  },
  dunning_departures: {
    row: `outcome = 'left'`,
    columns: 'office_id dunning_id outcome level subject words iban documents at',
    before:
      'alter table dunning_departures drop constraint dunning_departures_why, drop constraint dunning_departures_level',
    edits: { outcome: `'nothing'`, documents: `'[]'` },
  },
  dunning_releases: { row: 'true', columns: 'office_id dunning_id owner_id' },
  dunnings: {
    row: 'true',
    columns:
      'office_id id business_id customer_id mandate_id article channel locale to_address plan_version run_on staff_id recorded_by at',
    before:
      'alter table dunnings drop constraint dunnings_article, drop constraint dunnings_channel, drop constraint dunnings_run, drop constraint dunnings_plan_fk, drop constraint dunnings_run_fk',
  },
  formal_notices: {
    row: 'true',
    columns: 'office_id dunning_id pay_days is_claiming reason',
    before: 'alter table formal_notices drop constraint formal_notices_pay_days',
  },
  letter_ends: {
    row: `outcome = 'posted'`,
    columns: 'office_id letter_id outcome posted_on registered',
    before: 'alter table letter_ends drop constraint letter_ends_posted, drop constraint letter_ends_outcome',
  },
  letters: {
    row: 'true',
    columns: 'office_id id facts facts_sha256',
    before: 'alter table letters drop constraint letters_sha256',
  },
  notice_releases: { row: 'true', columns: 'office_id dunning_id staff_id' },
  exchanges: {
    row: `invoice_id = '{spoken}' and kind = 'correctionRequest'`,
    columns:
      'author_id author_name body office_id id invoice_id round kind author_kind line_id field before after at',
  },
  invoices: {
    row: `id = '{silent}'`,
    columns:
      'buyer_name office_id id business_id kind subject payable_cents currency number issued_on due_on review_state round review_due_at window_from hold_until decided_by decided_at dispatch_state settlement_state balance_cents dunned_level',
  },
  issued_invoices: {
    row: `invoice_id = '{silent}'`,
    columns:
      'content office_id invoice_id business_id kind series sequence number issued_at issued_on due_on round revision_sha256 content_sha256 total_cents currency',
  },
  ledger: {
    row: 'sequence = 2',
    columns: 'payload office_id business_id sequence kind subject_id at previous_hash hash signature key_id',
  },
  ledger_heads: { row: 'true', columns: 'office_id business_id sequence hash' },
  mails: {
    row: `kind = 'approvalRequest' and invoice_id = '{silent}'`,
    columns: 'to_address to_name office_id id key kind link_id invoice_id transport',
  },
  mandates: {
    row: 'true',
    columns:
      'signed_by document_name office_id id business_id signed_on silence_clause clause_article window_hours dunning_article document_sha256 created_at',
    edits: { window_hours: 'window_hours / 2' },
  },
  payment_reversals: {
    row: 'true',
    columns: 'office_id id payment_id cause reason staff_id recorded_by at',
    edits: { cause: `'mistake'` },
  },
  payments: {
    row: 'true',
    columns:
      'office_id id business_id customer_id paid_on means cents currency reference source staff_id recorded_by at',
    edits: { means: `'cash'`, source: `'bank'` },
  },
  policies: {
    row: 'true',
    columns: 'created_by office_id business_id version policy created_at',
    edits: { policy: `policy || '{"capCents": 100}'` },
  },
  promise_answers: {
    row: `outcome = 'accepted'`,
    columns: 'promise_id outcome words said_by',
    edits: { outcome: `'declined'` },
  },
  promises: {
    row: 'true',
    columns: 'id business_id invoice_id dates words said_by',
    edits: { dates: `'[]'` },
  },
  provider_events: {
    row: `type = 'delivered'`,
    columns: 'detail office_id provider event_id mail_id type at',
  },
  revisions: {
    row: `invoice_id = '{spoken}' and round = 1`,
    columns: 'content created_by office_id invoice_id round sha256 policy_version mandate_id terms',
    edits: { terms: `replace(terms::text, '"EUR"', '"USD"')::json` },
  },
  series: { row: 'true', columns: 'office_id business_id series last_sequence' },
  transitions: {
    row: `workflow_id = (select id from workflows where subject_id = '{silent}' and machine = 'dispatch') and sequence = 2`,
    columns:
      'actor payload office_id workflow_id sequence machine version event from_state to_state at previous_hash hash',
  },
  workflows: {
    row: `subject_id = '{open}' and machine = 'review'`,
    columns: 'snapshot office_id id machine version subject_id state status timers sequence head at',
    edits: {
      status: `'done'`,
      timers: `'[]'`,
      snapshot: `jsonb_set(snapshot::jsonb, '{context,reviewDueAt}', '"2026-01-01T00:00:00.000Z"')::json`,
    },
  },
};

/** Something else of the same type. */
const other: Record<string, (column: string) => string> = {
  text: (column) => `coalesce(${column}, '') || 'x'`,
  integer: (column) => `coalesce(${column}, 0) + 1000`,
  smallint: (column) => `coalesce(${column}, 0) + 1`,
  bigint: (column) => `coalesce(${column}, 0) + 1000`,
  boolean: (column) => `not ${column}`,
  uuid: () => 'gen_random_uuid()',
  date: (column) => `coalesce(${column}, '2026-01-01') + 1`,
  'timestamp with time zone': (column) => `coalesce(${column}, '2026-01-01') + interval '1 day'`,
  bytea: (column) => `set_byte(${column}, 0, 255 - get_byte(${column}, 0))`,
};

type Column = { table: string; column: string; type: string };
const readColumns = sql`select c.table_name as table, c.column_name as column, c.data_type as type
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, 2`;

const words = (text: string) => text.split(' ');

test('every column of every table is watched by the verification, or is on the list of what it says nothing about', async () => {
  const { ownerDb } = await freshDatabase();
  const columns = (await rows<Column>(ownerDb, readColumns)).map(({ table, column }) => `${table}.${column}`);
  const watched = Object.entries(covered).flatMap(([table, { columns }]) =>
    words(columns).map((column) => `${table}.${column}`),
  );
  const left = notCovered.flatMap(({ columns }) =>
    columns.flatMap(([table, names]) => words(names).map((column) => `${table}.${column}`)),
  );
  const listed = [...watched, ...left];
  expect(columns.filter((each) => !listed.includes(each))).toEqual([]);
  expect(listed.filter((each, index) => listed.indexOf(each) !== index || !columns.includes(each))).toEqual(
    [],
  );
});

const inRow = (p: Proved, row: string) =>
  sql.raw(row.replace(/\{(\w+)\}/g, (_, name) => String(p[name as 'spoken'])));

test('what nobody touched has nothing amiss', async () => {
  const p = await proved();
  expect(await p.verify()).toMatchObject({ ok: true, issued: 2, ahead: 0, older: 0 });
  expect(await p.after(sql`select 1`)).toMatchObject({ ok: true });
});

test.each(Object.keys(covered))(
  'an edit of any watched column of %s is found, and that its row is gone',
  async (table) => {
    const p = await proved();
    const { row, columns, edits = {}, before = 'select 1' } = covered[table]!;
    const types = new Map(
      (await rows<Column>(p.ownerDb, readColumns)).map((c) => [`${c.table}.${c.column}`, c.type]),
    );
    const where = inRow(p, row);
    const edit = (column: string): SQL => {
      const value = edits[column] ?? other[types.get(`${table}.${column}`)!]!(column);
      return sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${sql.raw(value)} where ${where}`;
    };
    const missed: string[] = [];
    for (const column of words(columns))
      if ((await p.after(sql.raw(before), edit(column))).ok) missed.push(column);
    const isGone = await p.after(sql`delete from ${sql.identifier(table)} where ${where}`);
    if (isGone.ok) missed.push('the whole row');
    expect(missed).toEqual([]);
  },
);
