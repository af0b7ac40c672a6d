-- Who opened which document: staff, owner or customer, by a session or by the link of a mail. Nothing decides by it.
create table document_opens (
  office_id uuid not null,
  id uuid default uuidv7() not null,
  invoice_id uuid not null,
  document text not null,
  reader text not null,
  reader_id uuid not null,
  via text not null,
  at timestamptz default app_clock() not null,
  constraint document_opens_office_id_id_pk primary key (office_id, id),
  constraint document_opens_document check (document in ('draft', 'issued')),
  constraint document_opens_reader check (reader in ('staff', 'owner', 'customer')),
  constraint document_opens_via check (via in ('session', 'link')),
  constraint document_opens_invoice_fk foreign key (office_id, invoice_id) references invoices (office_id, id)
);
--> statement-breakpoint
create index document_opens_invoice on document_opens (office_id, invoice_id, at);
--> statement-breakpoint
create index document_opens_at on document_opens (at);
--> statement-breakpoint
-- Who was given what is kept on a person, and who was erased at whose request. Insert only.
create table privacy_acts (
  office_id uuid not null references offices (office_id),
  id uuid default uuidv7() not null,
  act text not null,
  person text not null,
  person_id uuid not null,
  actor text not null,
  at timestamptz default app_clock() not null,
  constraint privacy_acts_office_id_id_pk primary key (office_id, id),
  constraint privacy_acts_act check (act in ('exported', 'erased')),
  constraint privacy_acts_person check (person in ('staff', 'owner', 'customer'))
);
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['document_opens', 'privacy_acts'] loop
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
grant delete on document_opens to tacite_app;
--> statement-breakpoint
create trigger append_only before update or delete on privacy_acts for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_truncate before truncate on privacy_acts execute function refuse_change();
--> statement-breakpoint
-- Takes away what has been kept for as long as the register says (workflows/privacy/register.ts), in every office.
-- What happened to somebody's access is kept for a year, and until then by everybody.
drop trigger append_only on security_events;
--> statement-breakpoint
create trigger append_only before update on security_events for each row execute function refuse_change();
--> statement-breakpoint
create trigger keep_a_year before delete on security_events for each row
  when (old.at >= app_clock() - interval '365 days') execute function refuse_change();
--> statement-breakpoint
create function purge_expired() returns integer language plpgsql volatile security definer set search_path = public as $$
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
  return total;
end $$;
--> statement-breakpoint
revoke all on function purge_expired() from public;
--> statement-breakpoint
grant execute on function purge_expired() to tacite_app;
