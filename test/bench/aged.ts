import { performance } from 'node:perf_hooks';
import { sql } from 'drizzle-orm';
import { inOffice, type Tx } from '#db/client.ts';
import { readAgedBalance } from '#db/queries/aged-balance.ts';
import { listExpected, readOpenDays } from '#db/queries/expected.ts';
import { listLateCustomers } from '#db/queries/late-customers.ts';
import { listPayDays } from '#db/queries/pay-days.ts';
import { clock } from '#workflows/engine/clock.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { type Figure, withRatios } from './figures.ts';
import { onStand, type Stand } from './stand.ts';

const rounds = 15;
const most = 50;

/** How long pages about open money take, of today and of past days, with 10,000 and with 100,000 open items. */
export async function aged(): Promise<Figure[]> {
  return onStand({ businesses: 50, connections: 2 }, async (stand) => {
    const { s, office } = stand;
    const today = parisDate(await clock(s.db));
    const measured: Omit<Figure, 'ratio' | 'against'>[] = [];
    let there = 0;
    for (const size of [10_000, 100_000]) {
      await addOpen(stand, there, size);
      there = size;
      const first = office.businesses[0]?.id ?? '';
      const balance = (on: string, businessId?: string) => async (tx: Tx) =>
        (await readAgedBalance(tx, { on, today, businessId }, { most, from: 0 })).customers.length;
      const week = { today, currency: 'EUR', from: today, to: addDays(today, 6) };
      const pages = {
        today: balance(today),
        '20 days ago': balance(addDays(today, -20)),
        '200 days ago': balance(addDays(today, -200)),
        'one business': balance(today, first),
        'what is expected': async (tx: Tx) => (await readOpenDays(tx, today)).length,
        'a week of it': async (tx: Tx) => (await listExpected(tx, week, { most, from: 0 })).count,
        'days to pay': async (tx: Tx) => (await listPayDays(tx, { since: addDays(today, -365) })).length,
        'who is late': async (tx: Tx) => (await listLateCustomers(tx, { today, most: 20 })).list.length,
      };
      for (const [name, read] of Object.entries(pages)) {
        const times: number[] = [];
        for (let round = 0; round < rounds; round += 1) {
          const from = performance.now();
          if ((await inOffice(s.db, office.officeId, read)) === 0) throw new Error(`nothing: ${name}`);
          times.push(performance.now() - from);
        }
        times.sort((a, b) => a - b);
        measured.push({
          bench: 'aged',
          subject: `${size.toLocaleString('en')} open items`,
          metric: `${name}, p95`,
          unit: 'ms',
          value: times[Math.ceil(rounds * 0.95) - 1] ?? 0,
        });
      }
    }
    return withRatios(measured, '10,000 open items');
  });
}

/** Tables whose rules would refuse documents that no ledger knows. */
const numbered = ['issued_invoices', 'allocations', 'payments'];

/** What one payment in twenty has left. */
const leftOver = sql`case when n % 60 = 0 then 100 else 0 end`;

/** Open documents `from` to `to`, some not due yet, some a year late, twenty of a customer; half as many that were paid, some of them since. */
async function addOpen({ owner, office }: Stand, from: number, to: number) {
  const { officeId } = office;
  await owner.transaction(async (tx) => {
    for (const table of numbered)
      await tx.execute(sql`alter table ${sql.identifier(table)} disable trigger user`);
    await tx.execute(sql`insert into customers (office_id, id, business_id, name, kind, party, email)
    select ${officeId}::uuid, uuidv7(), b.ids[n % cardinality(b.ids) + 1], 'Client ' || n, 'company', '{}', ''
    from generate_series(${from / 20}::int, ${to / 20 - 1}::int) n
    cross join (select array_agg(id order by id) as ids from businesses where office_id = ${officeId}::uuid) b`);
    await tx.execute(sql`create temp table made as
    select uuidv7() as id, c.business_ids[n % cardinality(c.ids) + 1] as business_id, c.ids[n % cardinality(c.ids) + 1] as customer_id, n,
      10000 + n % 90000 as cents, n % 3 = 0 as is_paid, current_date - (n % 400) as issued_on
    from generate_series(${from * 1.5}::int, ${to * 1.5 - 1}::int) n
    cross join (select array_agg(id order by id) as ids, array_agg(business_id order by id) as business_ids
      from customers where office_id = ${officeId}::uuid) c`);
    await tx.execute(sql`insert into invoices (office_id, id, business_id, customer_id, kind, provisional_ref, subject, buyer_name, payable_cents,
      currency, number, issued_on, due_on, review_state, settlement_state, balance_cents, late_cents, created_by, next_due_on, disputed_cents, paid_on, asked_parts)
    select ${officeId}::uuid, id, business_id, customer_id, 'invoice', 'B-' || id, 'Chantier', 'Client', cents, 'EUR', 'F-' || id, issued_on,
      issued_on + 30, 'issued', case when is_paid then 'paid' when n % 400 > 30 then 'overdue' else 'open' end, case when is_paid then 0 else cents end,
      case when is_paid or n % 400 <= 30 then 0 when n % 50 = 1 and n % 400 <= 60 then cents / 2 else cents end, 'bench', case when not is_paid then issued_on + 30 end, 0, case when is_paid then issued_on + n % 60 end,
      case when n % 50 = 1 then jsonb_build_array(
        jsonb_build_object('of', 'instalment', 'cents', cents / 2, 'dueOn', issued_on + 30, 'lateAt', (issued_on + 31)::timestamptz),
        jsonb_build_object('of', 'instalment', 'cents', cents - cents / 2, 'dueOn', issued_on + 60, 'lateAt', (issued_on + 61)::timestamptz)) end
    from made`);
    await tx.execute(sql`insert into issued_invoices (office_id, invoice_id, business_id, kind, series, sequence, number, issued_at, issued_on,
      round, revision_sha256, content, content_sha256, total_cents, currency)
    select ${officeId}::uuid, id, business_id, 'invoice', 'F', n + 1, 'F-' || id, issued_on, issued_on, 1, '', '{}', '', cents, 'EUR'
    from made where is_paid`);
    await tx.execute(sql`insert into payments (office_id, id, business_id, customer_id, paid_on, means, cents, currency, source, recorded_by, at)
    select ${officeId}::uuid, id, business_id, customer_id, current_date, 'transfer', cents + ${leftOver}, 'EUR', 'hand', 'bench', now() - (n % 200) * interval '1 day'
    from made where is_paid`);
    await tx.execute(sql`insert into allocations (office_id, id, business_id, invoice_id, source_kind, source_id, cents, recorded_by, at)
    select ${officeId}::uuid, uuidv7(), business_id, id, 'payment', id, cents, 'bench', now() - (n % 200) * interval '1 day' from made where is_paid`);
    await tx.execute(sql`insert into open_credits (office_id, source_id, source_kind, business_id, customer_id, currency, left_cents)
    select ${officeId}::uuid, id, 'payment', business_id, customer_id, 'EUR', ${leftOver} from made where is_paid and ${leftOver} > 0`);
    await tx.execute(sql`drop table made`);
    for (const table of numbered)
      await tx.execute(sql`alter table ${sql.identifier(table)} enable trigger user`);
  });
  await owner.execute(sql`vacuum analyze`);
}
