-- The special cases that a policy names are those there are; without a list it means all of them.
alter table policies add constraint policies_cases check (
  coalesce(policy -> 'approvalCases', '[]')
    <@ '["specialPrice", "penalty", "deposit", "depositRecovery", "retention", "exceptional"]'::jsonb
  and coalesce(policy -> 'silenceCases', '[]')
    <@ '["specialPrice", "penalty", "deposit", "depositRecovery", "retention", "exceptional"]'::jsonb
  and coalesce(policy -> 'silenceCases', '[""]') <> '[]'
);
--> statement-breakpoint
-- Together the credit notes on one invoice give back no more than its total, whatever was checked before and by whom. The
-- numbers of a business are given one after the other, so that the last word is this one. A credit note on several
-- invoices at once says of none how much is its own.
create function keep_credit_within_invoice() returns trigger language plpgsql as $$
declare
  credited text := new.content::jsonb #>> '{content,precedingDocuments,0,number}';
  total bigint;
  given bigint;
begin
  if jsonb_array_length(new.content::jsonb #> '{content,precedingDocuments}') <> 1 then
    return null;
  end if;
  select (s.content::jsonb #>> '{content,totals,grossCents}')::bigint into total
    from issued_invoices s
    where s.office_id = new.office_id and s.business_id = new.business_id and s.number = credited;
  if total is null then
    return null;
  end if;
  select sum((c.content::jsonb #>> '{content,totals,grossCents}')::bigint) into given
    from earlier_documents e
    join issued_invoices c on c.office_id = e.office_id and c.invoice_id = e.invoice_id
    where e.office_id = new.office_id and e.number = credited and c.business_id = new.business_id
      and c.kind = 'creditNote'
      and jsonb_array_length(c.content::jsonb #> '{content,precedingDocuments}') = 1;
  if given > total then
    raise exception 'the credit notes on % give back % of %', credited, given, total using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger credit_within_invoice after insert on issued_invoices for each row
  when (new.kind = 'creditNote') execute function keep_credit_within_invoice();
--> statement-breakpoint
-- A document printed once more is kept apart from one that was read.
alter table document_opens drop constraint document_opens_document;
--> statement-breakpoint
alter table document_opens add constraint document_opens_document check (document in ('draft', 'issued', 'duplicate'));
--> statement-breakpoint
-- Who an office was: what is issued names the office as it was then, also when it is printed once more years later.
alter table offices add column legal_form text default '' not null;
--> statement-breakpoint
create table office_identities (
  office_id uuid not null references offices (office_id),
  id uuid default uuidv7() not null,
  name text not null,
  legal_form text not null,
  siren text not null,
  vat_number text not null,
  address jsonb not null,
  until timestamptz default app_clock() not null,
  constraint office_identities_office_id_id_pk primary key (office_id, id)
);
--> statement-breakpoint
alter table office_identities enable row level security;
--> statement-breakpoint
alter table office_identities force row level security;
--> statement-breakpoint
create policy office_select on office_identities for select to tacite_app using (office_id = (select app_office()));
--> statement-breakpoint
create policy office_insert on office_identities for insert to tacite_app with check (office_id = (select app_office()));
--> statement-breakpoint
create policy office_update on office_identities for update to tacite_app using (office_id = (select app_office())) with check (office_id = (select app_office()));
--> statement-breakpoint
create policy office_delete on office_identities for delete to tacite_app using (office_id = (select app_office()));
--> statement-breakpoint
create policy owner_all on office_identities to current_user using (true) with check (true);
--> statement-breakpoint
grant select, insert on office_identities to tacite_app;
--> statement-breakpoint
create trigger append_only before update or delete on office_identities for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_truncate before truncate on office_identities execute function refuse_change();
--> statement-breakpoint
create function keep_office_identity() returns trigger language plpgsql as $$
begin
  insert into office_identities (office_id, name, legal_form, siren, vat_number, address)
    values (old.office_id, old.name, old.legal_form, old.siren, old.vat_number, old.address);
  return null;
end $$;
--> statement-breakpoint
create trigger office_identity after update on offices for each row
  when ((old.name, old.legal_form, old.siren, old.vat_number, old.address)
    is distinct from (new.name, new.legal_form, new.siren, new.vat_number, new.address))
  execute function keep_office_identity();
--> statement-breakpoint
-- The office of this transaction as it was at a moment; as it is now without one.
create function office_at(moment timestamptz)
  returns table (name text, legal_form text, siren text, vat_number text, address jsonb)
language sql stable as $$
  select known.name, known.legal_form, known.siren, known.vat_number, known.address from (
    select i.name, i.legal_form, i.siren, i.vat_number, i.address, i.until from office_identities i
      where i.office_id = (select app_office()) and i.until > moment
    union all
    select o.name, o.legal_form, o.siren, o.vat_number, o.address, 'infinity' from offices o
      where o.office_id = (select app_office())
  ) known order by known.until limit 1
$$;
