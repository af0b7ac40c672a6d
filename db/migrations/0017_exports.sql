-- Exports that somebody asked for: made by a job, kept for a day beside the documents, given to whoever asked.
create table exports (
  office_id uuid not null references offices (office_id),
  id uuid default uuidv7() not null,
  -- Null: the whole office.
  business_id uuid,
  staff_id uuid not null,
  locale text not null,
  state text default 'waiting' not null,
  files integer,
  bytes bigint,
  sha256 text,
  requested_at timestamptz default app_clock() not null,
  ready_at timestamptz,
  expires_at timestamptz,
  constraint exports_office_id_id_pk primary key (office_id, id),
  constraint exports_locale check (locale in ('fr', 'en')),
  constraint exports_state check (state in ('waiting', 'failed', 'ready', 'gone')),
  constraint exports_made check (state in ('waiting', 'failed') or (sha256 is not null and expires_at is not null)),
  constraint exports_business_fk foreign key (office_id, business_id) references businesses (office_id, id),
  constraint exports_staff_fk foreign key (office_id, staff_id) references staff (office_id, id)
);
--> statement-breakpoint
-- Who took an export away, when and from where. Insert only.
create table export_downloads (
  office_id uuid not null,
  id uuid default uuidv7() not null,
  export_id uuid not null,
  staff_id uuid not null,
  address text not null,
  at timestamptz default app_clock() not null,
  constraint export_downloads_office_id_id_pk primary key (office_id, id),
  constraint export_downloads_export_fk foreign key (office_id, export_id) references exports (office_id, id) on delete cascade,
  constraint export_downloads_staff_fk foreign key (office_id, staff_id) references staff (office_id, id)
);
--> statement-breakpoint
create index export_downloads_export on export_downloads (office_id, export_id);
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['exports', 'export_downloads'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy office_select on %I for select to tacite_app using (office_id = (select app_office()))', t);
    execute format('create policy office_insert on %I for insert to tacite_app with check (office_id = (select app_office()))', t);
    execute format('create policy office_update on %I for update to tacite_app using (office_id = (select app_office())) with check (office_id = (select app_office()))', t);
    execute format('create policy office_delete on %I for delete to tacite_app using (office_id = (select app_office()))', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %I to tacite_app', t);
  end loop;
end $$;
--> statement-breakpoint
grant update (state, files, bytes, sha256, ready_at, expires_at) on exports to tacite_app;
--> statement-breakpoint
-- As before, and exports: a day for the file, a year for the fact.
create or replace function purge_expired() returns integer language plpgsql volatile security definer set search_path = public as $$
declare gone integer; total integer := 0;
begin
  delete from document_opens where at < app_clock() - interval '365 days';
  get diagnostics gone = row_count; total := total + gone;
  -- Sessions run on the clock of the world, which no demonstration moves.
  delete from sessions where ends_at < clock_timestamp() - interval '1 day';
  get diagnostics gone = row_count; total := total + gone;
  delete from link_sessions where expires_at < clock_timestamp() - interval '1 day';
  get diagnostics gone = row_count; total := total + gone;
  delete from staff_tokens where expires_at < clock_timestamp() - interval '1 day';
  get diagnostics gone = row_count; total := total + gone;
  delete from challenges where expires_at < clock_timestamp() - interval '1 day';
  get diagnostics gone = row_count; total := total + gone;
  delete from attempts where at < app_clock() - interval '1 day';
  get diagnostics gone = row_count; total := total + gone;
  delete from security_events where at < app_clock() - interval '365 days';
  get diagnostics gone = row_count; total := total + gone;
  delete from staff_devices where seen_at < app_clock() - interval '365 days';
  get diagnostics gone = row_count; total := total + gone;
  delete from staff_invitations where expires_at < app_clock() - interval '365 days';
  get diagnostics gone = row_count; total := total + gone;
  delete from exports where requested_at < app_clock() - interval '365 days';
  get diagnostics gone = row_count; total := total + gone;
  update exports set state = 'gone' where state = 'ready' and expires_at < app_clock();
  return total;
end $$;
--> statement-breakpoint
-- Whose files a worker may take away, in every office. Their ids name nothing else.
create function ended_exports() returns setof uuid language sql stable security definer set search_path = public as $$
  select id from exports where state = 'gone' and expires_at > app_clock() - interval '30 days'
$$;
--> statement-breakpoint
revoke all on function ended_exports() from public;
--> statement-breakpoint
grant execute on function ended_exports() to tacite_app;
