import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { clock } from '#workflows/engine/clock.ts';
import { graceEnd } from '#workflows/engine/grace.ts';
import { explainDue } from '#workflows/engine/store.ts';
import type { Figure } from './figures.ts';
import { onStand, type Stand } from './stand.ts';
import { storm } from './storm.ts';

const sizes = [1_000, 10_000, 100_000, 1_000_000];

/** What one expiry costs among more and more open reviews, with PostgreSQL's plan for finding what is due. */
export async function growth({ n }: { n: number }): Promise<Figure[]> {
  return onStand({ businesses: 50, connections: 8 }, async (stand) => {
    await storm(stand, 400);
    const figures: Figure[] = [];
    let first: number | null = null;
    let open = 0;
    for (const size of sizes) {
      await addSleepers(stand, size - open);
      open = size;
      const { cost } = await storm(stand, n);
      const value = cost.databaseMs + cost.engineMs;
      first ??= value;
      const subject = `${size.toLocaleString('en')} open`;
      const against = `${sizes[0]!.toLocaleString('en')} open`;
      figures.push({
        bench: 'growth',
        subject,
        metric: 'CPU an expiry',
        unit: 'ms',
        value,
        ratio: value / first,
        against,
      });
    }
    process.stdout.write(`\n${await planOfDue(stand)}\n`);
    return figures;
  });
}

/** Open reviews that end in a year: rows as a submission leaves them, written by SQL alone. */
async function addSleepers({ owner, office }: Stand, count: number) {
  await owner.execute(sql`insert into workflows (office_id, machine, version, subject_id, state, status, snapshot, timers,
      wake_at, sequence, head, at)
    select ${office.officeId}::uuid, w.machine, w.version, uuidv7(), 'awaiting.running', 'active', w.snapshot, w.timers,
      app_clock() + interval '1 year' + n * interval '1 second', 3, w.head, w.at
    from generate_series(1, ${count}::int) n, (select * from workflows where machine = 'review' limit 1) w`);
  await owner.execute(sql`vacuum analyze workflows`);
}

async function planOfDue({ s, office }: Stand): Promise<string> {
  const plan = await inOffice(s.db, office.officeId, async (tx) =>
    rows<{ 'QUERY PLAN': string }>(
      tx,
      explainDue({ until: graceEnd(await clock(tx)), limit: 400, lane: 0, known: s.engine.registry.names }),
    ),
  );
  return plan.map((row) => row['QUERY PLAN']).join('\n');
}
