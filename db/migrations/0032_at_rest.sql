-- What workflows may be about, and whose books that belongs to: whatever a machine is about is verified and exported with them.
create view subjects with (security_invoker = true) as
  select office_id, id, business_id, 'invoice' as kind from invoices
  union all
  select office_id, id, id, 'business' from businesses;
--> statement-breakpoint
grant select on subjects to tacite_app;
--> statement-breakpoint
-- Workflows that wait for nothing, though something may still come, are many more than those that run: a process that starts
-- asks of the former only which machines they are of, one look each.
update workflows set status = 'resting'
  where status = 'active' and wake_at is null and machine = 'dispatch' and state in ('sent', 'delivered', 'opened');
--> statement-breakpoint
create index workflows_resting on workflows (machine, version) where status = 'resting';
--> statement-breakpoint
create or replace function running_machines() returns table (machine text, version integer, timer text)
language sql stable security definer set search_path = public as $$
  select distinct w.machine, w.version, t.type
  from workflows w left join lateral jsonb_to_recordset(w.timers) as t(type text) on true where w.status = 'active'
  union all
  (with recursive resting as (
    (select r.machine, r.version from workflows r where r.status = 'resting' order by r.machine, r.version limit 1)
    union all
    select n.machine, n.version from resting k cross join lateral (
      select r.machine, r.version from workflows r
      where r.status = 'resting' and (r.machine, r.version) > (k.machine, k.version)
      order by r.machine, r.version limit 1) n)
  select resting.machine, resting.version, null from resting)
$$;
