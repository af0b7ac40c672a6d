-- The second half of an invoice's life: money that came, what it settles, and where an invoice stands with it.
alter table invoices
  add column settlement_state text,
  add column balance_cents bigint,
  add column late_cents bigint,
  add column next_due_on date,
  add column disputed_cents bigint,
  add column promised_on date,
  add column dunned_level smallint;
--> statement-breakpoint
alter table invoices alter column status set expression as (case
          when settlement_state in ('paid', 'cancelled', 'writtenOff') then settlement_state
          when dispatch_state = 'rejected' then 'rejected'
          when dispatch_state in ('bounced', 'failed', 'needsAttention') then 'undelivered'
          when disputed_cents > 0 then 'disputed'
          when promised_on is not null then 'promised'
          when settlement_state in ('partPaid', 'overdue', 'dunned1', 'dunned2', 'formalNotice') then settlement_state
          when dispatch_state in ('sent', 'delivered', 'opened') then dispatch_state
          when dispatch_state is not null or review_state = 'issued' then 'issued'
          when release_asked_at is not null and review_state in ('preparing', 'withdrawn', 'correcting') then 'toRelease'
          when review_state = 'preparing' then 'draft'
          when review_state = 'awaiting.asking' then 'asking'
          when review_state = 'awaiting.running' then 'awaiting'
          when review_state = 'awaiting.lapsed' then 'lapsed'
          when review_state = 'awaiting.onHold' then 'onHold'
          when review_state = 'awaiting.undelivered' then 'requestUndelivered'
          when review_state = 'correcting' then 'correction'
          else review_state end);
--> statement-breakpoint
-- Money that came. Never edited: what was wrong is reversed, with its reason.
create table payments (
  office_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  customer_id uuid,
  paid_on date not null,
  means text not null,
  cents bigint not null,
  currency text not null,
  reference text default '' not null,
  source text not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint payments_office_id_id_pk primary key (office_id, id),
  constraint payments_means check (means in ('transfer', 'cheque', 'card', 'directDebit', 'cash', 'other')),
  constraint payments_source check (source in ('hand', 'bank', 'provider')),
  constraint payments_cents check (cents > 0),
  foreign key (office_id, business_id) references businesses (office_id, id),
  foreign key (office_id, business_id, customer_id) references customers (office_id, business_id, id)
);
--> statement-breakpoint
create index payments_business on payments (office_id, business_id, paid_on desc, id);
--> statement-breakpoint
create index payments_customer on payments (office_id, customer_id, paid_on desc) where customer_id is not null;
--> statement-breakpoint
create table payment_reversals (
  office_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  cause text not null,
  reason text not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint payment_reversals_office_id_id_pk primary key (office_id, id),
  constraint payment_reversals_once unique (office_id, payment_id),
  constraint payment_reversals_cause check (cause in ('mistake', 'unpaid', 'returned', 'paidBack')),
  foreign key (office_id, payment_id) references payments (office_id, id)
);
--> statement-breakpoint
-- What settles what. `source_id` is a payment, or the credit note or corrective; a difference and a write-off are their own source.
create table allocations (
  office_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  invoice_id uuid not null,
  source_kind text not null,
  source_id uuid not null,
  cents bigint not null,
  reason text default '' not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint allocations_office_id_id_pk primary key (office_id, id),
  constraint allocations_kind check (source_kind in ('payment', 'creditNote', 'difference', 'writeOff')),
  constraint allocations_cents check (cents > 0),
  foreign key (office_id, invoice_id) references issued_invoices (office_id, invoice_id),
  foreign key (office_id, business_id) references businesses (office_id, id)
);
--> statement-breakpoint
create index allocations_invoice on allocations (office_id, invoice_id, at);
--> statement-breakpoint
create index allocations_source on allocations (office_id, source_id);
--> statement-breakpoint
create table allocation_reversals (
  office_id uuid not null,
  allocation_id uuid not null,
  reason text not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint allocation_reversals_office_id_allocation_id_pk primary key (office_id, allocation_id),
  foreign key (office_id, allocation_id) references allocations (office_id, id)
);
--> statement-breakpoint
-- Whatever program writes: no more is allocated than there is, nothing of another business or currency, nothing that was taken back.
create function check_allocation() returns trigger language plpgsql security definer set search_path = public as $$
declare there bigint; whose uuid; money text; used bigint; document record;
begin
  select s.business_id, s.currency into document from issued_invoices s
    where s.office_id = new.office_id and s.invoice_id = new.invoice_id;
  if new.source_kind in ('difference', 'writeOff') then
    there := new.cents; whose := new.business_id; money := document.currency; used := new.cents;
  else
    if new.source_kind = 'payment' then
      select p.cents, p.business_id, p.currency into there, whose, money from payments p
        where p.office_id = new.office_id and p.id = new.source_id for update;
      if exists (select from payment_reversals r where r.office_id = new.office_id and r.payment_id = new.source_id) then
        raise exception 'payment % was reversed', new.source_id using errcode = 'check_violation';
      end if;
    else
      perform pg_advisory_xact_lock(hashtextextended(new.source_id::text, 33));
      -- A corrective takes the place of what it replaces, whatever that asked for.
      select case s.kind when 'corrective' then 9007199254740991 else s.total_cents end, s.business_id, s.currency
        into there, whose, money from issued_invoices s
        where s.office_id = new.office_id and s.invoice_id = new.source_id and s.kind in ('creditNote', 'corrective');
    end if;
    select coalesce(sum(a.cents), 0) into used from allocations a
      where a.office_id = new.office_id and a.source_id = new.source_id and not exists (select from allocation_reversals r
        where r.office_id = a.office_id and r.allocation_id = a.id);
  end if;
  if whose is distinct from new.business_id or document.business_id is distinct from new.business_id
    or money is distinct from document.currency then
    raise exception 'allocation % mixes businesses or currencies', new.id using errcode = 'check_violation';
  end if;
  if used > there then
    raise exception 'allocation % takes more than there is', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger check_allocation after insert on allocations for each row execute function check_allocation();
--> statement-breakpoint
-- What is reversed settles nothing: its allocations are taken back before.
create function check_payment_reversal() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform from payments p where p.office_id = new.office_id and p.id = new.payment_id for update;
  if exists (select from allocations a where a.office_id = new.office_id and a.source_id = new.payment_id
    and not exists (select from allocation_reversals r where r.office_id = a.office_id and r.allocation_id = a.id)) then
    raise exception 'payment % still settles something', new.payment_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger check_payment_reversal after insert on payment_reversals for each row execute function check_payment_reversal();
--> statement-breakpoint
revoke all on function check_allocation(), check_payment_reversal() from public;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['payments', 'payment_reversals', 'allocations', 'allocation_reversals']
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
create view contract.settlements with (security_invoker = true) as
select w.office_id, i.business_id, w.subject_id as invoice_id, w.state, i.next_due_on as due_on, c.total_cents,
  ((s ->> 'payment')::bigint + (s ->> 'difference')::bigint + (s ->> 'writeOff')::bigint) as settled_cents,
  (s ->> 'creditNote')::bigint as credited_cents, i.disputed_cents, i.balance_cents, i.currency,
  i.dunned_level, i.promised_on as promised_until
from public.workflows w
join public.invoices i on i.office_id = w.office_id and i.id = w.subject_id
cross join lateral (select (w.snapshot #>> '{context,totalCents}')::bigint as total_cents, w.snapshot #> '{context,settled}' as s) c
where w.machine = 'settlement';
--> statement-breakpoint
create view contract.payments with (security_invoker = true) as
select p.office_id, p.business_id, p.id, p.paid_on, p.means, p.cents as amount_cents, p.currency,
  coalesce((select sum(a.cents) from public.allocations a where a.office_id = p.office_id and a.source_id = p.id
    and not exists (select from public.allocation_reversals r where r.office_id = a.office_id and r.allocation_id = a.id)), 0)::bigint
    as allocated_cents,
  v.id as reversed_by, p.source, null::uuid as bank_line_id
from public.payments p
left join public.payment_reversals v on v.office_id = p.office_id and v.payment_id = p.id;
--> statement-breakpoint
create view contract.allocations with (security_invoker = true) as
select a.office_id, a.id, a.source_kind, a.source_id, a.invoice_id, a.cents as amount_cents, a.at, r.at as reversed_at
from public.allocations a
left join public.allocation_reversals r on r.office_id = a.office_id and r.allocation_id = a.id;
--> statement-breakpoint
grant select on contract.settlements, contract.payments, contract.allocations to tacite_app;
--> statement-breakpoint
-- Documents of every office that were issued before anybody followed them, some at a time: those that ask for money, then
-- the credit notes and correctives that settle nothing yet.
create function unfollowed_documents(notes boolean, after_office uuid, after_id uuid, most integer)
returns table (office_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select s.office_id, s.invoice_id from issued_invoices s
  where (s.office_id, s.invoice_id) > (after_office, after_id) and case when notes
    then s.kind in ('creditNote', 'corrective')
      and not exists (select from allocations a where a.office_id = s.office_id and a.source_id = s.invoice_id)
    else s.kind <> 'creditNote' and s.total_cents > 0 and not exists (select from workflows w
      where w.office_id = s.office_id and w.subject_id = s.invoice_id and w.machine = 'settlement') end
  order by 1, 2 limit most
$$;
--> statement-breakpoint
revoke all on function unfollowed_documents(boolean, uuid, uuid, integer) from public;
--> statement-breakpoint
grant execute on function unfollowed_documents(boolean, uuid, uuid, integer) to tacite_app;
