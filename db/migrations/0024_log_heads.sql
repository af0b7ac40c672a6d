-- From time to time the heads of logs enter the ledger of their business: up to when they were looked through.
alter table ledger_heads add column logs_entered_to timestamptz;
--> statement-breakpoint
-- Which ledgers wait for that: ids and instants, nothing that anybody typed.
create function ledgers_without_logs(since interval)
returns table (office_id uuid, business_id uuid, entered_to timestamptz)
language sql volatile security definer set search_path = public as $$
  select h.office_id, h.business_id, h.logs_entered_to from ledger_heads h
  where h.held_at is null and (h.logs_entered_to is null or h.logs_entered_to <= app_clock() - since)
  order by h.office_id, h.business_id
$$;
--> statement-breakpoint
create function mark_logs_entered(businesses uuid[], up_to timestamptz) returns void
language sql volatile security definer set search_path = public as $$
  update ledger_heads set logs_entered_to = greatest(logs_entered_to, up_to)
  where office_id = app_office() and business_id = any (businesses)
$$;
--> statement-breakpoint
revoke all on function ledgers_without_logs(interval), mark_logs_entered(uuid[], timestamptz) from public;
--> statement-breakpoint
grant execute on function ledgers_without_logs(interval), mark_logs_entered(uuid[], timestamptz) to tacite_app;
