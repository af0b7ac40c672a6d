-- A snapshot is read and written whole: kept as the text it is, not taken apart and put together again.
drop view contract.reviews;
--> statement-breakpoint
drop view contract.dispatches;
--> statement-breakpoint
alter table workflows alter column snapshot type json using snapshot::json;
--> statement-breakpoint
create view contract.reviews with (security_invoker = true) as
select w.office_id, (w.snapshot #>> '{context,businessId}')::uuid as business_id, w.id, w.subject_id as invoice_id,
  (w.snapshot #>> '{context,round}')::int as round, w.state,
  (w.snapshot #>> '{context,reviewDueAt}')::timestamptz as review_due_at,
  (w.snapshot #>> '{context,decidedAt}')::timestamptz as decided_at,
  w.snapshot #>> '{context,decidedBy}' as decided_by,
  w.snapshot #>> '{context,revisionSha256}' as revision_sha256
from public.workflows w where w.machine = 'review';
--> statement-breakpoint
create view contract.dispatches with (security_invoker = true) as
select w.office_id, w.subject_id as invoice_id, w.id, w.snapshot #>> '{context,recipient}' as recipient,
  w.snapshot #>> '{context,channel}' as channel, w.state, (w.snapshot #>> '{context,attempts}')::int as attempts,
  (w.snapshot #>> '{context,lastReceiptAt}')::timestamptz as last_receipt_at
from public.workflows w where w.machine = 'dispatch';
--> statement-breakpoint
grant select on contract.reviews, contract.dispatches to tacite_app;
--> statement-breakpoint
-- Workflows of one lane want the same locks: what comes due at once is taken lane by lane, so that workers do not wait
-- for one another.
alter table workflows add column lane smallint default 0 not null;
--> statement-breakpoint
drop index workflows_wake;
--> statement-breakpoint
create index workflows_wake on workflows (wake_at, office_id, lane) where wake_at is not null;
--> statement-breakpoint
drop function next_wake(uuid[]);
--> statement-breakpoint
create function next_wake(except_offices uuid[])
returns table (office_id uuid, wake_at timestamptz, clock timestamptz, lane smallint)
language sql volatile security definer set search_path = public as $$
  select w.office_id, w.wake_at, app_clock(), w.lane from workflows w
  where w.wake_at is not null and w.office_id <> all (except_offices) order by w.wake_at limit 1
$$;
--> statement-breakpoint
revoke all on function next_wake(uuid[]) from public;
--> statement-breakpoint
grant execute on function next_wake(uuid[]) to tacite_app;
--> statement-breakpoint
-- What an issue needs to know of a revision, without reading the whole document. Null where an older release wrote it.
alter table revisions add column terms json;
