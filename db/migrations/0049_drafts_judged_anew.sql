-- Drafts of any office that wait for the office, after a place in the order of their ids: what is wrong with one changes with the
-- day and with a release that knows more (workflows/review/rejudge-drafts.ts). Office by office, so that the index of states finds them.
create function drafts_at_the_office(after_office uuid, after_id uuid, most int)
returns table (office_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select o.office_id, i.id from offices o
  cross join lateral (select n.id from invoices n
    where n.office_id = o.office_id and n.status in ('draft', 'withdrawn', 'correction', 'toRelease')) i
  where o.office_id >= after_office and (o.office_id, i.id) > (after_office, after_id)
  order by o.office_id, i.id limit most
$$;
--> statement-breakpoint
revoke all on function drafts_at_the_office(uuid, uuid, int) from public;
--> statement-breakpoint
grant execute on function drafts_at_the_office(uuid, uuid, int) to tacite_app;
