-- Under which key the file of a draft came (workflows/intake/accept.ts): the same again, or two at once, is one draft. Null of what
-- did not come as a file, and of what was written before.
alter table drafts add column arrival text;
--> statement-breakpoint
create unique index drafts_arrival on drafts (office_id, arrival) where arrival is not null;
