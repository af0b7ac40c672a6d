-- Read-only views for operators, auditors and tests from outside; the reader's own rights and policies apply.
create schema contract;
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
create view contract.transitions with (security_invoker = true) as
select office_id, workflow_id, machine, version, sequence, event, from_state, to_state, actor, at,
  encode(hash, 'hex') as hash, encode(previous_hash, 'hex') as previous_hash
from public.transitions;
--> statement-breakpoint
create view contract.invoices with (security_invoker = true) as
select i.office_id, i.business_id, i.id, i.kind, i.provisional_ref, s.series, s.sequence, s.number, i.status, s.issued_at,
  coalesce(s.total_cents, i.payable_cents) as total_cents, i.currency, s.content_sha256, d.sha256 as pdf_sha256
from public.invoices i
left join public.issued_invoices s on s.office_id = i.office_id and s.invoice_id = i.id
left join public.documents d on d.office_id = i.office_id and d.invoice_id = i.id and d.kind = 'pdf';
--> statement-breakpoint
create view contract.ledger with (security_invoker = true) as
select office_id, business_id, sequence, kind, subject_id, at, encode(hash, 'hex') as hash,
  encode(previous_hash, 'hex') as previous_hash, encode(signature, 'hex') as signature, key_id
from public.ledger;
--> statement-breakpoint
create view contract.dispatches with (security_invoker = true) as
select w.office_id, w.subject_id as invoice_id, w.id, w.snapshot #>> '{context,recipient}' as recipient,
  w.snapshot #>> '{context,channel}' as channel, w.state, (w.snapshot #>> '{context,attempts}')::int as attempts,
  (w.snapshot #>> '{context,lastReceiptAt}')::timestamptz as last_receipt_at
from public.workflows w where w.machine = 'dispatch';
--> statement-breakpoint
create view contract.jobs with (security_invoker = true) as
select (j.data ->> 'officeId')::uuid as office_id, j.data ->> 'key' as key, j.name as kind, j.state::text as state,
  j.retry_count as attempts, j.start_after as run_at
from pgboss.job j
where j.data ? 'officeId' and ((j.data ->> 'officeId')::uuid = public.app_office()
  or pg_has_role(current_user, (select relowner from pg_class where oid = 'public.invoices'::regclass), 'member'));
--> statement-breakpoint
grant usage on schema contract to tacite_app;
--> statement-breakpoint
grant select on all tables in schema contract to tacite_app;
--> statement-breakpoint
grant usage on schema pgboss to tacite_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema pgboss to tacite_app;
--> statement-breakpoint
grant usage, select on all sequences in schema pgboss to tacite_app;
--> statement-breakpoint
grant execute on all functions in schema pgboss to tacite_app;
