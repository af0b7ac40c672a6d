-- What was taken out of a draft of what a file had brought, so that it can be put back: a form says only what to take out.
alter table drafts add column taken_out jsonb default '[]' not null;
