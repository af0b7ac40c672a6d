-- Four eyes: with it on, what a biller drafts is read by a supervisor before its owner sees it.
alter table offices add column four_eyes boolean default false not null;
--> statement-breakpoint
alter table invoices add column release_asked_at timestamptz;
--> statement-breakpoint
alter table invoices alter column status set expression as (case
          when dispatch_state in ('sent', 'delivered', 'opened', 'rejected') then dispatch_state
          when dispatch_state in ('bounced', 'failed', 'needsAttention') then 'undelivered'
          when dispatch_state is not null or review_state = 'issued' then 'issued'
          when release_asked_at is not null and review_state in ('preparing', 'withdrawn', 'correcting') then 'toRelease'
          when review_state = 'preparing' then 'draft'
          when review_state = 'awaiting.asking' then 'asking'
          when review_state = 'awaiting.running' then 'awaiting'
          when review_state = 'awaiting.lapsed' then 'lapsed'
          when review_state = 'awaiting.onHold' then 'onHold'
          when review_state = 'awaiting.undelivered' then 'requestUndelivered'
          when review_state = 'correcting' then 'correction'
          else review_state end);
--> statement-breakpoint
-- Who asked for a second reader, of which content, and what that reader said. Insert only.
create table release_acts (
  office_id uuid not null,
  id uuid default uuidv7() not null,
  invoice_id uuid not null,
  act text not null,
  staff_id uuid not null,
  staff_name text not null,
  note text default '' not null,
  content_sha256 text not null,
  at timestamptz not null,
  constraint release_acts_office_id_id_pk primary key (office_id, id),
  constraint release_acts_act check (act in ('asked', 'released', 'returned')),
  foreign key (office_id, invoice_id) references invoices (office_id, id),
  foreign key (office_id, staff_id) references staff (office_id, id)
);
--> statement-breakpoint
create index release_acts_invoice on release_acts (office_id, invoice_id, at desc);
--> statement-breakpoint
-- The one-time code that a policy asks for above an amount: of one session of a link, with a few tries; its digits are derived from the id when they are needed.
alter table link_sessions
  add column code_id uuid,
  add column code_expires_at timestamptz,
  add column code_tries integer default 0 not null,
  add column confirmed_at timestamptz;
--> statement-breakpoint
grant update (code_id, code_expires_at, code_tries, confirmed_at) on link_sessions to tacite_app;
--> statement-breakpoint
-- « It was not me » and reports of abuse, from whoever holds a link. Insert only.
create table link_reports (
  office_id uuid not null,
  id uuid default uuidv7() not null,
  link_id uuid not null,
  kind text not null,
  body text default '' not null,
  address text default '' not null,
  at timestamptz default app_clock() not null,
  constraint link_reports_office_id_id_pk primary key (office_id, id),
  constraint link_reports_kind check (kind in ('notMe', 'abuse')),
  foreign key (office_id, link_id) references links (office_id, id)
);
--> statement-breakpoint
create index link_reports_link on link_reports (office_id, link_id);
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['release_acts', 'link_reports']
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
