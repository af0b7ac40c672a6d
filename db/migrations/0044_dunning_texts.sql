-- What reminders of a business say, by level and language; the newest version counts, and an empty one is the usual text again.
create table dunning_texts (
  office_id uuid not null,
  business_id uuid not null,
  level smallint not null,
  locale text not null,
  version integer not null,
  subject text not null,
  words text not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint dunning_texts_pk primary key (office_id, business_id, level, locale, version),
  constraint dunning_texts_level check (level in (1, 2)),
  constraint dunning_texts_locale check (locale in ('fr', 'en')),
  constraint dunning_texts_version check (version > 0),
  constraint dunning_texts_whole check ((subject = '') = (words = '')),
  constraint dunning_texts_length check (char_length(subject) <= 100 and char_length(words) <= 1500),
  foreign key (office_id, business_id) references businesses (office_id, id)
);
--> statement-breakpoint
do $$
begin
  alter table dunning_texts enable row level security;
  alter table dunning_texts force row level security;
  create policy office_select on dunning_texts for select to tacite_app using (office_id = (select app_office()));
  create policy office_insert on dunning_texts for insert to tacite_app with check (office_id = (select app_office()));
  create policy office_update on dunning_texts for update to tacite_app using (office_id = (select app_office())) with check (office_id = (select app_office()));
  create policy office_delete on dunning_texts for delete to tacite_app using (office_id = (select app_office()));
  create policy owner_all on dunning_texts to current_user using (true) with check (true);
  grant select, insert on dunning_texts to tacite_app;
  create trigger append_only before update or delete on dunning_texts for each row execute function refuse_change();
  create trigger append_only_truncate before truncate on dunning_texts execute function refuse_change();
end $$;
