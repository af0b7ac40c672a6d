-- Each state an invoice passes through is written into all its indexes: one for who it is from and to, instead of two.
create index invoices_parties on invoices (office_id, business_id, customer_id);
--> statement-breakpoint
drop index invoices_business;
--> statement-breakpoint
drop index invoices_customer;
