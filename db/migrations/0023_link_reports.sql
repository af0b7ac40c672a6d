-- How the link stood through which somebody reported: what was dead already acts on nothing. Null where an earlier
-- release wrote it.
alter table link_reports add column link_state text
  constraint link_reports_link_state check (link_state in ('valid', 'superseded', 'expired', 'revoked'));
