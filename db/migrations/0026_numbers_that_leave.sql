-- What was written to a ledger and no anchor outside of this database is known to vouch for yet. Insert and delete only: a
-- batch of an issue waits for no other's row.
create table unanchored (
  office_id uuid not null,
  business_id uuid not null,
  sequence integer not null,
  constraint unanchored_office_id_business_id_sequence_pk primary key (office_id, business_id, sequence)
);
--> statement-breakpoint
alter table unanchored enable row level security;
--> statement-breakpoint
alter table unanchored force row level security;
--> statement-breakpoint
create policy office_select on unanchored for select to tacite_app using (office_id = (select app_office()));
--> statement-breakpoint
create policy office_insert on unanchored for insert to tacite_app with check (office_id = (select app_office()));
--> statement-breakpoint
create policy office_update on unanchored for update to tacite_app using (office_id = (select app_office())) with check (office_id = (select app_office()));
--> statement-breakpoint
create policy office_delete on unanchored for delete to tacite_app using (office_id = (select app_office()));
--> statement-breakpoint
create policy owner_all on unanchored to current_user using (true) with check (true);
--> statement-breakpoint
grant select on unanchored to tacite_app;
--> statement-breakpoint
create function note_unanchored() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into unanchored (office_id, business_id, sequence)
  select office_id, business_id, max(sequence) from added group by office_id, business_id
  on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger note_unanchored after insert on ledger referencing new table as added
  for each statement execute function note_unanchored();
--> statement-breakpoint
-- Where the ledgers end that no anchor vouches for: of one office, of all for null.
create function unanchored_marks(office uuid, businesses uuid[]) returns table (office_id uuid, business_id uuid,
  sequence integer, hash text, series jsonb, clock timestamptz)
language sql volatile security definer set search_path = public as $$
  select h.office_id, h.business_id, h.sequence, encode(h.hash, 'hex'),
    coalesce((select jsonb_object_agg(s.series, s.last_sequence order by s.series) from series s
      where s.office_id = h.office_id and s.business_id = h.business_id), '{}'), app_clock()
  from (select distinct u.office_id, u.business_id from unanchored u
      where (office is null or u.office_id = office) and (businesses is null or u.business_id = any (businesses))) u
    join ledger_heads h on h.office_id = u.office_id and h.business_id = u.business_id
  order by h.business_id
$$;
--> statement-breakpoint
-- An anchor vouches for each of these ledgers up to its entry. What another is at work on, it forgets itself.
create function anchored(businesses uuid[], sequences integer[]) returns void
language sql volatile security definer set search_path = public as $$
  delete from unanchored u using (
    select t.office_id, t.business_id, t.sequence from unanchored t
      join unnest(businesses, sequences) a (business_id, sequence)
        on a.business_id = t.business_id and t.sequence <= a.sequence
    for update of t skip locked) gone
  where u.office_id = gone.office_id and u.business_id = gone.business_id and u.sequence = gone.sequence
$$;
--> statement-breakpoint
revoke all on function unanchored_marks(uuid, uuid[]), anchored(uuid[], integer[]), note_unanchored() from public;
--> statement-breakpoint
grant execute on function unanchored_marks(uuid, uuid[]), anchored(uuid[], integer[]), note_unanchored() to tacite_app;
--> statement-breakpoint
-- What a workflow waits for that no timer of its own brings: it sleeps until whoever ends it wakes it.
alter table workflows add column waits_for text;
--> statement-breakpoint
create index workflows_waiting on workflows (office_id, waits_for) where waits_for is not null;
--> statement-breakpoint
create index ledger_heads_held on ledger_heads (office_id) where held_at is not null;
--> statement-breakpoint
-- Ledgers on hold, for those who watch over the product and for the pages of their offices.
create function held_ledgers() returns integer
language sql stable security definer set search_path = public as $$
  select count(*)::integer from ledger_heads where held_at is not null
$$;
--> statement-breakpoint
revoke all on function held_ledgers() from public;
--> statement-breakpoint
grant execute on function held_ledgers() to tacite_app;
--> statement-breakpoint
-- Mails whose fate is not known, and whose workflow still waits to hear it: a restore can't tell it.
create function untold_mails() returns table (office_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select m.office_id, m.id from mails m join workflows w on w.office_id = m.office_id
    and w.id = (m.reply_to ->> 'workflowId')::uuid
  where m.state = 'reconcile' and w.machine = 'dispatch' and w.state = 'sending'
$$;
--> statement-breakpoint
revoke all on function untold_mails() from public;
--> statement-breakpoint
grant execute on function untold_mails() to tacite_app;
