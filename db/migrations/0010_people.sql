-- Where a session was opened, when it was last used, and when its person last gave a factor: what the list of sessions
-- shows and what a fresh confirmation is measured by. World time, like the ends of a session.
alter table sessions
  add column user_agent text default '' not null,
  add column address text default '' not null,
  add column seen_at timestamptz default clock_timestamp() not null,
  add column factor_at timestamptz;
--> statement-breakpoint
update sessions set factor_at = created_at where second_factor;
--> statement-breakpoint
-- Ten codes for the day the telephone is lost, under one salt a set (argon2id): a set is told by its salt.
create table recovery_codes (
  office_id uuid not null,
  id uuid default uuidv7() not null,
  staff_id uuid not null,
  salt text not null,
  code_hash text not null,
  used_at timestamptz,
  created_at timestamptz default clock_timestamp() not null,
  constraint recovery_codes_office_id_id_pk primary key (office_id, id),
  constraint recovery_codes_code unique (office_id, staff_id, code_hash),
  foreign key (office_id, staff_id) references staff (office_id, id)
);
--> statement-breakpoint
-- Passkeys (WebAuthn). The public key in COSE, base64url; the counter only grows.
create table passkeys (
  office_id uuid not null,
  id uuid default uuidv7() not null,
  staff_id uuid not null,
  credential_id text not null,
  public_key text not null,
  counter bigint not null,
  transports text[] default '{}' not null,
  name text not null,
  synced boolean not null,
  created_at timestamptz default clock_timestamp() not null,
  used_at timestamptz,
  constraint passkeys_office_id_id_pk primary key (office_id, id),
  constraint passkeys_credential unique (office_id, credential_id),
  foreign key (office_id, staff_id) references staff (office_id, id)
);
--> statement-breakpoint
create index passkeys_staff on passkeys (office_id, staff_id);
--> statement-breakpoint
create index passkeys_lookup on passkeys (credential_id);
--> statement-breakpoint
-- Links by mail to a person of the office: a new password, an address to confirm.
create table staff_tokens (
  office_id uuid not null,
  id uuid default uuidv7() not null,
  staff_id uuid not null,
  purpose text not null,
  token_sha256 text not null unique,
  email text default '' not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz default clock_timestamp() not null,
  constraint staff_tokens_office_id_id_pk primary key (office_id, id),
  constraint staff_tokens_purpose check (purpose in ('password', 'address')),
  foreign key (office_id, staff_id) references staff (office_id, id)
);
--> statement-breakpoint
-- Browsers a person has signed in with, by the hash of a cookie: another one is told by mail.
create table staff_devices (
  office_id uuid not null,
  id text not null,
  staff_id uuid not null,
  first_seen_at timestamptz default clock_timestamp() not null,
  seen_at timestamptz default clock_timestamp() not null,
  constraint staff_devices_office_id_staff_id_id_pk primary key (office_id, staff_id, id),
  foreign key (office_id, staff_id) references staff (office_id, id)
);
--> statement-breakpoint
-- What happened to the access of a person: who did it, from where. Insert only.
create table security_events (
  office_id uuid not null,
  id uuid default uuidv7() not null,
  staff_id uuid not null,
  event text not null,
  actor text not null,
  detail text default '' not null,
  user_agent text default '' not null,
  address text default '' not null,
  at timestamptz default clock_timestamp() not null,
  constraint security_events_office_id_id_pk primary key (office_id, id),
  constraint security_events_event check (event in ('signedIn', 'newDevice', 'passwordChanged', 'passwordReset',
    'factorChanged', 'codesMade', 'codeUsed', 'passkeyAdded', 'passkeyRemoved', 'addressChanged', 'roleChanged',
    'disabled', 'enabled', 'invited', 'invitationWithdrawn', 'sessionsEnded')),
  foreign key (office_id, staff_id) references staff (office_id, id)
);
--> statement-breakpoint
create index security_events_staff on security_events (office_id, staff_id, at desc);
--> statement-breakpoint
-- What an authenticator has to sign: of one browser, for one purpose, once. Of nobody yet, so of no office.
create table challenges (
  id text not null,
  purpose text not null,
  challenge text not null,
  expires_at timestamptz not null,
  constraint challenges_id_purpose_pk primary key (id, purpose),
  constraint challenges_purpose check (purpose in ('register', 'authenticate'))
);
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['recovery_codes', 'passkeys', 'staff_tokens', 'staff_devices', 'security_events']
  loop
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
grant update, delete on recovery_codes, passkeys, staff_tokens, staff_devices to tacite_app;
--> statement-breakpoint
grant select, insert, update, delete on challenges to tacite_app;
--> statement-breakpoint
create trigger append_only before update or delete on security_events for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_truncate before truncate on security_events execute function refuse_change();
--> statement-breakpoint
create function office_of_passkey(credential text) returns table (office_id uuid, staff_id uuid)
language sql stable security definer set search_path = public as $$
  select p.office_id, p.staff_id from passkeys p where p.credential_id = credential
$$;
--> statement-breakpoint
create function office_of_staff_token(token text) returns uuid
language sql stable security definer set search_path = public as $$
  select office_id from staff_tokens where token_sha256 = token
$$;
--> statement-breakpoint
revoke all on function office_of_passkey(text), office_of_staff_token(text) from public;
--> statement-breakpoint
grant execute on function office_of_passkey(text), office_of_staff_token(text) to tacite_app;
