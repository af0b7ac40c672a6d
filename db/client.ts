import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { createLifeline } from './driver/deadline.ts';
import { startupPadding } from './driver/dialer.ts';
import { type ServerTls, serverAddress } from './driver/server-address.ts';
import { usualDeadlineMs } from './driver/usual-deadline.ts';
import * as schema from './schema/index.ts';

export type Db = PostgresJsDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** The role every connection of web and worker takes: it owns nothing, and row-level security applies to it. */
export const applicationRole = 'tacite_app';

type Options = { max?: number; name?: string };

/**
 * A database as web and worker see it. Whatever role logs in, it acts as the application's. A query that the database
 * says nothing to for `deadlineMs` fails (deadline.ts).
 */
export function connect(
  url: string,
  { deadlineMs = usualDeadlineMs, ...options }: Options & { deadlineMs?: number } = {},
) {
  // A process that stops in the middle of a transaction must not hold its locks for long.
  // Shorter than the deadline: a server that is slow says so itself.
  // Between two messages of one statement neither of the first two counts, and nothing but the third ends it.
  const limits = {
    statement_timeout: Math.round(0.9 * deadlineMs),
    idle_in_transaction_session_timeout: 15_000,
    transaction_timeout: 20_000,
  };
  // Many short statements: compiling one costs more than any of them runs.
  const planner = { jit: 'off' };
  const { address, tls } = serverAddress(url);
  return open(
    address,
    { role: applicationRole, ...limits, ...planner, ...startupPadding },
    { ...options, connectMs: deadlineMs / 2, lifeline: createLifeline(tls, deadlineMs) },
  );
}

/** A database as the role that owns the tables sees it: migrations, seeding of an empty database, tests of the rules. */
export function connectAsOwner(url: string, options: Options = {}) {
  const { address, tls } = serverAddress(url);
  return open(address, {}, { max: 2, ...options, tls });
}

function open(
  url: string,
  connection: Record<string, string | number>,
  options: Options & { tls?: ServerTls; connectMs?: number; lifeline?: ReturnType<typeof createLifeline> },
) {
  const { lifeline, connectMs = 5_000 } = options;
  const made = postgres(url, {
    max: options.max ?? 10,
    connect_timeout: connectMs / 1000,
    idle_timeout: 60,
    onnotice: () => undefined,
    // With a lifeline the dialer speaks it.
    ssl: options.tls ?? false,
    connection: { application_name: options.name ?? 'tacite', ...connection },
    // The library's own pause between dials would make queries wait for it, up to 20 s: the lifeline paces them.
    backoff: () => 0,
    ...(lifeline && { socket: lifeline.socket }),
  } as Parameters<typeof postgres>[1]);
  const client = lifeline ? lifeline.guard(made) : made;
  const db: Db = drizzle(named(client), { schema });
  return { db, close: () => client.end({ timeout: 5 }) };
}

/**
 * Drizzle sends its statements unnamed, which postgres.js describes and plans anew each time, in two round trips. Named,
 * a connection keeps their plans, and statements that do not wait for one another travel together.
 */
function named<S extends postgres.ISql>(client: S): S {
  const { unsafe } = client;
  client.unsafe = ((text: string, params: never[] = [], options = {}) =>
    unsafe(text, params, { ...options, prepare: params.length > 0 })) as typeof unsafe;
  const scoped = client as unknown as Record<'begin' | 'savepoint', Scope | undefined>;
  for (const name of ['begin', 'savepoint'] as const) {
    const open = scoped[name];
    if (open) scoped[name] = (work) => open((inner) => work(named(inner)));
  }
  return client;
}

type Scope = (work: (inner: postgres.TransactionSql) => unknown) => unknown;

/** Runs `work` in one transaction that sees and writes the rows of one office only. */
export async function inOffice<T>(db: Db, officeId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const waiting: (() => void)[] = [];
  const done = await db.transaction(async (tx) => {
    whenCommitted.set(tx, waiting);
    // A connection runs statements in the order they are given: the office is set before the first of `work` runs.
    const chosen = tx
      .execute(sql`select set_config('tacite.office', ${officeId}, true)`)
      .then(() => undefined);
    const [result] = await Promise.all([work(tx), chosen]);
    return result;
  });
  for (const tell of waiting) tell();
  return done;
}

const whenCommitted = new WeakMap<Tx, (() => void)[]>();

/**
 * Runs `tell` once the transaction of `inOffice` has committed, never when it is rolled back. For what is told of the
 * work, not for the work itself: a process that dies in between tells nothing. `tell` must not throw.
 */
export function afterCommit(tx: Tx, tell: () => void): void {
  const waiting = whenCommitted.get(tx);
  if (!waiting) throw new Error('afterCommit belongs inside inOffice');
  waiting.push(tell);
}

/** Rows of a raw query, typed by the caller. */
export async function rows<T>(db: Db | Tx, query: ReturnType<typeof sql>): Promise<T[]> {
  return (await db.execute(query)) as unknown as T[];
}
