import { sql } from 'drizzle-orm';
import { inOffice, rows, type Tx } from '#db/client.ts';
import { insertOperatorAct, type OperatorAct } from '#db/queries/operator-acts.ts';
import type { Actor } from '../engine/types.ts';
import type { Services } from '../services.ts';

type Asked = { officeId: string; actor: Actor };
type Db = Pick<Services, 'db'>;

/** More than this at once would hold the rows of an outage for longer than anybody may wait; the next press goes on. */
export const mostAtOnce = 5_000;

/**
 * Lets a workflow whose step failed try again now instead of at the end of its wait. Its state does not change here: the
 * next worker takes its timers as ever. Returns whether it was still failing.
 */
export const retryWorkflow = (s: Db, { workflowId, ...asked }: Asked & { workflowId: string }) =>
  told(s, asked, { act: 'retryWorkflow', subject: workflowId }, (tx) =>
    rows(
      tx,
      sql`update workflows set wake_at = app_clock() where office_id = (select app_office())
        and id = ${workflowId} and failure is not null and status = 'active' returning id`,
    ),
  ).then((items) => items > 0);

/** The same for all failing workflows of the office, those that wait longest first. Returns how many. */
export const retryAllWorkflows = (s: Db, asked: Asked) =>
  told(s, asked, { act: 'retryWorkflows', subject: '' }, (tx) =>
    rows(
      tx,
      sql`update workflows set wake_at = app_clock() where office_id = (select app_office()) and id in (
        select id from workflows where office_id = (select app_office()) and failure is not null and status = 'active'
          and wake_at > app_clock() order by id limit ${mostAtOnce} for update skip locked) returning id`,
    ),
  );

const fresh = sql`state = 'retry', retry_count = 0, start_after = now(), completed_on = null`;

/** Puts a job back into its queue, with as many tries again; one that waits for its next try goes at once. */
export const rerunJob = (s: Db, { key, ...asked }: Asked & { key: string }) =>
  told(s, asked, { act: 'rerunJob', subject: key }, (tx) =>
    rows(
      tx,
      sql`update pgboss.job set ${fresh} where data ->> 'officeId' = ${asked.officeId} and state in ('retry', 'failed')
        and data ->> 'key' = ${key} returning id`,
    ),
  ).then((items) => items > 0);

/** The same for all that failed or wait for another try. Returns how many. */
export const rerunAllJobs = (s: Db, asked: Asked) =>
  told(s, asked, { act: 'rerunJobs', subject: '' }, (tx) =>
    rows(
      tx,
      sql`update pgboss.job j set ${fresh} from (
        select name, id from pgboss.job where data ->> 'officeId' = ${asked.officeId} and (state = 'failed'
          or (state = 'retry' and start_after > now())) limit ${mostAtOnce} for update skip locked) o
        where j.name = o.name and j.id = o.id returning j.id`,
    ),
  );

/** Does it and writes down who asked, in one transaction; what met nothing leaves no trace. */
function told(
  { db }: Db,
  { officeId, actor }: Asked,
  what: { act: OperatorAct; subject: string },
  change: (tx: Tx) => Promise<unknown[]>,
): Promise<number> {
  return inOffice(db, officeId, async (tx) => {
    const { length: items } = await change(tx);
    if (items > 0) await insertOperatorAct(tx, { officeId, ...what, items, actor: actor.name });
    return items;
  });
}
