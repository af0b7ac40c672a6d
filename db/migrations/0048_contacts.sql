-- Who spoke with a customer about money, and what comes next: an account of what people did, beside what programs know by
-- themselves. Nothing of it is ever edited; a step that was taken has its row in contact_ends.
create table contacts (
  office_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  customer_id uuid not null,
  kind text not null,
  person text default '' not null,
  words text not null,
  next_step text default '' not null,
  next_on date,
  next_staff_id uuid,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint contacts_office_id_id_pk primary key (office_id, id),
  constraint contacts_kind check (kind in ('call', 'message', 'visit', 'note')),
  constraint contacts_words check (words <> '' and char_length(words) <= 2000),
  constraint contacts_step check ((next_on is null) = (next_step = '') and (next_on is null) = (next_staff_id is null)),
  foreign key (office_id, business_id, customer_id) references customers (office_id, business_id, id),
  foreign key (office_id, next_staff_id) references staff (office_id, id)
);
--> statement-breakpoint
create index contacts_customer on contacts (office_id, business_id, customer_id, at desc);
--> statement-breakpoint
create index contacts_next on contacts (office_id, next_on) where next_on is not null;
--> statement-breakpoint
create table contact_ends (
  office_id uuid not null,
  contact_id uuid not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint contact_ends_office_id_contact_id_pk primary key (office_id, contact_id),
  foreign key (office_id, contact_id) references contacts (office_id, id)
);
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['contacts', 'contact_ends']
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
