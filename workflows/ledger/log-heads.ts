import { sql } from 'drizzle-orm';
import { type Db, inOffice, rows, type Tx } from '#db/client.ts';
import { clock, toIso } from '../engine/clock.ts';
import { appendToLedger, type Fact, lockLedgers } from './append.ts';
import type { LedgerKey } from './key.ts';

/** A step of a log, and its hash in lower-case hexadecimal. */
export type LogHead = { step: number; hash: string };

/** What an entry of the kind `logs` says: how far the logs of some workflows had come, and with which hash each. */
export type LogsFact = { logs: [workflowId: string, step: number, hash: string][] };

/** In minutes of the database's clock. */
const everyMinutes = 60;

/** Logs an entry, and logs a transaction: the lock of a ledger is held for milliseconds, whatever a storm has moved. */
const most = 500;

/** Longer than any transaction may take, in seconds: one that began before a look may have committed after it. */
const overlap = 60;

/** No lane of an office has this number. */
const place = 1000;

/**
 * Enters in each ledger how far the logs of its workflows have come since it was done last, so that a log which is cut or
 * taken away is missed. What issued an invoice is in its own entry already and is left out. Asked for at any time, it
 * does so where the last time is an hour ago; any number of processes may.
 *
 * @returns how many logs it entered
 * @throws the first error, after all offices had their turn
 */
export async function enterLogHeads(
  { db, ledgerKey: key }: { db: Db; ledgerKey: LedgerKey },
  minutes = everyMinutes,
): Promise<number> {
  const waiting = await rows<{ officeId: string; businessId: string; enteredTo: string | null }>(
    db,
    sql`select office_id as "officeId", business_id as "businessId", entered_to as "enteredTo"
      from ledgers_without_logs(make_interval(mins => ${minutes}))`,
  );
  let entered = 0;
  const failed: unknown[] = [];
  for (const [officeId, ledgers] of Map.groupBy(waiting, (each) => each.officeId)) {
    const since = ledgers.some(({ enteredTo }) => enteredTo === null)
      ? null
      : ledgers.map(({ enteredTo }) => toIso(enteredTo ?? '')).reduce((a, b) => (a < b ? a : b));
    const businessIds = ledgers.map(({ businessId }) => businessId);
    // One office does not wait for another's: a ledger that was put on hold meanwhile takes nothing.
    entered += await enterOffice({ db, key }, { officeId, businessIds, since, minutes }).catch(
      (error: unknown) => {
        failed.push(error);
        return 0;
      },
    );
  }
  if (failed.length > 0) throw failed[0];
  return entered;
}

/** Whoever had the lock before may have entered them between the look and this lock. */
async function isStillDue(tx: Tx, { officeId, businessIds, minutes }: Looked): Promise<boolean> {
  const found = await rows(
    tx,
    sql`select from ledgers_without_logs(make_interval(mins => ${minutes})) where office_id = ${officeId}
      and business_id = any (${sql.param(businessIds)}::text[]::uuid[])`,
  );
  return found.length === businessIds.length;
}

type Looked = { officeId: string; businessIds: string[]; since: string | null; minutes: number };

async function enterOffice(s: { db: Db; key: LedgerKey }, looked: Looked): Promise<number> {
  const upTo = await clock(s.db);
  let after = '00000000-0000-0000-0000-000000000000';
  let entered = 0;
  for (;;) {
    const page = await inOffice(s.db, looked.officeId, async (tx) => {
      const [free] = await rows<{ free: boolean }>(
        tx,
        sql`select pg_try_advisory_xact_lock(hashtext(${looked.officeId}), ${place}::int) as free`,
      );
      if (!free?.free || !(await isStillDue(tx, looked))) return null;
      const moved = await readMoved(tx, looked, after);
      if (moved.length > 0) await enter(tx, s.key, looked.officeId, moved);
      if (moved.length < most)
        await tx.execute(
          sql`select mark_logs_entered(${sql.param(looked.businessIds)}::text[]::uuid[], ${upTo}::timestamptz)`,
        );
      return moved;
    });
    // Somebody else is at it.
    if (page === null) return entered;
    entered += page.length;
    after = page.at(-1)?.id ?? after;
    if (page.length < most) return entered;
  }
}

type Moved = { id: string; businessId: string; step: number; hash: string };

/** The first time all logs are read; after that those alone that have moved, by when their steps were recorded. */
function readMoved(tx: Tx, { businessIds, since }: Looked, after: string): Promise<Moved[]> {
  const moved =
    since === null
      ? sql`true`
      : sql`w.id in (select t.workflow_id from transitions t where t.office_id = (select app_office())
          and t.recorded_at > ${since}::timestamptz - make_interval(secs => ${overlap}))`;
  return rows<Moved>(
    tx,
    sql`select w.id, s.business_id as "businessId", w.sequence as step, encode(w.head, 'hex') as hash
      from workflows w join subjects s on s.office_id = w.office_id and s.id = w.subject_id
      where w.office_id = (select app_office()) and w.id > ${after}::uuid and ${moved}
        and not (w.machine = 'review' and w.state = 'issued')
        and s.business_id = any (${sql.param(businessIds)}::text[]::uuid[])
      order by w.id limit ${most}`,
  );
}

async function enter(tx: Tx, key: LedgerKey, officeId: string, moved: Moved[]): Promise<void> {
  const byBusiness = Map.groupBy(moved, ({ businessId }) => businessId);
  const { heads, lockedAt: at } = await lockLedgers(tx, [...byBusiness.keys()]);
  const facts = [...byBusiness].map(([businessId, logs]): Fact => {
    const fact: LogsFact = { logs: logs.map(({ id, step, hash }) => [id, step, hash]) };
    return { businessId, kind: 'logs', subjectId: businessId, at, fact };
  });
  await appendToLedger(tx, { officeId, key, heads, facts });
}
