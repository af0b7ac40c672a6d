import { sql } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import { onTestFinished } from 'vitest';
import { applicationRole, connect, inOffice, rows } from '#db/client.ts';
import { rowSet } from '#db/row-set.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { clock } from '#workflows/engine/clock.ts';
import type { Engine } from '#workflows/engine/engine.ts';
import type { MachineDefinition } from '#workflows/engine/machine.ts';
import { createRegistry } from '#workflows/engine/registry.ts';
import { start } from '#workflows/engine/start.ts';
import type { Actor, Effect } from '#workflows/engine/types.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { type DoorInput, doorChart, doorMachine } from './door.ts';

export const visitor: Actor = { kind: 'owner', id: null, name: 'A visitor', channel: 'link' };

export type House = Awaited<ReturnType<typeof house>>;

/** A database with doors in it. `broken` names the doors whose note can't be written. */
export async function house() {
  const database = await freshDatabase();
  const { ownerDb } = database;
  await ownerDb.execute(sql`create table door_notes (office_id uuid, workflow_id uuid, sequence int, what text,
    primary key (workflow_id, sequence), check (what <> 'unspeakable'))`);
  await ownerDb.execute(sql`grant select, insert on door_notes to tacite_app`);
  const broken = new Set<string>();
  const boss = await jobBoard(database.url);
  const door = doorDefinition(broken);
  const officeId = newId();

  /** An engine as another process would have it: with a pool of its own. */
  const engine = (definitions: MachineDefinition[] = [door], max = 2): Engine => {
    const pool = connect(database.url, { max, name: 'door' });
    onTestFinished(() => pool.close());
    return { db: pool.db, board: boss, registry: createRegistry(definitions) };
  };
  const first = engine();

  return {
    ...database,
    officeId,
    broken,
    door,
    first,
    engine,
    now: () => clock(database.db),
    /** Starts doors; those of another office, where one is named. */
    begin: async (
      count: number,
      input: Partial<DoorInput> = {},
      options: { office?: string; by?: Engine } = {},
    ) => {
      const { office = officeId, by = first } = options;
      const at = await clock(by.db);
      const ids = Array.from({ length: count }, newId);
      const workflows = ids.map((id) => ({ id, subjectId: id, input: { at, ...input }, actor: visitor }));
      await inOffice(by.db, office, (tx) =>
        start(by, tx, { officeId: office, machine: doorMachine, workflows }),
      );
      return ids;
    },
    /** Seen as the owner of the tables: every office. */
    look: async (id: string) => {
      const [row] = await rows<Row>(
        ownerDb,
        sql`select state, status, version, timers, wake_at::text as "wakeAt", at::text as at,
        sequence, failures, failure, snapshot -> 'context' as context from workflows where id = ${id}`,
      );
      return row!;
    },
    log: (id: string) =>
      rows<{ event: string; to_state: string; at: string; actor: string }>(
        ownerDb,
        sql`select event, to_state, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor
          from transitions where workflow_id = ${id} order by sequence`,
      ),
    notes: (id?: string) =>
      rows<{ workflow_id: string; what: string }>(
        ownerDb,
        sql`select workflow_id, what from door_notes ${id ? sql`where workflow_id = ${id}` : sql``}`,
      ),
    jobs: () =>
      rows<{ key: string; officeId: string }>(
        ownerDb,
        sql`select key, office_id::text as "officeId" from contract.jobs order by key`,
      ),
    /** Everything that an engine has written, to compare before and after. */
    everything: () =>
      rows(
        ownerDb,
        sql`select
      (select jsonb_agg(w order by id) from workflows w) as workflows,
      (select count(*) from transitions) as transitions,
      (select count(*) from door_notes) as notes,
      (select count(*) from pgboss.job) as jobs`,
      ),
  };
}

type Row = {
  state: string;
  status: string;
  version: number;
  timers: { type: string; dueAt: string }[];
  wakeAt: string | null;
  at: string;
  sequence: number;
  failures: number;
  failure: string | null;
  context: { knocks: number; closesAt: string | null };
};

export const doorDefinition = (broken: Set<string> = new Set(), delayName?: string): MachineDefinition => ({
  name: 'door',
  version: 1,
  chart: doorChart(delayName),
  effects: { note: note(broken), ring },
});

const note =
  (broken: Set<string>): Effect =>
  async ({ tx, officeId }, calls) => {
    const list = calls.map(({ applied, params }) => ({
      workflow_id: applied.workflowId,
      sequence: applied.sequence,
      what: broken.has(applied.workflowId) ? 'unspeakable' : (params as { what: string }).what,
    }));
    const columns = { workflow_id: 'uuid', sequence: 'int', what: 'text' };
    await tx.execute(
      sql`insert into door_notes select ${officeId}::uuid, n.* from ${rowSet('n', columns, list)}`,
    );
  };

const ring: Effect = async ({ enqueue }, calls) => {
  for (const { applied } of calls) {
    enqueue({ queue: 'mail', key: `ring:${applied.workflowId}:${applied.sequence}`, data: {} });
  }
};

async function jobBoard(url: string): Promise<PgBoss> {
  const address = new URL(url);
  address.searchParams.set('options', `-c role=${applicationRole}`);
  const boss = new PgBoss({
    connectionString: address.toString(),
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: false,
    max: 1,
  });
  boss.on('error', () => undefined);
  await boss.start();
  onTestFinished(() => boss.stop({ graceful: false }));
  return boss;
}
