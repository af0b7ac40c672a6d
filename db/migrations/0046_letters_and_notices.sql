-- A reminder leaves by mail or by letter; a formal notice is agreed by the owner, released by another person than the one
-- who prepared it, and posted. The letter of a dunning bears its id.
alter table dunnings drop constraint dunnings_channel;
--> statement-breakpoint
alter table dunnings add constraint dunnings_channel check (channel in ('mail', 'letter'));
--> statement-breakpoint
alter table dunning_departures drop constraint dunning_departures_level;
--> statement-breakpoint
alter table dunning_departures add constraint dunning_departures_level check (level in (1, 2, 3));
--> statement-breakpoint
-- Who ended it before it left, and what he said.
alter table dunning_departures add column said text default '' not null, add column said_by text default '' not null;
--> statement-breakpoint
-- The number of a registered letter, as its receipt has it.
alter table letter_ends add column registered text default '' not null;
--> statement-breakpoint
create unique index letter_ends_registered on letter_ends (office_id, registered) where registered <> '';
--> statement-breakpoint
-- What a formal notice says beside what any dunning does.
create table formal_notices (
  office_id uuid not null,
  dunning_id uuid not null,
  pay_days smallint not null,
  is_claiming boolean not null,
  reason text default '' not null,
  constraint formal_notices_office_id_dunning_id_pk primary key (office_id, dunning_id),
  constraint formal_notices_pay_days check (pay_days between 8 and 15),
  foreign key (office_id, dunning_id) references dunnings (office_id, id)
);
--> statement-breakpoint
-- Somebody who leads lets it be printed, after the owner agreed.
create table notice_releases (
  office_id uuid not null,
  dunning_id uuid not null,
  staff_id uuid not null,
  recorded_by text not null,
  at timestamptz not null,
  constraint notice_releases_office_id_dunning_id_pk primary key (office_id, dunning_id),
  foreign key (office_id, dunning_id) references formal_notices (office_id, dunning_id)
);
--> statement-breakpoint
create function check_formal_notice() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from dunnings d where d.office_id = new.office_id and d.id = new.dunning_id
    and d.channel = 'letter' and d.mandate_id is null) then
    raise exception 'formal notice % is no letter that its owner agrees to', new.dunning_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger check_formal_notice after insert on formal_notices for each row execute function check_formal_notice();
--> statement-breakpoint
create function check_notice_release() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from dunning_releases r where r.office_id = new.office_id and r.dunning_id = new.dunning_id) then
    raise exception 'formal notice % has no agreement of its owner', new.dunning_id using errcode = 'check_violation';
  end if;
  if exists (select from dunnings d where d.office_id = new.office_id and d.id = new.dunning_id
    and d.staff_id is not distinct from new.staff_id) then
    raise exception 'formal notice % is released by whoever prepared it', new.dunning_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger check_notice_release after insert on notice_releases for each row execute function check_notice_release();
--> statement-breakpoint
-- What was not released is not written, and what ended is not either.
create function check_dunning_letter() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from formal_notices n where n.office_id = new.office_id and n.dunning_id = new.id)
    and not exists (select from notice_releases r where r.office_id = new.office_id and r.dunning_id = new.id) then
    raise exception 'formal notice % was not released', new.id using errcode = 'check_violation';
  end if;
  if exists (select from dunning_departures x where x.office_id = new.office_id and x.dunning_id = new.id) then
    raise exception 'dunning % has ended', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger check_dunning_letter after insert on letters for each row execute function check_dunning_letter();
--> statement-breakpoint
-- What nobody could print was not posted, and a formal notice goes registered.
create or replace function check_letter_end() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.outcome = 'posted' and not exists (select from letter_files f
    where f.office_id = new.office_id and f.letter_id = new.letter_id) then
    raise exception 'letter % was never printed', new.letter_id using errcode = 'check_violation';
  end if;
  if new.outcome = 'posted' and new.registered = '' and exists (select from letters l
    where l.office_id = new.office_id and l.id = new.letter_id and l.kind = 'formalNotice') then
    raise exception 'letter % has no number of its receipt', new.letter_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- A letter has left once it was posted, and not before.
create function check_letter_departure() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.outcome = 'left' and exists (select from dunnings d where d.office_id = new.office_id and d.id = new.dunning_id
    and d.channel = 'letter') and not exists (select from letter_ends e where e.office_id = new.office_id
    and e.letter_id = new.dunning_id and e.outcome = 'posted') then
    raise exception 'the letter of dunning % was not posted', new.dunning_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger check_letter_departure after insert on dunning_departures for each row execute function check_letter_departure();
--> statement-breakpoint
revoke all on function check_formal_notice() from public;
--> statement-breakpoint
revoke all on function check_notice_release() from public;
--> statement-breakpoint
revoke all on function check_dunning_letter() from public;
--> statement-breakpoint
revoke all on function check_letter_departure() from public;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['formal_notices', 'notice_releases']
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
