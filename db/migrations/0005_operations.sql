-- The web and worker processes at work, seen by the beats of their hearts. Of the machines, not of an office.
create table processes (
  id uuid default uuidv7() primary key,
  kind text not null,
  host text not null,
  pid integer not null,
  version text not null,
  started_at timestamptz default clock_timestamp() not null,
  seen_at timestamptz default clock_timestamp() not null,
  late_ms bigint default 0 not null,
  constraint processes_kind check (kind in ('web', 'worker'))
);
--> statement-breakpoint
grant select, insert, update, delete on processes to tacite_app;
--> statement-breakpoint
-- What a person told the engine to do. Insert only.
create table operator_acts (
  office_id uuid not null references offices (office_id),
  id uuid default uuidv7() not null,
  act text not null,
  subject text default '' not null,
  items integer not null,
  actor text not null,
  at timestamptz default app_clock() not null,
  constraint operator_acts_office_id_id_pk primary key (office_id, id),
  constraint operator_acts_act check (act in ('retryWorkflow', 'retryWorkflows', 'rerunJob', 'rerunJobs')),
  constraint operator_acts_items check (items > 0)
);
--> statement-breakpoint
alter table operator_acts enable row level security;
--> statement-breakpoint
alter table operator_acts force row level security;
--> statement-breakpoint
create policy office_select on operator_acts for select to tacite_app using (office_id = (select app_office()));
--> statement-breakpoint
create policy office_insert on operator_acts for insert to tacite_app with check (office_id = (select app_office()));
--> statement-breakpoint
create policy office_update on operator_acts for update to tacite_app using (office_id = (select app_office())) with check (office_id = (select app_office()));
--> statement-breakpoint
create policy office_delete on operator_acts for delete to tacite_app using (office_id = (select app_office()));
--> statement-breakpoint
create policy owner_all on operator_acts to current_user using (true) with check (true);
--> statement-breakpoint
grant select, insert on operator_acts to tacite_app;
--> statement-breakpoint
create trigger append_only before update or delete on operator_acts for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_truncate before truncate on operator_acts execute function refuse_change();
--> statement-breakpoint
-- What waits, by office and machine, without reading a workflow's row. An expiry ends its workflow and leaves no entry.
create index workflows_active on workflows (office_id, machine, wake_at) where status = 'active';
--> statement-breakpoint
-- The last hour of the log, for how late timers were. The table only grows, so a summary of each range of pages will do.
create index transitions_recorded on transitions using brin (recorded_at) with (pages_per_range = 32, autosummarize = on);
--> statement-breakpoint
-- Jobs that have been tried, by office; those that wait for their first try are not in it, so putting one in costs nothing.
create index job_tried_by_office on pgboss.job ((data ->> 'officeId'), state) where state in ('retry', 'active', 'failed');
