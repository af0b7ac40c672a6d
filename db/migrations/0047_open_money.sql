-- What pages about open money read at once however much there is: what each document owes from an index alone, in the order of
-- customers; what is left of payments and credit notes, of those alone of which something is; and when a document was paid.
drop index invoices_owed;
--> statement-breakpoint
create index invoices_owed on invoices (office_id, business_id, customer_id, currency)
  include (balance_cents, issued_on, due_on)
  where balance_cents > 0 and asked_parts is null;
--> statement-breakpoint
create index invoices_said on invoices (office_id)
  where balance_cents > 0 and (promised_on is not null or disputed_cents > 0);
--> statement-breakpoint
drop index invoices_several;
--> statement-breakpoint
create index invoices_several on invoices (office_id, business_id) where balance_cents > 0 and asked_parts is not null;
--> statement-breakpoint
alter table invoices add column paid_on date;
--> statement-breakpoint
update invoices i set paid_on = (select max(p.paid_on) from allocations a
    join payments p on p.office_id = a.office_id and p.id = a.source_id
    where a.office_id = i.office_id and a.invoice_id = i.id and not exists (select from allocation_reversals r
      where r.office_id = a.office_id and r.allocation_id = a.id))
  where settlement_state = 'paid';
--> statement-breakpoint
create index invoices_paid on invoices (office_id, business_id, paid_on) include (issued_on) where paid_on is not null;
--> statement-breakpoint
create table open_credits (
  office_id uuid not null,
  source_id uuid not null,
  source_kind text not null,
  business_id uuid not null,
  customer_id uuid,
  currency text not null,
  left_cents bigint not null,
  constraint open_credits_office_id_source_id_pk primary key (office_id, source_id),
  constraint open_credits_kind check (source_kind in ('payment', 'creditNote')),
  constraint open_credits_left check (left_cents > 0)
);
--> statement-breakpoint
insert into open_credits
select * from (
  select c.office_id, c.id, c.kind, c.business_id, c.customer_id, c.currency, c.cents - coalesce((select sum(a.cents) from allocations a
      where a.office_id = c.office_id and a.source_id = c.id and not exists (select from allocation_reversals r
        where r.office_id = a.office_id and r.allocation_id = a.id)), 0) as left_cents
  from (
    select office_id, id, 'payment' as kind, business_id, customer_id, currency, cents from payments p where not exists (select from payment_reversals v
      where v.office_id = p.office_id and v.payment_id = p.id)
    union all
    select s.office_id, s.invoice_id, 'creditNote', s.business_id, i.customer_id, s.currency, s.total_cents from issued_invoices s
      join invoices i on i.office_id = s.office_id and i.id = s.invoice_id where s.kind = 'creditNote') c) l
where left_cents > 0;
--> statement-breakpoint
-- Whatever program writes: more is left of a source, or less. Nothing is kept of what is used up, and a corrective has nothing to keep.
create function more_of_credit(office uuid, key uuid, change bigint) returns void
  language sql security definer set search_path = public as $$
  insert into open_credits as o (office_id, source_id, source_kind, business_id, customer_id, currency, left_cents)
  select office, key, c.kind, c.business_id, c.customer_id, c.currency, change from (
    select 'payment' as kind, business_id, customer_id, currency from payments p where office_id = office and id = key
      and not exists (select from payment_reversals v where v.office_id = p.office_id and v.payment_id = p.id)
    union all
    select 'creditNote', s.business_id, i.customer_id, s.currency from issued_invoices s
      join invoices i on i.office_id = s.office_id and i.id = s.invoice_id
      where s.office_id = office and s.invoice_id = key and s.kind = 'creditNote') c
  where change > 0
  on conflict (office_id, source_id) do update set left_cents = o.left_cents + change
$$;
--> statement-breakpoint
create function credit_of_payment() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform more_of_credit(new.office_id, new.id, new.cents);
  return new;
end $$;
--> statement-breakpoint
create function credit_of_note() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform more_of_credit(new.office_id, new.invoice_id, new.total_cents);
  return new;
end $$;
--> statement-breakpoint
create function use_credit() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from open_credits where office_id = new.office_id and source_id = new.source_id and left_cents = new.cents;
  if not found then
    update open_credits set left_cents = left_cents - new.cents where office_id = new.office_id and source_id = new.source_id;
  end if;
  return new;
end $$;
--> statement-breakpoint
create function give_back_credit() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform more_of_credit(a.office_id, a.source_id, a.cents) from allocations a
    where a.office_id = new.office_id and a.id = new.allocation_id;
  return new;
end $$;
--> statement-breakpoint
create function end_credit() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from open_credits where office_id = new.office_id and source_id = new.payment_id;
  return new;
end $$;
--> statement-breakpoint
create trigger credit_of_payment after insert on payments for each row execute function credit_of_payment();
--> statement-breakpoint
create trigger credit_of_note after insert on issued_invoices for each row when (new.kind = 'creditNote')
  execute function credit_of_note();
--> statement-breakpoint
create trigger use_credit after insert on allocations for each row when (new.source_kind in ('payment', 'creditNote'))
  execute function use_credit();
--> statement-breakpoint
create trigger give_back_credit after insert on allocation_reversals for each row execute function give_back_credit();
--> statement-breakpoint
create trigger end_credit after insert on payment_reversals for each row execute function end_credit();
--> statement-breakpoint
revoke all on function more_of_credit(uuid, uuid, bigint), credit_of_payment(), credit_of_note(), use_credit(), give_back_credit(),
  end_credit() from public;
--> statement-breakpoint
-- Read by the application, and written by the triggers alone.
alter table open_credits enable row level security;
--> statement-breakpoint
alter table open_credits force row level security;
--> statement-breakpoint
create policy office_select on open_credits for select to tacite_app using (office_id = (select app_office()));
--> statement-breakpoint
create policy office_insert on open_credits for insert to tacite_app with check (office_id = (select app_office()));
--> statement-breakpoint
create policy office_update on open_credits for update to tacite_app using (office_id = (select app_office()))
  with check (office_id = (select app_office()));
--> statement-breakpoint
create policy office_delete on open_credits for delete to tacite_app using (office_id = (select app_office()));
--> statement-breakpoint
create policy owner_all on open_credits to current_user using (true) with check (true);
--> statement-breakpoint
grant select on open_credits to tacite_app;
