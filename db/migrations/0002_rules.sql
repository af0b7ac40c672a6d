-- The application's role: neither owner of anything nor above row-level security. Logins become it by membership.
do $$
begin
  if not exists (select from pg_roles where rolname = 'tacite_app') then
    create role tacite_app nologin;
  end if;
exception when duplicate_object or unique_violation then null; -- another database of this cluster was faster
end $$;
--> statement-breakpoint
revoke create on schema public from public;
--> statement-breakpoint
grant usage on schema public to tacite_app;
--> statement-breakpoint
revoke all on function move_clock(bigint) from public;
--> statement-breakpoint
grant execute on function move_clock(bigint) to tacite_app;
--> statement-breakpoint
grant select on clock_control to tacite_app;
--> statement-breakpoint
-- Row-level security by office: enabled, forced, one policy per command. The owner's policy serves the few
-- security-definer functions below, which answer narrow questions that come before an office is known.
do $$
declare t record;
begin
  for t in
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'office_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  loop
    execute format('alter table %I enable row level security', t.relname);
    execute format('alter table %I force row level security', t.relname);
    execute format('create policy office_select on %I for select to tacite_app using (office_id = (select app_office()))', t.relname);
    execute format('create policy office_insert on %I for insert to tacite_app with check (office_id = (select app_office()))', t.relname);
    execute format('create policy office_update on %I for update to tacite_app using (office_id = (select app_office())) with check (office_id = (select app_office()))', t.relname);
    execute format('create policy office_delete on %I for delete to tacite_app using (office_id = (select app_office()))', t.relname);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t.relname);
    execute format('grant select, insert on %I to tacite_app', t.relname);
  end loop;
end $$;
--> statement-breakpoint
grant update on offices, staff, staff_invitations, sessions, businesses, owners, customers, invoices, drafts, workflows,
  mails, links, provisional_counters to tacite_app;
--> statement-breakpoint
grant delete on sessions, link_sessions, drafts, mails to tacite_app;
--> statement-breakpoint
revoke insert on offices from tacite_app;
--> statement-breakpoint
grant update (ends_on) on mandates to tacite_app;
--> statement-breakpoint
revoke insert on ledger_heads, series from tacite_app;
--> statement-breakpoint
grant select, insert, delete on attempts to tacite_app;
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
-- A second line behind the grants: these tables refuse changes by their owner as well.
do $$
declare t text;
begin
  foreach t in array array['transitions', 'ledger', 'issued_invoices', 'documents', 'revisions', 'exchanges',
                           'provider_events', 'acknowledgements', 'policies']
  loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_truncate before truncate on %I execute function refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
create function open_ledger() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into ledger_heads (office_id, business_id, sequence, hash)
  values (new.office_id, new.id, 0, sha256(convert_to('tacite ledger ' || new.id, 'UTF8')));
  return null;
end $$;
--> statement-breakpoint
create trigger open_ledger after insert on businesses for each row execute function open_ledger();
--> statement-breakpoint
-- Locks the ledgers of the businesses, in id order, and only then reads the time: instants of issue follow numbers.
create function lock_ledgers(business_ids uuid[])
returns table (business_id uuid, sequence integer, hash bytea, locked_at timestamptz)
language plpgsql volatile security definer set search_path = public as $$
declare locked timestamptz;
begin
  perform 1 from ledger_heads h
    where h.office_id = app_office() and h.business_id = any (business_ids) order by h.business_id for update;
  locked := app_clock();
  return query select h.business_id, h.sequence, h.hash, locked from ledger_heads h
    where h.office_id = app_office() and h.business_id = any (business_ids);
end $$;
--> statement-breakpoint
-- Numbers of a series are 1, 2, 3… in the order of time, whatever statement wrote them.
create function take_numbers() returns trigger language plpgsql security definer set search_path = public as $$
declare bad text;
begin
  perform 1 from ledger_heads h join (select distinct n.office_id, n.business_id from added n) n
    on h.office_id = n.office_id and h.business_id = n.business_id order by h.business_id for update of h;
  select n.number into bad from (
    select a.number, a.issued_at, a.sequence, s.last_issued_at,
      coalesce(s.last_sequence, 0) + row_number() over w as expected,
      lag(a.issued_at) over w as earlier
    from added a left join series s
      on s.office_id = a.office_id and s.business_id = a.business_id and s.series = a.series
    window w as (partition by a.office_id, a.business_id, a.series order by a.sequence)) n
  where n.sequence <> n.expected or n.issued_at < n.earlier or n.issued_at < n.last_issued_at limit 1;
  if bad is not null then
    raise exception 'number % is not the next of its series', bad using errcode = 'integrity_constraint_violation';
  end if;
  insert into series as s (office_id, business_id, series, last_sequence, last_issued_at)
  select office_id, business_id, a.series, max(sequence), max(issued_at) from added a group by 1, 2, 3
  on conflict (office_id, business_id, series)
  do update set last_sequence = excluded.last_sequence, last_issued_at = excluded.last_issued_at;
  return null;
end $$;
--> statement-breakpoint
create trigger take_numbers after insert on issued_invoices referencing new table as added
  for each statement execute function take_numbers();
--> statement-breakpoint
create function chain_ledger() returns trigger language plpgsql security definer set search_path = public as $$
declare bad text;
begin
  perform 1 from ledger_heads h join (select distinct n.office_id, n.business_id from added n) n
    on h.office_id = n.office_id and h.business_id = n.business_id order by h.business_id for update of h;
  select format('%s of %s', n.sequence, n.business_id) into bad from (
    select a.*, h.sequence + row_number() over w as expected,
      coalesce(lag(a.hash) over w, h.hash) as head, lead(a.sequence) over w is null as is_last
    from added a join ledger_heads h on h.office_id = a.office_id and h.business_id = a.business_id
    window w as (partition by a.office_id, a.business_id order by a.sequence)) n
  where n.sequence <> n.expected or n.previous_hash <> n.head
    or n.hash <> sha256(n.previous_hash || convert_to(n.payload, 'UTF8'))
    or (n.is_last and n.signature is null) limit 1;
  if bad is not null then
    raise exception 'ledger entry % does not follow its chain', bad using errcode = 'integrity_constraint_violation';
  end if;
  update ledger_heads h set sequence = n.sequence, hash = n.hash
  from (select distinct on (office_id, business_id) office_id, business_id, sequence, hash from added
        order by office_id, business_id, sequence desc) n
  where h.office_id = n.office_id and h.business_id = n.business_id;
  return null;
end $$;
--> statement-breakpoint
create trigger chain_ledger after insert on ledger referencing new table as added
  for each statement execute function chain_ledger();
--> statement-breakpoint
-- From issue on, what an invoice says is fixed; what becomes of it (its states) goes on.
create function keep_issued() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'invoices are not deleted' using errcode = 'insufficient_privilege';
  end if;
  if old.number is not null and
    (old.office_id, old.id, old.business_id, old.customer_id, old.kind, old.provisional_ref, old.subject, old.buyer_name,
     old.payable_cents, old.currency, old.special_cases, old.number, old.issued_on, old.due_on, old.round,
     old.review_state, old.decided_by, old.decided_at) is distinct from
    (new.office_id, new.id, new.business_id, new.customer_id, new.kind, new.provisional_ref, new.subject, new.buyer_name,
     new.payable_cents, new.currency, new.special_cases, new.number, new.issued_on, new.due_on, new.round,
     new.review_state, new.decided_by, new.decided_at) then
    raise exception 'invoice % is issued: only a credit note changes it', old.number using errcode = 'insufficient_privilege';
  end if;
  if old.number is null and new.number is not null and not exists (
    select from issued_invoices i where i.office_id = new.office_id and i.invoice_id = new.id and i.number = new.number) then
    raise exception 'number % was not issued', new.number using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_issued before update or delete on invoices for each row execute function keep_issued();
--> statement-breakpoint
create function keep_issued_draft() returns trigger language plpgsql as $$
begin
  if exists (select from issued_invoices i where i.office_id = old.office_id and i.invoice_id = old.invoice_id) then
    raise exception 'the draft of an issued invoice is kept' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger keep_issued_draft before update or delete on drafts for each row execute function keep_issued_draft();
--> statement-breakpoint
-- Narrow questions that come before an office is known. Each returns at most what is needed to choose the office.
create function office_of_link(token text) returns table (office_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select office_id, id from links where token_sha256 = token
$$;
--> statement-breakpoint
create function office_of_link_session(session text) returns table (office_id uuid, link_id uuid)
language sql stable security definer set search_path = public as $$
  select office_id, link_id from link_sessions where id = session
$$;
--> statement-breakpoint
create function office_of_session(session text) returns uuid
language sql stable security definer set search_path = public as $$
  select office_id from sessions where id = session
$$;
--> statement-breakpoint
create function office_of_invitation(token text) returns uuid
language sql stable security definer set search_path = public as $$
  select office_id from staff_invitations where token_sha256 = token
$$;
--> statement-breakpoint
create function offices_of_staff(address text) returns table (office_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select office_id, id from staff where email = address and disabled_at is null and password_hash is not null
$$;
--> statement-breakpoint
create function office_of_mail(provider text) returns table (office_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select office_id, id from mails where provider_id = provider
$$;
--> statement-breakpoint
-- Which office has the earliest work, for the poller; the work itself is read and done under that office's policies.
create function next_wake(except_offices uuid[]) returns table (office_id uuid, wake_at timestamptz, clock timestamptz)
language sql volatile security definer set search_path = public as $$
  select w.office_id, w.wake_at, app_clock() from workflows w
  where w.wake_at is not null and w.office_id <> all (except_offices) order by w.wake_at limit 1
$$;
--> statement-breakpoint
create function running_machines() returns table (machine text, version integer, timer text)
language sql stable security definer set search_path = public as $$
  select distinct w.machine, w.version, t.type
  from workflows w left join lateral jsonb_to_recordset(w.timers) as t(type text) on true where w.status = 'active'
$$;
--> statement-breakpoint
create function demo_offices() returns table (office_id uuid, name text)
language sql stable security definer set search_path = public as $$
  select office_id, name from offices where (select movable from clock_control)
$$;
--> statement-breakpoint
revoke all on all functions in schema public from public;
--> statement-breakpoint
grant execute on all functions in schema public to tacite_app;
--> statement-breakpoint
do $$ begin
  if not pg_has_role(current_user, 'tacite_app', 'member') then execute 'grant tacite_app to current_user'; end if;
end $$;
