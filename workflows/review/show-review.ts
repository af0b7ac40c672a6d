import { sql } from 'drizzle-orm';
import { invoices } from '#db/schema/index.ts';
import type { Shows } from '../engine/show.ts';
import type { ReviewContext, ReviewEvent } from './events.ts';

/** What lists show of a review. What the issue fixed is copied from the sealed document. */
export const showReview: Shows<ReviewContext, ReviewEvent> = {
  table: invoices,
  columns: {
    review_state: 'text',
    round: 'int',
    review_due_at: 'timestamptz',
    window_from: 'timestamptz',
    hold_until: 'timestamptz',
    decided_by: 'text',
    decided_at: 'timestamptz',
  },
  row: ({ state, context }) => ({
    review_state: state,
    round: context.round,
    review_due_at: context.reviewDueAt,
    window_from: context.windowFrom,
    hold_until: state === 'awaiting.onHold' ? context.holdUntil : null,
    decided_by: context.decidedBy,
    decided_at: context.decidedAt,
  }),
  also: sql`(number, issued_on, due_on) = (select coalesce(s.number, i.number), coalesce(s.issued_on, i.issued_on),
      coalesce(s.due_on, i.due_on)
    from (select) x left join issued_invoices s
      on s.office_id = i.office_id and s.invoice_id = i.id and n.review_state = 'issued')`,
};
