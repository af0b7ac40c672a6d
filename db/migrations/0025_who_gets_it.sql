-- A document may be on its way to several recipients: one workflow of a machine each, told apart by their order.
alter table workflows add column ordinal smallint not null default 0;
--> statement-breakpoint
create unique index workflows_in_order on workflows (office_id, subject_id, machine, ordinal);
--> statement-breakpoint
drop index workflows_subject;
--> statement-breakpoint
alter index workflows_in_order rename to workflows_subject;
--> statement-breakpoint
-- Customers of the business that the buyer of an imported draft may be, until a person has said which, or none.
alter table drafts add column buyer_candidates uuid[];
--> statement-breakpoint
-- Drafts that were copied from one another before any of them was issued: what an owner was asked of one, he was asked of all.
alter table invoices add column copy_family uuid;
--> statement-breakpoint
create index invoices_copies on invoices (office_id, copy_family) where copy_family is not null;
