-- Money asked for. The clause of a mandate under which the office asks in the business's name; '' where it has none.
alter table mandates add column dunning_article text default '' not null;
--> statement-breakpoint
-- What a customer is to be asked for: asked under a mandate, or prepared for the owner. What is known as the message leaves
-- stands in dunning_departures. Nothing of it is ever edited.
create table dunnings (
  office_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  customer_id uuid not null,
  mandate_id uuid,
  article text default '' not null,
  channel text not null,
  locale text not null,
  to_address text not null,
  documents jsonb not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint dunnings_office_id_id_pk primary key (office_id, id),
  constraint dunnings_channel check (channel in ('mail')),
  constraint dunnings_documents check (jsonb_array_length(documents) > 0),
  constraint dunnings_article check ((mandate_id is null) = (article = '')),
  foreign key (office_id, business_id) references businesses (office_id, id),
  foreign key (office_id, business_id, customer_id) references customers (office_id, business_id, id),
  foreign key (office_id, mandate_id) references mandates (office_id, id)
);
--> statement-breakpoint
create index dunnings_customer on dunnings (office_id, business_id, customer_id, at desc);
--> statement-breakpoint
create table dunning_releases (
  office_id uuid not null,
  dunning_id uuid not null,
  owner_id uuid not null,
  recorded_by text not null,
  at timestamptz not null,
  constraint dunning_releases_office_id_dunning_id_pk primary key (office_id, dunning_id),
  foreign key (office_id, dunning_id) references dunnings (office_id, id),
  foreign key (office_id, owner_id) references owners (office_id, id)
);
--> statement-breakpoint
create table dunning_departures (
  office_id uuid not null,
  dunning_id uuid not null,
  outcome text not null,
  why text default '' not null,
  level smallint not null,
  subject text default '' not null,
  words text default '' not null,
  iban text default '' not null,
  documents jsonb not null,
  left_out jsonb not null,
  at timestamptz not null,
  constraint dunning_departures_office_id_dunning_id_pk primary key (office_id, dunning_id),
  constraint dunning_departures_outcome check (outcome in ('left', 'nothing')),
  constraint dunning_departures_why check ((outcome = 'nothing') = (why <> '')),
  constraint dunning_departures_level check (level in (1, 2)),
  foreign key (office_id, dunning_id) references dunnings (office_id, id)
);
--> statement-breakpoint
create table dunning_holds (
  office_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  customer_id uuid not null,
  owner_id uuid not null,
  until_on date,
  words text default '' not null,
  recorded_by text not null,
  at timestamptz not null,
  constraint dunning_holds_office_id_id_pk primary key (office_id, id),
  foreign key (office_id, business_id, customer_id) references customers (office_id, business_id, id),
  foreign key (office_id, owner_id) references owners (office_id, id)
);
--> statement-breakpoint
create index dunning_holds_customer on dunning_holds (office_id, business_id, customer_id, at desc);
--> statement-breakpoint
create table dunning_hold_ends (
  office_id uuid not null,
  hold_id uuid not null,
  owner_id uuid not null,
  recorded_by text not null,
  at timestamptz not null,
  constraint dunning_hold_ends_office_id_hold_id_pk primary key (office_id, hold_id),
  foreign key (office_id, hold_id) references dunning_holds (office_id, id),
  foreign key (office_id, owner_id) references owners (office_id, id)
);
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['dunnings', 'dunning_releases', 'dunning_departures', 'dunning_holds', 'dunning_hold_ends']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy office_select on %I for select to tacite_app using (office_id = (select app_office()))', t);
    execute format('create policy office_insert on %I for insert to tacite_app with check (office_id = (select app_office()))', t);
    execute format('create policy office_update on %I for update to tacite_app using (office_id = (select app_office())) with check (office_id = (select app_office()))', t);
    execute format('create policy office_delete on %I for delete to tacite_app using (office_id = (select app_office()))', t);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %I to tacite_app', t);
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_truncate before truncate on %I execute function refuse_change()', t);
  end loop;
end $$;
