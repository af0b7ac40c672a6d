import { sql } from 'drizzle-orm';
import { type Db, rows } from '#db/client.ts';

type QueueState = { queue: string; state: string; n: number };
type Connections = { application: string; state: string; n: number };

/**
 * How many jobs wait, run, will be tried again or failed, over all offices, and who is connected. Reads indexes only:
 * finished jobs are not counted.
 */
export async function listAllQueueLoads(
  db: Db,
): Promise<{ queues: QueueState[]; connections: Connections[] }> {
  const queues = await rows<QueueState>(
    db,
    sql`select q.name as queue, s.state, (case s.state
          when 'waiting' then (select count(*) from pgboss.job j where j.name = q.name and j.state = 'created' and not j.blocked)
          else (select count(*) from pgboss.job j where j.name = q.name and j.state::text = s.state
            and j.state in ('retry', 'active', 'failed')) end)::int as n
      from pgboss.queue q, unnest(array['waiting', 'active', 'retry', 'failed']) as s (state)
      where q.name not like '\\_\\_pgboss%'`,
  );
  const connections = await rows<Connections>(
    db,
    sql`select application_name as application, coalesce(state, 'hidden') as state, count(*)::int as n
      from pg_stat_activity where datname = current_database() and application_name ~ '^(tacite|pgboss)' group by 1, 2`,
  );
  return { queues, connections };
}
