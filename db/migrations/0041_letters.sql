-- Letters about money, sealed as they were decided; what was typeset of each, and what became of it, stand beside it.
create table letters (
  office_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  customer_id uuid not null,
  kind text not null,
  written_on date not null,
  total_cents bigint not null,
  currency text not null,
  facts text not null,
  facts_sha256 text not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint letters_office_id_id_pk primary key (office_id, id),
  constraint letters_kind check (kind in ('dunning1', 'dunning2', 'formalNotice')),
  constraint letters_cents check (total_cents > 0),
  constraint letters_sha256 check (facts_sha256 = encode(sha256(convert_to(facts, 'UTF8')), 'hex')),
  foreign key (office_id, business_id) references businesses (office_id, id),
  foreign key (office_id, business_id, customer_id) references customers (office_id, business_id, id)
);
--> statement-breakpoint
create index letters_at on letters (office_id, at desc, id);
--> statement-breakpoint
create index letters_customer on letters (office_id, customer_id, at);
--> statement-breakpoint
-- The bytes that are printed: set once, kept under their hash.
create table letter_files (
  office_id uuid not null,
  letter_id uuid not null,
  sha256 text not null,
  bytes integer not null,
  pages integer not null,
  at timestamptz not null,
  constraint letter_files_office_id_letter_id_pk primary key (office_id, letter_id),
  constraint letter_files_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint letter_files_pages check (pages > 0),
  foreign key (office_id, letter_id) references letters (office_id, id)
);
--> statement-breakpoint
create table letter_ends (
  office_id uuid not null,
  letter_id uuid not null,
  outcome text not null,
  posted_on date,
  reason text default '' not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint letter_ends_office_id_letter_id_pk primary key (office_id, letter_id),
  constraint letter_ends_outcome check (outcome in ('posted', 'withdrawn')),
  constraint letter_ends_posted check ((outcome = 'posted') = (posted_on is not null)),
  foreign key (office_id, letter_id) references letters (office_id, id)
);
--> statement-breakpoint
-- What nobody could print was not posted.
create function check_letter_end() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.outcome = 'posted' and not exists (select from letter_files f
    where f.office_id = new.office_id and f.letter_id = new.letter_id) then
    raise exception 'letter % was never printed', new.letter_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger check_letter_end after insert on letter_ends for each row execute function check_letter_end();
--> statement-breakpoint
revoke all on function check_letter_end() from public;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['letters', 'letter_files', 'letter_ends']
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
