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
