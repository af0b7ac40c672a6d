-- Who the office is as a party: with its SIREN it is named in the electronic invoice as the one who writes it under the
-- mandate (XP Z12-014, case 19a); without, a note names it.
alter table offices add column siren text default '' not null;
--> statement-breakpoint
alter table offices add column vat_number text default '' not null;
--> statement-breakpoint
alter table offices add constraint offices_siren check (siren ~ '^(\d{9})?$');
