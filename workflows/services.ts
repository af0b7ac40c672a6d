import { join } from 'node:path';
import { PgBoss } from 'pg-boss';
import { applicationRole, connect, type Db } from '#db/client.ts';
import { queueAddress } from '#db/driver/server-address.ts';
import { lookForDeadSeconds } from '#db/queues.ts';
import { type BlobStore, folderBlobs } from './documents/blobs.ts';
import { moneyMails } from './dunning/money-mails.ts';
import type { Engine } from './engine/engine.ts';
import { createRegistry } from './engine/registry.ts';
import { anchorTogether } from './ledger/anchor-numbers.ts';
import { guardLedgers } from './ledger/guard-ledgers.ts';
import { type LedgerKey, readLedgerKey } from './ledger/key.ts';
import { openWitness, type Witness } from './ledger/witness.ts';
import { machines } from './machines.ts';
import type { MoneyMails } from './mail/composition.ts';
import type { Env } from './process/env.ts';
import { createLog, type Log } from './process/log.ts';

/** What commands, jobs and pages work with: made once a process. */
export type Services = {
  env: Env;
  log: Log;
  db: Db;
  boss: PgBoss;
  board: Engine['board'];
  engine: Engine;
  blobs: BlobStore;
  ledgerKey: LedgerKey;
  witness: Witness;
  moneyMails: MoneyMails;
  /** Before what may carry a number of any business leaves this process. */
  anchorNumbers(): Promise<void>;
  close(): Promise<void>;
};

/** What pg-boss hands on to its pool: a question to a silent database fails as one of db/driver/deadline.ts does. */
const patience = (deadlineMs: number) => ({
  connectionTimeoutMillis: deadlineMs / 2,
  query_timeout: deadlineMs,
});

/** Throws when the ledger's key is missing: a process that can't sign must not issue. Connects when first used. */
export function createServices(env: Env, name: 'web' | 'worker', options: { max?: number } = {}): Services {
  const log = createLog(name, env.LOG_LEVEL);
  const deadlineMs = env.DATABASE_DEADLINE_MS;
  const { db, close } = connect(env.DATABASE_URL, {
    name: `tacite-${name}`,
    max: options.max ?? 10,
    deadlineMs,
  });
  const ledgerKey = readLedgerKey(env.LEDGER_KEY_FILE);
  // pg-boss fetches and maintains through a pool of its own; jobs are put in through our transactions.
  const boss = new PgBoss({
    ...patience(deadlineMs),
    ...queueAddress(asApplication(env.DATABASE_URL)),
    migrate: false,
    createSchema: false,
    max: 3,
    schedule: false,
    supervise: name === 'worker',
    superviseIntervalSeconds: lookForDeadSeconds,
    monitorIntervalSeconds: lookForDeadSeconds,
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  // The queue opens with the first job put in, also in a process that runs none. Starting again changes nothing.
  const board: Engine['board'] = {
    insert: async (...jobs) => {
      await boss.start();
      return boss.insert(...jobs);
    },
  };
  const witness = openWitness(env.ANCHOR_DIR);
  witness.onBehind(() => {
    guardLedgers({ db, log }, witness).catch((error) => log.error({ err: error }, 'anchors'));
  });
  const engine: Engine = {
    db,
    board,
    registry: createRegistry(
      machines.flatMap(({ define }) => define({ secret: env.SESSION_SECRET, key: ledgerKey, witness })),
    ),
  };
  return {
    env,
    log,
    db,
    boss,
    board,
    engine,
    blobs: folderBlobs(join(env.DATA_DIR, 'blobs')),
    ledgerKey,
    moneyMails,
    witness,
    anchorNumbers: anchorTogether(db, witness),
    async close() {
      await boss.stop({ graceful: false });
      await close();
    },
  };
}

/** pg-boss logs in by itself: it takes the application's role as `connect` does. */
function asApplication(url: string): string {
  const address = new URL(url);
  address.searchParams.set('options', `-c role=${applicationRole}`);
  return address.toString();
}
