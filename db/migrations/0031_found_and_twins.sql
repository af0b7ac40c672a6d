-- A customer is found by any part of a name, a town or an address, and by the beginning of a SIREN or SIRET, without reading the
-- others of the office (db/queries/customers-with.ts). Trusted: the owner of a database may add it.
create extension if not exists pg_trgm;
--> statement-breakpoint
-- What a word is looked for in, without accents or capitals, as db/queries/fold.ts folds it. No search spans two lines.
create function customer_words(name text, email text, party jsonb) returns text
language sql immutable parallel safe as $$
  select translate(lower(name || E'\n' || email || E'\n' || coalesce(party -> 'address' ->> 'city', '')),
    'àáâãäåçèéêëìíîïñòóôõöùúûüýÿœæ', 'aaaaaaceeeeiiiinooooouuuuyyoa')
$$;
--> statement-breakpoint
-- Its numbers, each after a sign that begins it.
create function customer_numbers(party jsonb) returns text
language sql immutable parallel safe as $$
  select '#' || coalesce(party ->> 'siren', '') || ' #' || coalesce(party ->> 'siret', '')
$$;
--> statement-breakpoint
create index customers_found on customers
  using gin (customer_words(name, email, party) gin_trgm_ops, customer_numbers(party) gin_trgm_ops);
--> statement-breakpoint
-- Row-level security tries « like » only after its own condition, on every row of the office: an index serves who owns the table
-- alone. So the owner answers, of the office that asks and no other; both are patterns of « like ».
create function customers_with(words text, numbers text) returns setof uuid
language sql stable security definer set search_path = public as $$
  select id from customers where office_id = app_office() and customer_words(name, email, party) like words
  union
  select id from customers where office_id = app_office() and customer_numbers(party) like numbers
$$;
--> statement-breakpoint
revoke all on function customers_with(text, text) from public;
--> statement-breakpoint
grant execute on function customers_with(text, text) to tacite_app;
--> statement-breakpoint
-- Documents of any office that have no key of twins after a place in the order of their ids: those that a release before the keys
-- wrote, and those that say too little for one (workflows/review/fill-twin-keys.ts).
create function documents_without_twin_key(after_office uuid, after_id uuid, most int)
returns table (office_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select i.office_id, i.id from invoices i where i.twin_key is null and (i.office_id, i.id) > (after_office, after_id)
  order by i.office_id, i.id limit most
$$;
--> statement-breakpoint
revoke all on function documents_without_twin_key(uuid, uuid, int) from public;
--> statement-breakpoint
grant execute on function documents_without_twin_key(uuid, uuid, int) to tacite_app;
