import { sql } from 'drizzle-orm';
import { rowSet } from '#db/row-set.ts';
import type { Applied, Projection } from './engine/types.ts';
import type { ReviewContext } from './review/events.ts';
import { shownDispatch } from './shown-dispatch.ts';

/**
 * Brings the rows that lists read up to date with the workflows of their invoices: one statement, one write a row,
 * whether its review, its dispatch or both have moved. What the issue fixed is copied from the sealed document.
 */
export const projectInvoices: Projection = async ({ tx, now }, applied) => {
  const columns = {
    id: 'uuid',
    review_state: 'text',
    round: 'int',
    review_due_at: 'timestamptz',
    window_from: 'timestamptz',
    hold_until: 'timestamptz',
    decided_by: 'text',
    decided_at: 'timestamptz',
    dispatch_state: 'text',
  };
  const list = [...bySubject(applied)].map(([id, { review, dispatch }]) => ({
    id,
    ...reviewColumns(review),
    dispatch_state: dispatch?.state ?? null,
  }));
  await tx.execute(sql`update invoices i set
      review_state = coalesce(n.review_state, i.review_state),
      round = coalesce(n.round, i.round),
      review_due_at = case when n.review_state is null then i.review_due_at else n.review_due_at end,
      window_from = case when n.review_state is null then i.window_from else n.window_from end,
      hold_until = case when n.review_state is null then i.hold_until else n.hold_until end,
      decided_by = case when n.review_state is null then i.decided_by else n.decided_by end,
      decided_at = case when n.review_state is null then i.decided_at else n.decided_at end,
      dispatch_state = case when n.dispatch_state is null then i.dispatch_state else ${furthestDispatch} end,
      number = coalesce(s.number, i.number), issued_on = coalesce(s.issued_on, i.issued_on), due_on = coalesce(s.due_on, i.due_on),
      updated_at = ${now}::timestamptz
    from ${rowSet('n', columns, list)}
    left join issued_invoices s
      on s.office_id = (select app_office()) and s.invoice_id = n.id and n.review_state = 'issued'
    where i.office_id = (select app_office()) and i.id = n.id`);
};

/**
 * Of several recipients the list shows how far the best served is: a copy that fails hides no delivery, and an address that
 * was put right makes up for the wrong one. The engine has written the workflows and their log by then.
 */
const furthestDispatch = sql`(select x.state from workflows w
  cross join lateral (select ${shownDispatch('w')} as state) x
  where w.office_id = i.office_id and w.subject_id = i.id and w.machine = 'dispatch'
  order by array_position(array['planned', 'needsAttention', 'sending', 'sent', 'delivered', 'opened'], x.state) desc nulls last
  limit 1)`;

type Moved = { review?: Applied; dispatch?: Applied };

function bySubject(applied: Applied[]): Map<string, Moved> {
  const moved = new Map<string, Moved>();
  for (const each of applied) {
    const of = moved.get(each.subjectId) ?? {};
    moved.set(each.subjectId, { ...of, [each.machine]: each });
  }
  return moved;
}

function reviewColumns(review: Applied | undefined) {
  const context = review?.context as ReviewContext | undefined;
  return {
    review_state: review?.state ?? null,
    round: context?.round ?? null,
    review_due_at: context?.reviewDueAt ?? null,
    window_from: context?.windowFrom ?? null,
    hold_until: review?.state === 'awaiting.onHold' ? (context?.holdUntil ?? null) : null,
    decided_by: context?.decidedBy ?? null,
    decided_at: context?.decidedAt ?? null,
  };
}
