import { type SQL, sql } from 'drizzle-orm';

/**
 * What lists show of the dispatches of an invoice, a row under the alias `i`: of several recipients how far the best served
 * is. A copy that fails hides no delivery, and an address that was put right makes up for the wrong one. Null without any.
 */
export const furthestDispatch: SQL = sql`(select x.state from workflows w
  cross join lateral (select ${shownDispatch('w')} as state) x
  where w.office_id = i.office_id and w.subject_id = i.id and w.machine = 'dispatch'
  order by array_position(array['planned', 'needsAttention', 'sending', 'sent', 'delivered', 'opened'], x.state) desc nulls last
  limit 1)`;

/**
 * What lists show of a dispatch, a row of `workflows` under the given alias: its state, and while it is sent once more the
 * one it had before. A document that a customer had does not look as if it had never left.
 */
function shownDispatch(alias: string): SQL {
  const of = sql.identifier(alias);
  return sql`coalesce(case when ${of}.state = 'sending' then (select t.from_state from transitions t
    where t.office_id = ${of}.office_id and t.workflow_id = ${of}.id and t.event = 'sendAgain'
    order by t.sequence desc limit 1) end, ${of}.state)`;
}
