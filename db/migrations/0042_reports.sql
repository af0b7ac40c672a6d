-- What reports read beside lists, and what the accountant is given: what a document asks for in several parts, what moved since a
-- day, accounts of each business, and which journals were taken away.
alter table invoices add column asked_parts jsonb;
--> statement-breakpoint
update invoices i set asked_parts = (w.snapshot #> '{context,parts}')::jsonb from workflows w
where w.office_id = i.office_id and w.subject_id = i.id and w.machine = 'settlement'
  and (json_array_length(w.snapshot #> '{context,parts}') <> 1 or w.snapshot #>> '{context,parts,0,of}' <> 'whole');
--> statement-breakpoint
create index invoices_owed on invoices (office_id, business_id, customer_id)
  include (currency, balance_cents, issued_on, due_on, id) where balance_cents > 0 and asked_parts is null;
--> statement-breakpoint
create index invoices_several on invoices (office_id, business_id) where asked_parts is not null;
--> statement-breakpoint
create index issued_invoices_day on issued_invoices (office_id, issued_on, business_id);
--> statement-breakpoint
create index allocations_at on allocations (office_id, at);
--> statement-breakpoint
create index allocation_reversals_at on allocation_reversals (office_id, at);
--> statement-breakpoint
create index payments_day on payments (office_id, paid_on);
--> statement-breakpoint
-- Accounts by what they are for; the newest version counts. Nothing of it is edited.
create table accounting_plans (
  office_id uuid not null,
  business_id uuid not null,
  version integer not null,
  accounts jsonb not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint accounting_plans_pk primary key (office_id, business_id, version),
  constraint accounting_plans_version check (version > 0),
  foreign key (office_id, business_id) references businesses (office_id, id)
);
--> statement-breakpoint
-- Journals of a period that somebody took away; `plan_version` 0: the usual accounts.
create table accounting_exports (
  office_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  from_on date not null,
  to_on date not null,
  format text not null,
  plan_version integer not null,
  entries integer not null,
  left_out integer not null,
  debit_cents bigint not null,
  sha256 text not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint accounting_exports_pk primary key (office_id, id),
  constraint accounting_exports_format check (format in ('fec', 'csv')),
  constraint accounting_exports_period check (from_on <= to_on),
  foreign key (office_id, business_id) references businesses (office_id, id)
);
--> statement-breakpoint
create index accounting_exports_business on accounting_exports (office_id, business_id, at desc);
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['accounting_plans', 'accounting_exports']
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
