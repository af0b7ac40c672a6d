import { type SQL, sql } from 'drizzle-orm';

/**
 * What lists show of a dispatch, a row of `workflows` under the given alias: its state, and while it is sent once more the
 * one it had before. A document that a customer had does not look as if it had never left.
 */
export function shownDispatch(alias: string): SQL {
  const of = sql.identifier(alias);
  return sql`coalesce(case when ${of}.state = 'sending' then (select t.from_state from transitions t
    where t.office_id = ${of}.office_id and t.workflow_id = ${of}.id and t.event = 'sendAgain'
    order by t.sequence desc limit 1) end, ${of}.state)`;
}
