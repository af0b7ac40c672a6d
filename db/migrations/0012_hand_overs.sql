-- The key that signs a ledger now, so that a process which still holds an earlier one writes nothing; and a hold on the
-- ledgers of a database that is known to be behind what was signed.
alter table ledger_heads add column key_id text;
--> statement-breakpoint
alter table ledger_heads add column held_at timestamptz;
--> statement-breakpoint
alter table ledger_heads add column held_for text;
--> statement-breakpoint
update ledger_heads h set key_id = l.key_id from ledger l
where l.office_id = h.office_id and l.business_id = h.business_id and l.sequence = h.sequence;
--> statement-breakpoint
create or replace function chain_ledger() returns trigger language plpgsql security definer set search_path = public as $$
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
  select format('the ledger of %s was handed over to the key %s: LEDGER_KEY_FILE holds another', h.business_id, h.key_id)
  into bad from added a join ledger_heads h on h.office_id = a.office_id and h.business_id = a.business_id
  where h.key_id is not null and a.key_id <> h.key_id limit 1;
  if bad is null then
    select format('the ledger of %s is on hold: %s', h.business_id, h.held_for)
    into bad from added a join ledger_heads h on h.office_id = a.office_id and h.business_id = a.business_id
    where h.held_at is not null and a.kind <> 'restore' limit 1;
  end if;
  if bad is not null then raise exception '%', bad using errcode = 'object_not_in_prerequisite_state'; end if;
  update ledger_heads h set sequence = n.sequence, hash = n.hash, key_id = n.next_key
  from (select distinct on (office_id, business_id) office_id, business_id, sequence, hash,
          case kind when 'key' then payload::jsonb #>> '{fact,newKeyId}' else key_id end as next_key
        from added order by office_id, business_id, sequence desc) n
  where h.office_id = n.office_id and h.business_id = n.business_id;
  return null;
end $$;
--> statement-breakpoint
-- Keys are handed over, and losses put on record, by commands of the owner; web and worker can't.
create function owner_entry() returns trigger language plpgsql as $$
begin
  if current_user = 'tacite_app' then
    raise exception 'entries of the kind % are the owner''s to write', new.kind using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger owner_entry before insert on ledger for each row
  when (new.kind in ('key', 'restore')) execute function owner_entry();
--> statement-breakpoint
-- Any process that finds a ledger behind its anchors stops its numbering; only a command of the owner's lets it go on.
create function hold_ledger(business uuid, why text) returns void
language sql volatile security definer set search_path = public as $$
  update ledger_heads set held_at = app_clock(), held_for = why
  where office_id = app_office() and business_id = business and held_at is null
$$;
--> statement-breakpoint
-- Where every ledger and series ends, for anchors outside of the database: ids, counts and hashes, nothing that anybody typed.
create function ledger_marks() returns table (office_id uuid, business_id uuid, sequence integer, hash text,
  held_at timestamptz, series jsonb, clock timestamptz)
language sql volatile security definer set search_path = public as $$
  select h.office_id, h.business_id, h.sequence, encode(h.hash, 'hex'), h.held_at,
    coalesce((select jsonb_object_agg(s.series, s.last_sequence order by s.series) from series s
      where s.office_id = h.office_id and s.business_id = h.business_id), '{}'), app_clock()
  from ledger_heads h order by h.business_id
$$;
--> statement-breakpoint
revoke all on function hold_ledger(uuid, text), ledger_marks(), owner_entry() from public;
--> statement-breakpoint
grant execute on function hold_ledger(uuid, text), ledger_marks(), owner_entry() to tacite_app;
