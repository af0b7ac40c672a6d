-- How a business's documents look, and what follows them; its files lie in the blob store by their SHA-256.
alter table businesses add column look jsonb default '{}' not null;
--> statement-breakpoint
-- The short code that a document prints for whoever wants to know whether it is what was issued: the first 80 bits of
-- the SHA-256 of its sealed content, in hex.
alter table documents add column seal text;
--> statement-breakpoint
alter table documents add constraint documents_kind check (kind in ('pdf', 'xml'));
--> statement-breakpoint
alter table documents add constraint documents_seal check (seal ~ '^[0-9a-f]{20}$');
--> statement-breakpoint
create index documents_seal_code on documents (seal) where seal is not null;
--> statement-breakpoint
-- Before an office is known: which one issued the document that bears this code.
create function office_of_seal(code text) returns table (office_id uuid, invoice_id uuid)
language sql stable security definer set search_path = public as $$
  select office_id, invoice_id from documents where seal = code
$$;
--> statement-breakpoint
revoke all on function office_of_seal(text) from public;
--> statement-breakpoint
grant execute on function office_of_seal(text) to tacite_app;
