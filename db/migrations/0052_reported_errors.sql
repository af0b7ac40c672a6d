-- What owners have reported of documents that are issued, for their homes (db/queries/owner-pages.ts).
create index exchanges_reported on exchanges (office_id, at) where kind = 'dispute';
