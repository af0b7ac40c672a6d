-- How a business asks for what is late: by hand, proposed each morning, or by itself. The newest version counts.
create table dunning_plans (
  office_id uuid not null,
  business_id uuid not null,
  version integer not null,
  mode text not null,
  first_days smallint not null,
  second_days smallint not null,
  leaves_hour smallint not null,
  least_cents bigint not null,
  bank_days smallint,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint dunning_plans_pk primary key (office_id, business_id, version),
  constraint dunning_plans_version check (version > 0),
  constraint dunning_plans_mode check (mode in ('hand', 'proposed', 'automatic')),
  constraint dunning_plans_days check (first_days between 5 and 90 and second_days between first_days + 7 and 180),
  constraint dunning_plans_hour check (leaves_hour between 8 and 18),
  constraint dunning_plans_least check (least_cents between 0 and 1000000),
  constraint dunning_plans_bank check (bank_days between 1 and 60),
  foreign key (office_id, business_id) references businesses (office_id, id)
);
--> statement-breakpoint
-- A morning of a plan that asks by itself: what it announced to the owners, and when that leaves; or why it announced nothing.
create table dunning_runs (
  office_id uuid not null,
  business_id uuid not null,
  run_on date not null,
  plan_version integer not null,
  outcome text not null,
  planned integer not null,
  more boolean not null,
  leaves_at timestamptz not null,
  at timestamptz not null,
  constraint dunning_runs_pk primary key (office_id, business_id, run_on),
  constraint dunning_runs_outcome check (outcome in ('announced', 'nothing', 'stale', 'noClause', 'noOwner')),
  constraint dunning_runs_planned check ((outcome = 'announced') = (planned > 0)),
  constraint dunning_runs_ahead check (leaves_at > at),
  foreign key (office_id, business_id, plan_version) references dunning_plans (office_id, business_id, version)
);
--> statement-breakpoint
create index dunning_runs_leaves on dunning_runs (leaves_at) where planned > 0;
--> statement-breakpoint
-- By which plan a message was judged, and on which morning it was announced; both null where a person asked by hand.
alter table dunnings add column plan_version integer, add column run_on date,
  add constraint dunnings_run check (run_on is null or plan_version is not null),
  add constraint dunnings_plan_fk foreign key (office_id, business_id, plan_version) references dunning_plans (office_id, business_id, version),
  add constraint dunnings_run_fk foreign key (office_id, business_id, run_on) references dunning_runs (office_id, business_id, run_on);
--> statement-breakpoint
create index dunnings_of_run on dunnings (office_id, business_id, run_on) where run_on is not null;
--> statement-breakpoint
-- The office holds too: who did, is one of both.
alter table dunning_holds alter column owner_id drop not null, add column staff_id uuid,
  add constraint dunning_holds_by check ((owner_id is null) <> (staff_id is null));
--> statement-breakpoint
alter table dunning_hold_ends alter column owner_id drop not null, add column staff_id uuid,
  add constraint dunning_hold_ends_by check ((owner_id is null) <> (staff_id is null));
--> statement-breakpoint
-- What is to be done for plans now, in any office: this morning's run, and what a run announced whose time has come.
create function dunning_work()
returns table (office_id uuid, business_id uuid, work text)
language sql stable security definer set search_path = public as $$
  select p.office_id, p.business_id, 'run' from (
      select distinct on (q.office_id, q.business_id) q.office_id, q.business_id, q.mode from dunning_plans q
      order by q.office_id, q.business_id, q.version desc) p
    where p.mode = 'automatic' and not exists (select from dunning_runs r where r.office_id = p.office_id
      and r.business_id = p.business_id and r.run_on = (app_clock() at time zone 'Europe/Paris')::date)
  union all
  select r.office_id, r.business_id, 'leave' from dunning_runs r
    where r.planned > 0 and r.leaves_at <= app_clock() and r.leaves_at > app_clock() - interval '31 days'
      and exists (select from dunnings d where d.office_id = r.office_id and d.business_id = r.business_id
        and d.run_on = r.run_on and not exists (select from mails m where m.office_id = d.office_id and m.key = 'dunning:' || d.id)
        and not exists (select from dunning_departures x where x.office_id = d.office_id and x.dunning_id = d.id))
$$;
--> statement-breakpoint
revoke all on function dunning_work() from public;
--> statement-breakpoint
grant execute on function dunning_work() to tacite_app;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['dunning_plans', 'dunning_runs']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy office_select on %I for select to tacite_app using (office_id = (select app_office()))', t);
    execute format('create policy office_insert on %I for insert to tacite_app with check (office_id = (select app_office()))', t);
    execute format('create policy office_update on %I for update to tacite_app using (office_id = (select app_office())) with check (office_id = (select app_office()))', t);
    execute format('create policy office_delete on %I for delete to tacite_app using (office_id = (select app_office()))', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %I to tacite_app', t);
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_truncate before truncate on %I execute function refuse_change()', t);
  end loop;
end $$;
