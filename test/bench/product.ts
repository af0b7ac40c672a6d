import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { stopwatch } from '#workflows/engine/clock.ts';
import { approve } from '#workflows/review/commands.ts';
import type { Figure } from './figures.ts';
import { quantile } from './quantile.ts';
import { sameRows } from './same-rows.ts';
import { onStand, type Stand } from './stand.ts';
import { open, storm } from './storm.ts';

type Measured = Omit<Figure, 'ratio' | 'against'>;

const atOnce = 16;

/** The product on the peers' job: n reviews over 50 businesses, opened by its commands; then all expire, or are approved before. */
export function measureProduct(n: number): Promise<Measured[]> {
  const subject = (metric: string, unit: string, value: number) => ({
    bench: 'reviews',
    subject: 'tacite',
    metric,
    unit,
    value,
  });
  return onStand({ businesses: 50, connections: atOnce + 4 }, async (stand) => {
    await storm(stand, 400); // code paths are hot then, and plans are made
    const { opened, openCost, expired, cost } = await storm(stand, n);
    const limit = await sameRows(stand, n);
    const { ids } = await open(stand, n);
    // Every connection has its plans then, as it has after the first minutes of a day.
    const warm = Math.floor(n / 8);
    await approveAll(stand, ids.slice(0, warm), 1);
    const serial = await approveAll(stand, ids.slice(warm, 2 * warm), 1);
    const parallel = await approveAll(stand, ids.slice(2 * warm), atOnce);
    return [
      subject('opened', '1/s', opened),
      subject('expired', '1/s', expired),
      subject('CPU an opening, database', 'ms', openCost.databaseMs),
      subject('CPU an opening, engine', 'ms', openCost.engineMs),
      subject('CPU an expiry, database', 'ms', cost.databaseMs),
      subject('CPU an expiry, engine', 'ms', cost.engineMs),
      subject('WAL an expiry', 'bytes', cost.walBytes),
      subject('transactions an expiry', '', cost.transactions),
      subject('approved, 16 at once', '1/s', (parallel.times.length / parallel.ms) * 1000),
      { ...subject('expired', '1/s', limit), subject: 'PostgreSQL alone, the same rows' },
      subject('one approval p50', 'ms', quantile(serial.times, 0.5)),
      subject('one approval p99', 'ms', quantile(serial.times, 0.99)),
      subject('one of 16 approvals p50', 'ms', quantile(parallel.times, 0.5)),
      subject('one of 16 approvals p99', 'ms', quantile(parallel.times, 0.99)),
    ];
  });
}

export async function approveAll({ s, office }: Stand, ids: string[], lanes: number) {
  const revisions = await inOffice(s.db, office.officeId, (tx) =>
    rows<{ invoice_id: string; sha256: string }>(tx, sql`select invoice_id, sha256 from revisions`),
  );
  const shaOf = new Map(revisions.map((row) => [row.invoice_id, row.sha256]));
  const times: number[] = [];
  const from = stopwatch();
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < ids.length; index = next++) {
      const invoiceId = ids[index]!;
      const start = stopwatch();
      await approve(s, {
        officeId: office.officeId,
        actor: office.owner,
        invoiceId,
        revisionSha256: shaOf.get(invoiceId)!,
      });
      times.push(stopwatch() - start);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { times, ms: stopwatch() - from };
}
