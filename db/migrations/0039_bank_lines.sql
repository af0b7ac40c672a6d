-- What a bank says came and went: accounts of a business, files that were brought in, their statements and lines, and what people
-- decided about a line. Nothing of it is edited.
create table bank_accounts (
  office_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  iban text not null,
  currency text not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint bank_accounts_office_id_id_pk primary key (office_id, id),
  constraint bank_accounts_iban unique (office_id, iban),
  constraint bank_accounts_business unique (office_id, business_id, id),
  foreign key (office_id, business_id) references businesses (office_id, id)
);
--> statement-breakpoint
-- One row a file that somebody brought in. `answers` are what he said of its columns, under `head`, what the columns are called.
create table bank_imports (
  office_id uuid not null,
  id uuid not null,
  sha256 text not null,
  file_name text not null,
  format text not null,
  head text,
  answers jsonb not null,
  taken integer not null,
  known integer not null,
  remarks jsonb not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint bank_imports_office_id_id_pk primary key (office_id, id),
  constraint bank_imports_format check (format in ('camt053', 'camt054', 'cfonb120', 'ofx', 'qif', 'csv', 'xlsx'))
);
--> statement-breakpoint
create index bank_imports_recent on bank_imports (office_id, at desc, id);
--> statement-breakpoint
create index bank_imports_file on bank_imports (office_id, sha256);
--> statement-breakpoint
create table bank_statements (
  office_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  business_id uuid not null,
  account_id uuid not null,
  from_on date,
  to_on date,
  opening_cents bigint,
  closing_cents bigint,
  off_cents bigint,
  constraint bank_statements_office_id_id_pk primary key (office_id, id),
  foreign key (office_id, import_id) references bank_imports (office_id, id),
  foreign key (office_id, business_id, account_id) references bank_accounts (office_id, business_id, id)
);
--> statement-breakpoint
create index bank_statements_import on bank_statements (office_id, import_id);
--> statement-breakpoint
-- A movement once, whatever files say it: `line_key` counts those of the same day and amount on an account. `twin_of` names a line
-- known before that this may be again.
create table bank_lines (
  office_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  account_id uuid not null,
  statement_id uuid not null,
  line_key text not null,
  booked_on date not null,
  value_on date,
  cents bigint not null,
  currency text not null,
  label text not null,
  counterparty_name text not null,
  counterparty_iban text not null,
  end_to_end_id text not null,
  bank_reference text not null,
  format text not null,
  is_return boolean not null,
  twin_of uuid,
  at timestamptz not null,
  constraint bank_lines_office_id_id_pk primary key (office_id, id),
  constraint bank_lines_once unique (office_id, account_id, line_key),
  constraint bank_lines_cents check (cents <> 0),
  foreign key (office_id, statement_id) references bank_statements (office_id, id),
  foreign key (office_id, business_id, account_id) references bank_accounts (office_id, business_id, id),
  foreign key (office_id, twin_of) references bank_lines (office_id, id)
);
--> statement-breakpoint
create index bank_lines_day on bank_lines (office_id, account_id, booked_on, cents);
--> statement-breakpoint
create index bank_lines_business on bank_lines (office_id, business_id, booked_on desc, id);
--> statement-breakpoint
create index bank_lines_counterparty on bank_lines (office_id, business_id, counterparty_iban) where counterparty_iban <> '';
--> statement-breakpoint
create index bank_lines_statement on bank_lines (office_id, statement_id);
--> statement-breakpoint
-- What people decided about a line; the last one counts. Accepted names the payment that came of it, returned the payment that it undid.
create table bank_line_decisions (
  office_id uuid not null,
  line_id uuid not null,
  sequence integer not null,
  kind text not null,
  payment_id uuid,
  reason text default '' not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint bank_line_decisions_office_id_line_id_sequence_pk primary key (office_id, line_id, sequence),
  constraint bank_line_decisions_kind check (kind in ('accepted', 'returned', 'ignored', 'takenBack')),
  constraint bank_line_decisions_payment check ((payment_id is not null) = (kind in ('accepted', 'returned'))),
  constraint bank_line_decisions_sequence check (sequence > 0),
  foreign key (office_id, line_id) references bank_lines (office_id, id),
  foreign key (office_id, payment_id) references payments (office_id, id)
);
--> statement-breakpoint
create index bank_line_decisions_payment_id on bank_line_decisions (office_id, payment_id) where payment_id is not null;
--> statement-breakpoint
-- Where a line stands: the last decision about it. A payment that was a mistake after all leaves its line open again.
create view bank_line_states with (security_invoker = true) as
select l.office_id, l.id as line_id, d.sequence, d.payment_id, d.reason, d.recorded_by, d.at,
  case when d.kind is null or d.kind = 'takenBack' or (d.kind = 'accepted' and v.cause = 'mistake') then 'open' else d.kind end as state
from bank_lines l
left join lateral (select x.* from bank_line_decisions x
  where x.office_id = l.office_id and x.line_id = l.id order by x.sequence desc limit 1) d on true
left join payment_reversals v on v.office_id = d.office_id and v.payment_id = d.payment_id;
--> statement-breakpoint
-- Whatever program writes: one decision after the other, and a payment that says what its line says.
create function check_bank_line_decision() returns trigger language plpgsql security definer set search_path = public as $$
declare was_open boolean; made integer; line record; paid record;
begin
  perform pg_advisory_xact_lock(hashtextextended(new.line_id::text, 35));
  select count(*), coalesce(bool_or(d.sequence = new.sequence - 1 and (d.kind = 'takenBack' or (d.kind = 'accepted' and exists (
      select from payment_reversals v where v.office_id = d.office_id and v.payment_id = d.payment_id and v.cause = 'mistake')))), false)
    into made, was_open from bank_line_decisions d where d.office_id = new.office_id and d.line_id = new.line_id;
  was_open := was_open or new.sequence = 1;
  if new.sequence <> made or (new.kind = 'takenBack') = was_open then
    raise exception 'line % was decided already', new.line_id using errcode = 'check_violation';
  end if;
  if new.payment_id is not null then
    select l.business_id, l.cents, l.currency into line from bank_lines l
      where l.office_id = new.office_id and l.id = new.line_id;
    select p.business_id, p.cents, p.currency into paid from payments p
      where p.office_id = new.office_id and p.id = new.payment_id;
    if paid.business_id <> line.business_id or paid.currency <> line.currency
      or paid.cents <> (case new.kind when 'accepted' then line.cents else -line.cents end) then
      raise exception 'payment % is not what line % says', new.payment_id, new.line_id using errcode = 'check_violation';
    end if;
    if new.kind = 'accepted' and exists (select from bank_line_decisions d join bank_line_states s using (office_id, line_id, sequence)
      where d.office_id = new.office_id and d.payment_id = new.payment_id and d.line_id <> new.line_id and s.state = 'accepted') then
      raise exception 'payment % is another line''s', new.payment_id using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger check_bank_line_decision after insert on bank_line_decisions for each row execute function check_bank_line_decision();
--> statement-breakpoint
revoke all on function check_bank_line_decision() from public;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['bank_accounts', 'bank_imports', 'bank_statements', 'bank_lines', 'bank_line_decisions']
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
--> statement-breakpoint
grant select on bank_line_states to tacite_app;
--> statement-breakpoint
create or replace view contract.payments with (security_invoker = true) as
select p.office_id, p.business_id, p.id, p.paid_on, p.means, p.cents as amount_cents, p.currency,
  coalesce((select sum(a.cents) from public.allocations a where a.office_id = p.office_id and a.source_id = p.id
    and not exists (select from public.allocation_reversals r where r.office_id = a.office_id and r.allocation_id = a.id)), 0)::bigint
    as allocated_cents,
  v.id as reversed_by, p.source,
  (select d.line_id from public.bank_line_decisions d where d.office_id = p.office_id and d.payment_id = p.id and d.kind = 'accepted'
    order by d.at desc limit 1) as bank_line_id
from public.payments p
left join public.payment_reversals v on v.office_id = p.office_id and v.payment_id = p.id;
