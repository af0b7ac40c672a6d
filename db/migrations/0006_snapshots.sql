-- A snapshot is read and written whole: as the text it is, not taken apart and put together again by the database.
drop view contract.reviews;
--> statement-breakpoint
drop view contract.dispatches;
--> statement-breakpoint
alter table workflows alter column snapshot type json using snapshot::json;
--> statement-breakpoint
