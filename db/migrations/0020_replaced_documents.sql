-- What a document takes back by its lines is found as well where the document itself is not to name it: a corrective
-- names the one that it replaces, and nothing else (DGFiP G1.32).
create or replace function keep_earlier_documents() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from earlier_documents e where e.office_id = new.office_id and e.invoice_id = new.invoice_id;
  end if;
  insert into earlier_documents (office_id, invoice_id, number)
    select distinct new.office_id, new.invoice_id, named.number
    from (
      select each ->> 'number' as number from jsonb_array_elements(new.content -> 'precedingDocuments') each
      union all
      select each #>> '{recovers,number}' from jsonb_array_elements(new.content -> 'lines') each
    ) named where named.number <> '';
  return null;
end $$;
--> statement-breakpoint
drop trigger earlier_documents_update on drafts;
--> statement-breakpoint
create trigger earlier_documents_update after update of content on drafts for each row
  when (new.content -> 'precedingDocuments' is distinct from old.content -> 'precedingDocuments'
    or new.content ->> 'kind' = 'corrective')
  execute function keep_earlier_documents();
--> statement-breakpoint
insert into earlier_documents (office_id, invoice_id, number)
  select distinct d.office_id, d.invoice_id, each #>> '{recovers,number}'
  from drafts d, jsonb_array_elements(d.content -> 'lines') each
  where d.content ->> 'kind' = 'corrective' and each #>> '{recovers,number}' <> ''
  on conflict do nothing;
--> statement-breakpoint
-- An issued document and those it replaced, one after the other: what was credited of them, or taken back, is of it.
create function replaced_chain(office uuid, business uuid, last_number text) returns text[] language sql stable as $$
  with recursive chain (number) as (
    select last_number
    union
    select s.content::jsonb #>> '{content,precedingDocuments,0,number}'
    from chain join issued_invoices s on s.number = chain.number
    where s.office_id = office and s.business_id = business and s.kind = 'corrective'
  )
  select array_agg(number) from chain where number is not null
$$;
--> statement-breakpoint
-- A corrective replaces its invoice: what is credited or corrected afterwards names the corrective, what was credited
-- before stays credited, and nothing replaces what was wholly credited. Along such a chain credit notes never give back
-- more than what its last document charges, whatever was checked before and by whom. The numbers of a business are given
-- one after the other, so that the last word is this one. A credit note on several invoices at once says of none how
-- much is its own.
create or replace function keep_credit_within_invoice() returns trigger language plpgsql as $$
declare
  named text[] := array(
    select each ->> 'number' from jsonb_array_elements(new.content::jsonb #> '{content,precedingDocuments}') each);
  replacing text;
  charging text := case new.kind when 'corrective' then new.number else named[1] end;
  replaced_total bigint;
  total bigint;
  given bigint;
begin
  select c.number into replacing
    from earlier_documents e
    join issued_invoices c on c.office_id = e.office_id and c.invoice_id = e.invoice_id
    where e.office_id = new.office_id and e.number = any (named) and c.business_id = new.business_id
      and c.kind = 'corrective' and c.invoice_id <> new.invoice_id
      and c.content::jsonb #>> '{content,precedingDocuments,0,number}' = e.number
    limit 1;
  if replacing is not null then
    raise exception '% is about a document that % replaced', new.number, replacing using errcode = 'check_violation';
  end if;
  if array_length(named, 1) is distinct from 1 then
    return null;
  end if;
  select (s.content::jsonb #>> '{content,totals,grossCents}')::bigint into total
    from issued_invoices s
    where s.office_id = new.office_id and s.business_id = new.business_id and s.number = charging;
  if total is null then
    return null;
  end if;
  select sum((c.content::jsonb #>> '{content,totals,grossCents}')::bigint) into given
    from issued_invoices c
    where c.office_id = new.office_id and c.business_id = new.business_id and c.kind = 'creditNote'
      and c.invoice_id in (select e.invoice_id from earlier_documents e where e.office_id = new.office_id
        and e.number = any (replaced_chain(new.office_id, new.business_id, charging)))
      and jsonb_array_length(c.content::jsonb #> '{content,precedingDocuments}') = 1;
  if given > total then
    raise exception 'the credit notes on % give back % of %', charging, given, total using errcode = 'check_violation';
  end if;
  if new.kind = 'corrective' then
    select (s.content::jsonb #>> '{content,totals,grossCents}')::bigint into replaced_total
      from issued_invoices s
      where s.office_id = new.office_id and s.business_id = new.business_id and s.number = named[1];
    if given >= replaced_total then
      raise exception '% replaces %, which is credited already', new.number, named[1] using errcode = 'check_violation';
    end if;
  end if;
  return null;
end $$;
--> statement-breakpoint
drop trigger credit_within_invoice on issued_invoices;
--> statement-breakpoint
create trigger credit_within_invoice after insert on issued_invoices for each row
  when (new.kind in ('creditNote', 'corrective')) execute function keep_credit_within_invoice();
