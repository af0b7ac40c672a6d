import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows, type Tx } from '#db/client.ts';
import { type Cursor, countInvoicesByStatus, listInvoices, statusCounts } from '#db/queries/invoices.ts';
import { type InvoiceStatus, invoiceStatuses } from '#db/shapes/status.ts';
import { freshDatabase, type TestDatabase } from '#test/setup/database.ts';
import { vacuumed } from '#test/support/vacuumed.ts';
import { givenBusiness, givenInvoice, givenOffice } from './office.ts';

const everything = invoiceStatuses.filter((status) => status !== 'deleted');
const cursorOf = (row: { createdAt: string; id: string }): Cursor => ({
  createdAt: row.createdAt,
  id: row.id,
});

async function everyPage(tx: Tx, statuses: readonly InvoiceStatus[], size: number): Promise<string[]> {
  const seen: string[] = [];
  let after: Cursor | undefined;
  for (;;) {
    const page = await listInvoices(tx, {}, statuses, { after, size });
    seen.push(...page.rows.map((row) => row.id));
    const last = page.rows.at(-1);
    if (!page.hasLater || !last) return seen;
    after = cursorOf(last);
  }
}

test('paging forward shows each invoice once, newest first, even those made at the same instant', async () => {
  const database = await freshDatabase();
  const office = await givenOffice(database);
  const instants = [
    '2026-11-20T10:00:00Z',
    '2026-11-20T10:00:00Z',
    '2026-11-21T10:00:00Z',
    '2026-11-19T10:00:00Z',
  ];
  for (const createdAt of [...instants, ...instants]) {
    await givenInvoice(database.ownerDb, { ...office, createdAt });
  }
  await inOffice(database.db, office.officeId, async (tx) => {
    const whole = await listInvoices(tx, {}, everything, { size: 50 });
    const paged = await everyPage(tx, everything, 3);
    expect(paged).toEqual(whole.rows.map((row) => row.id));
    expect(new Set(paged).size).toBe(8);
    const created = whole.rows.map((row) => row.createdAt);
    expect(created).toEqual([...created].sort().reverse());
  });
});

test('going back gives the page one came from', async () => {
  const database = await freshDatabase();
  const office = await givenOffice(database);
  for (let day = 10; day < 19; day++) {
    await givenInvoice(database.ownerDb, { ...office, createdAt: `2026-11-${day}T10:00:00Z` });
  }
  await inOffice(database.db, office.officeId, async (tx) => {
    const first = await listInvoices(tx, {}, everything, { size: 3 });
    expect(first).toMatchObject({ hasEarlier: false, hasLater: true });
    const second = await listInvoices(tx, {}, everything, { after: cursorOf(first.rows[2]!), size: 3 });
    expect(second).toMatchObject({ hasEarlier: true, hasLater: true });
    const back = await listInvoices(tx, {}, everything, { before: cursorOf(second.rows[0]!), size: 3 });
    expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
    expect(back).toMatchObject({ hasEarlier: false, hasLater: true });
  });
});

test('the search finds by reference, customer, subject and amount, and takes % for what it is', async () => {
  const database = await freshDatabase();
  const office = await givenOffice(database);
  const other = await givenBusiness(database.ownerDb, office.officeId, 'Paysages Riou', 'PRI');
  await givenInvoice(database.ownerDb, { ...office, buyerName: 'Mairie de Trélans', payableCents: 781240 });
  await givenInvoice(database.ownerDb, {
    ...office,
    businessId: other,
    subject: 'Acompte 30 %',
    payableCents: 270000,
  });
  await inOffice(database.db, office.officeId, async (tx) => {
    const find = async (filter: Parameters<typeof listInvoices>[1]) =>
      (await listInvoices(tx, filter, everything, { size: 10 })).rows.map((row) => row.buyerName);
    expect(await find({ text: 'trelans' })).toEqual(['Mairie de Trélans']);
    expect(await find({ text: 'TRÉLANS mairie' })).toEqual(['Mairie de Trélans']);
    expect(await find({ text: 'trelans acompte' })).toEqual([]);
    expect(await find({ text: '.*[(' })).toEqual([]);
    expect(await find({ text: '30 %' })).toEqual(['Cabinet Mercier']);
    expect(await find({ text: '%' })).toHaveLength(1);
    expect(await find({ text: '7812,40', cents: { from: 781240, to: 781240 } })).toEqual([
      'Mairie de Trélans',
    ]);
    expect(await find({ businessId: other })).toEqual(['Cabinet Mercier']);
    expect(await find({ month: '2020-01' })).toEqual([]);
  });
});

test('the months of the filter are those of Paris: midnight there, not in Greenwich', async () => {
  const database = await freshDatabase();
  const office = await givenOffice(database);
  await givenInvoice(database.ownerDb, { ...office, createdAt: '2026-10-31T23:30:00Z' });
  await inOffice(database.db, office.officeId, async (tx) => {
    expect((await listInvoices(tx, { month: '2026-11' }, everything, { size: 5 })).rows).toHaveLength(1);
    expect((await listInvoices(tx, { month: '2026-10' }, everything, { size: 5 })).rows).toHaveLength(0);
    expect(await countInvoicesByStatus(tx, everything, { month: '2026-11' })).toEqual({ draft: 1 });
  });
});

test('no office sees or counts the invoices of another', async () => {
  const database = await freshDatabase();
  const mine = await givenOffice(database, 'Mine');
  const theirs = await givenOffice(database, 'Theirs');
  await givenInvoice(database.ownerDb, theirs);
  await inOffice(database.db, mine.officeId, async (tx) => {
    expect((await listInvoices(tx, {}, everything, { size: 5 })).rows).toEqual([]);
    expect(await countInvoicesByStatus(tx, everything)).toEqual({});
  });
});

type Plan = {
  'Node Type': string;
  'Actual Rows': number;
  'Heap Fetches'?: number;
  Plans?: Plan[];
  'Shared Hit Blocks': number;
};

async function givenManyInvoices(
  { ownerDb }: TestDatabase,
  office: { officeId: string; businessId: string },
  count: number,
) {
  await ownerDb.execute(
    sql`insert into invoices (office_id, business_id, kind, provisional_ref, subject, buyer_name, payable_cents,
          currency, review_state, dispatch_state, created_by, created_at)
        select ${office.officeId}::uuid, ${office.businessId}::uuid, 'invoice', 'PROV-2026-' || n, 'Chantier ' || n,
          'Client ' || n % 997, n, 'EUR',
          case when n % 50 = 0 then 'preparing' when n = 7 then 'correcting' else 'issued' end,
          case when n % 50 <> 0 and n <> 7 then (array['sent', 'delivered', 'opened'])[1 + n % 3] end,
          'test', '2025-01-01'::timestamptz + n * interval '7 minutes'
        from generate_series(1, ${count}::int) n`,
  );
}

/** How many blocks of invoices and their indexes a piece of work looks at. */
async function blocksOf(tx: Tx, work: () => Promise<unknown>): Promise<number> {
  const touched = async () => {
    await tx.execute(sql`select pg_stat_force_next_flush()`);
    const [row] = await rows<{ n: number }>(
      tx,
      sql`select (pg_stat_get_xact_blocks_fetched('invoices'::regclass)
        + coalesce((select sum(pg_stat_get_xact_blocks_fetched(indexrelid)) from pg_index where indrelid = 'invoices'::regclass), 0))::float8 as n`,
    );
    return row!.n;
  };
  const before = await touched();
  await work();
  return (await touched()) - before;
}

test('with 100 000 invoices any page of any tab reads a few hundred blocks, and the counts read one index alone', async () => {
  const database = await freshDatabase();
  const office = await givenOffice(database);
  await givenManyInvoices(database, office, 100_000);
  await vacuumed(database.ownerDb, 'invoices');
  await inOffice(database.db, office.officeId, async (tx) => {
    const deep = { createdAt: '2025-03-01T00:00:00Z', id: '00000000-0000-0000-0000-000000000000' };
    for (const statuses of [
      everything,
      ['draft'],
      ['correction'],
      ['sent', 'delivered', 'opened'],
    ] as InvoiceStatus[][]) {
      for (const after of [undefined, deep]) {
        expect(await blocksOf(tx, () => listInvoices(tx, {}, statuses, { after, size: 50 }))).toBeLessThan(
          700,
        );
      }
    }
    const [explained] = await rows<{ 'QUERY PLAN': { Plan: Plan }[] }>(
      tx,
      sql`explain (analyze, buffers, format json) ${statusCounts(everything)}`,
    );
    const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];
    const scan = nodes(explained!['QUERY PLAN'][0]!.Plan).find((node) =>
      node['Node Type'].startsWith('Index'),
    );
    expect(scan?.['Node Type']).toBe('Index Only Scan');
    expect(scan?.['Heap Fetches']).toBe(0);
  });
});

test('a search fetches what it shows by key, also when ten thousand came so fast that PostgreSQL still thinks there are none', async () => {
  const database = await freshDatabase();
  const office = await givenOffice(database);
  await database.ownerDb.execute(sql`analyze`);
  await givenManyInvoices(database, office, 10_000);
  await inOffice(database.db, office.officeId, async (tx) => {
    const search = () => listInvoices(tx, { text: 'chantier 99' }, everything, { size: 50 });
    // The search itself looks at all of them; what it shows is fetched by key.
    expect(await blocksOf(tx, search)).toBeLessThan(11_000);
  });
});
