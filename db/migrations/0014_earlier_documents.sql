-- Which earlier documents a draft names (deposits it takes back, invoices it credits or replaces), found by their number:
-- what is left of a document is asked for each time one of these is put before its owner.
create table earlier_documents (
  office_id uuid not null,
  invoice_id uuid not null,
  number text not null,
  constraint earlier_documents_pk primary key (office_id, invoice_id, number),
  constraint earlier_documents_draft foreign key (office_id, invoice_id) references drafts (office_id, invoice_id) on delete cascade
);
--> statement-breakpoint
create index earlier_documents_number on earlier_documents (office_id, number);
--> statement-breakpoint
alter table earlier_documents enable row level security;
--> statement-breakpoint
alter table earlier_documents force row level security;
--> statement-breakpoint
create policy office_select on earlier_documents for select to tacite_app using (office_id = (select app_office()));
--> statement-breakpoint
create policy office_insert on earlier_documents for insert to tacite_app with check (office_id = (select app_office()));
--> statement-breakpoint
create policy office_update on earlier_documents for update to tacite_app using (office_id = (select app_office())) with check (office_id = (select app_office()));
--> statement-breakpoint
create policy office_delete on earlier_documents for delete to tacite_app using (office_id = (select app_office()));
--> statement-breakpoint
create policy owner_all on earlier_documents to current_user using (true) with check (true);
--> statement-breakpoint
grant select, insert, delete on earlier_documents to tacite_app;
--> statement-breakpoint
create function keep_earlier_documents() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from earlier_documents e where e.office_id = new.office_id and e.invoice_id = new.invoice_id;
  end if;
  insert into earlier_documents (office_id, invoice_id, number)
    select distinct new.office_id, new.invoice_id, each ->> 'number'
    from jsonb_array_elements(new.content -> 'precedingDocuments') each where each ->> 'number' <> '';
  return null;
end $$;
--> statement-breakpoint
-- Ordinary drafts name none and pay for a comparison alone.
create trigger earlier_documents_insert after insert on drafts for each row
  when (new.content -> 'precedingDocuments' <> '[]') execute function keep_earlier_documents();
--> statement-breakpoint
create trigger earlier_documents_update after update of content on drafts for each row
  when (new.content -> 'precedingDocuments' is distinct from old.content -> 'precedingDocuments')
  execute function keep_earlier_documents();
--> statement-breakpoint
insert into earlier_documents (office_id, invoice_id, number)
  select distinct d.office_id, d.invoice_id, each ->> 'number'
  from drafts d, jsonb_array_elements(d.content -> 'precedingDocuments') each where each ->> 'number' <> '';
