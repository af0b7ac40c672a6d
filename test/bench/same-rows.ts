import { type SQLWrapper, sql } from 'drizzle-orm';
import { type Db, inOffice } from '#db/client.ts';
import { clock, moveClock, stopwatch } from '#workflows/engine/clock.ts';
import { graceMs } from '#workflows/engine/grace.ts';
import { tick } from '#workflows/engine/tick.ts';
import type { Stand } from './stand.ts';
import { open } from './storm.ts';

/** What ends a rehearsal: nothing of it is kept. */
class Rehearsed extends Error {}

/**
 * What PostgreSQL alone makes of a storm, n expiries per second on one connection: the very statements that write it,
 * under the same policies and triggers, with everything that the engine has to find out known beforehand. Each batch is
 * rehearsed by the engine and undone, then its statements are given again, all at once; that alone is timed.
 */
export async function sameRows(stand: Stand, n: number): Promise<number> {
  const { s, office } = stand;
  const { dueAt } = await open(stand, n);
  await stand.owner.execute(sql`analyze`);
  await moveClock(s.db, Date.parse(dueAt) + graceMs - Date.parse(await clock(s.db)));
  let ms = 0;
  for (;;) {
    const statements = await rehearse(stand);
    if (statements.length === 0) break;
    const from = stopwatch();
    await inOffice(s.db, office.officeId, async (tx) => {
      await Promise.all(statements.map((statement) => tx.execute(statement)));
    });
    ms += stopwatch() - from;
  }
  return (n / ms) * 1000;
}

/** The statements of the engine's next batch, in order; none where nothing is due. */
async function rehearse({ s }: Stand): Promise<SQLWrapper[]> {
  const statements: SQLWrapper[] = [];
  const rehearsed = new AbortController();
  const transaction: Db['transaction'] = (work, ...rest) =>
    s.db
      .transaction(
        async (tx) => {
          const execute: typeof tx.execute = (statement) => {
            statements.push(statement as SQLWrapper);
            return tx.execute(statement);
          };
          rehearsed.abort();
          await work(replacing(tx, { execute }));
          throw new Rehearsed();
        },
        ...rest,
      )
      .catch((error) => {
        if (!(error instanceof Rehearsed)) throw error;
        return { fired: 0, failed: 0, lane: null } as never;
      });
  await tick({ ...s.engine, db: replacing(s.db, { transaction }) }, rehearsed.signal);
  return statements;
}

/** The same object with some of its methods replaced. */
const replacing = <T extends object>(whole: T, parts: Partial<T>): T =>
  new Proxy(whole, {
    get(target, name) {
      const value = Reflect.get(name in parts ? parts : target, name);
      return typeof value === 'function' && !(name in parts) ? value.bind(target) : value;
    },
  });
