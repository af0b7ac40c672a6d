-- What documents share that ask the same of the same buyer (workflows/review/twin-key.ts); null for what says too little, and
-- for what was written before.
alter table invoices add column twin_key text;
--> statement-breakpoint
create index invoices_twins on invoices (office_id, business_id, twin_key, created_at, id) where twin_key is not null;
