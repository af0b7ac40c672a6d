import { type SQL, sql } from 'drizzle-orm';

/** Whether a document in one part is late on a day: from the day after it was due; on receipt, after three days. */
export const isLateOn = (on: string) => sql`coalesce(due_on < ${on}::date, issued_on < ${on}::date - 3)`;

/**
 * The open parts of documents in several (rows with `id`, `asked_parts`, `balance`, `contested` and whatever else), each of its own
 * day, with what is contested of it apart: the oldest is settled first, and contested first.
 */
export function openPartsOf(documents: SQL, on: string): SQL {
  const parts = sql`select o.*, (part ->> 'cents')::bigint as cents, (part ->> 'dueOn')::date as part_due_on,
      coalesce((part ->> 'lateAt')::timestamptz <= (${on}::timestamp at time zone 'Europe/Paris'), false) as late,
      sum((part ->> 'cents')::bigint) over (partition by o.id order by place) as reached,
      sum((part ->> 'cents')::bigint) over (partition by o.id) - o.balance as settled
    from (${documents}) o cross join lateral jsonb_array_elements(o.asked_parts) with ordinality as j(part, place)
    where o.balance > 0`;
  // What is open of a part, and of it and those before.
  const opened = sql`select *, least(cents, greatest(0, reached - settled)) as own, greatest(0, reached - settled) as till from (${parts}) p`;
  return sql`select *, (own - held)::float8 as rest, held::float8 as disputed
    from (select *, greatest(0, least(own, contested - (till - own))) as held from (${opened}) o) h where own > 0`;
}
