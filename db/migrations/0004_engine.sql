-- Documents are read whole and by key: kept in their row up to half a page, they are neither compressed nor looked up
-- in a second table, which cost more than everything else an issue writes.
alter table drafts set (toast_tuple_target = 4080);
--> statement-breakpoint
alter table revisions set (toast_tuple_target = 4080);
--> statement-breakpoint
alter table issued_invoices set (toast_tuple_target = 4080);
--> statement-breakpoint
-- An invoice has one review and one dispatch.
drop index workflows_subject;
--> statement-breakpoint
create unique index workflows_subject on workflows (office_id, subject_id, machine);
--> statement-breakpoint
-- The rule about issued invoices is asked only where a row has a number, or is about to get one.
drop trigger keep_issued on invoices;
--> statement-breakpoint
create trigger keep_issued before update on invoices for each row
  when (old.number is not null or new.number is not null) execute function keep_issued();
--> statement-breakpoint
create trigger keep_invoices before delete on invoices for each row execute function keep_issued();
--> statement-breakpoint
-- A mail is the proof that something was asked or sent.
revoke delete on mails from tacite_app;
