import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import type { AnyStateMachine } from 'xstate';
import { type Db, rows, type Tx } from '#db/client.ts';
import type { StoredTimer } from '#db/schema/workflows.ts';
import { toIso } from '#workflows/engine/clock.ts';
import { type Logged, replay } from '#workflows/engine/replay.ts';
import { everyMachine } from '#workflows/verify/differs-from-log.ts';

/** Every version of every machine that ever ran. */
export const machines: Record<string, AnyStateMachine> = Object.fromEntries(everyMachine);

type Row = Logged & { id: string; name: string; sequence: number; snapshot: unknown; timers: StoredTimer[] };
type Context = { context: Record<string, unknown> };

/** Workflows that are not what their log makes of them: something was written outside of it, or lost from it. */
export async function unlikeTheirLogs(db: Db | Tx): Promise<string[]> {
  const list = await rows<Row>(
    db,
    sql`select w.id, w.machine || '@' || w.version as name, w.snapshot, w.timers, t.sequence, t.event, t.payload,
        t.actor, t.at, t.to_state as "toState"
      from workflows w join transitions t on t.office_id = w.office_id and t.workflow_id = w.id
      order by w.id, t.sequence`,
  );
  return [...Map.groupBy(list, ({ id }) => id)].flatMap(([id, log]) => {
    const { name, snapshot, timers } = log[0]!;
    const machine = machines[name];
    // To whom a dispatch was sent at first is not in its last context once it was sent elsewhere.
    if (!machine || log.some(({ event }) => event === 'sendAgain')) return [];
    const replayed = replay(
      machine,
      (snapshot as Context).context,
      log.map((each) => ({ ...each, at: toIso(each.at) })),
    );
    if ('differs' in replayed) return [`${name} ${id}: ${replayed.differs}`];
    return isDeepStrictEqual([replayed.snapshot, replayed.timers], [snapshot, timers])
      ? []
      : [`${name} ${id} is not what its log makes of it`];
  });
}
