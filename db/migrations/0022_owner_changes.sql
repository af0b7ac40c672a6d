-- Who may approve is as grave as where the money goes: what changes of it is kept, told, and can be objected to.
-- Null: the address was there before this was kept, or was given back after an objection.
alter table owners add column address_since timestamptz;
--> statement-breakpoint
create table owner_changes (
  office_id uuid not null,
  id uuid default uuidv7() not null,
  business_id uuid not null,
  owner_id uuid not null,
  kind text not null,
  name text not null,
  old_email text default '' not null,
  new_email text default '' not null,
  old_since timestamptz,
  staff_id uuid,
  staff_name text not null,
  at timestamptz default app_clock() not null,
  objected_at timestamptz,
  objected_by text default '' not null,
  constraint owner_changes_office_id_id_pk primary key (office_id, id),
  constraint owner_changes_kind check (kind in ('added', 'moved', 'removed')),
  foreign key (office_id, owner_id) references owners (office_id, id)
);
--> statement-breakpoint
create index owner_changes_business on owner_changes (office_id, business_id, at desc);
--> statement-breakpoint
create index owner_changes_owner on owner_changes (office_id, owner_id);
--> statement-breakpoint
create table owner_notices (
  office_id uuid not null,
  id uuid not null,
  change_id uuid not null,
  owner_id uuid not null,
  email text not null,
  token_sha256 text not null,
  expires_at timestamptz not null,
  constraint owner_notices_office_id_id_pk primary key (office_id, id),
  constraint owner_notices_token_sha256_unique unique (token_sha256),
  foreign key (office_id, change_id) references owner_changes (office_id, id),
  foreign key (office_id, owner_id) references owners (office_id, id)
);
--> statement-breakpoint
create index owner_notices_change on owner_notices (office_id, change_id);
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['owner_changes', 'owner_notices'] loop
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
-- An objection is added once; a person who is erased goes out of it. What was done, when and by whom stays.
grant update (objected_at, objected_by, name, old_email, new_email) on owner_changes to tacite_app;
--> statement-breakpoint
grant update (email) on owner_notices to tacite_app;
--> statement-breakpoint
create function office_of_owner_notice(token text) returns uuid
language sql stable security definer set search_path = public as $$
  select office_id from owner_notices where token_sha256 = token
$$;
--> statement-breakpoint
revoke all on function office_of_owner_notice(text) from public;
--> statement-breakpoint
grant execute on function office_of_owner_notice(text) to tacite_app;
--> statement-breakpoint
alter table security_events drop constraint security_events_event;
--> statement-breakpoint
alter table security_events add constraint security_events_event check (event in ('signedIn', 'newDevice', 'passwordChanged',
  'passwordReset', 'factorChanged', 'codesMade', 'codeUsed', 'passkeyAdded', 'passkeyRemoved', 'addressChanged', 'roleChanged',
  'disabled', 'enabled', 'invited', 'invitationWithdrawn', 'sessionsEnded', 'ownerAdded', 'ownerMoved', 'ownerRemoved'));
