-- Time that decides something is read here and nowhere else. The offset is moved by tests and the demonstration only.
create table clock_control (
  single_row boolean primary key default true check (single_row),
  offset_ms bigint not null default 0,
  movable boolean not null default false
);
--> statement-breakpoint
insert into clock_control default values;
--> statement-breakpoint
create function app_clock() returns timestamptz language sql volatile parallel safe as $$
  select clock_timestamp() + (select offset_ms from public.clock_control) * interval '1 millisecond'
$$;
--> statement-breakpoint
create function move_clock(by_ms bigint) returns timestamptz language plpgsql security definer set search_path = public as $$
begin
  if by_ms < 0 then raise exception 'the clock only moves forward'; end if;
  update clock_control set offset_ms = offset_ms + by_ms where movable;
  if not found then raise exception 'this clock cannot be moved: it is neither a test nor a demonstration'; end if;
  return app_clock();
end $$;
--> statement-breakpoint
-- The office a transaction works for. Nothing is seen or written without one.
create function app_office() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('tacite.office', true), '')::uuid
$$;
