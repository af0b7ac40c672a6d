-- Whose mailbox an address is, in any office: owners who still answer, and customers with the newest link they were sent.
create function people_of_address(address text) returns table (office_id uuid, person_id uuid, kind text, subject_id uuid)
language sql stable security definer set search_path = public as $$
  (select o.office_id, o.id, 'owner', o.business_id from owners o
    where lower(o.email) = lower(address) and o.revoked_at is null order by o.created_at desc, o.id limit 25)
  union all
  (select c.office_id, c.id, 'customer', l.id from customers c
    cross join lateral (select l.id from links l where l.office_id = c.office_id and l.person_id = c.id
      and l.purpose = 'invoice' order by l.created_at desc, l.id desc limit 1) l
    where lower(c.email) = lower(address) order by c.id limit 25)
$$;
--> statement-breakpoint
-- The one office of this product, for whoever holds a link that opens nothing; none where there are several.
create function sole_office() returns table (name text, phone text)
language sql stable security definer set search_path = public as $$
  select min(name), min(phone) from offices having count(*) = 1
$$;
--> statement-breakpoint
revoke all on function people_of_address(text), sole_office() from public;
--> statement-breakpoint
grant execute on function people_of_address(text), sole_office() to tacite_app;
--> statement-breakpoint
create index owners_address on owners (lower(email));
--> statement-breakpoint
create index customers_address on customers (lower(email));
