-- Up to how much is let go of an invoice without a supervisor: bank charges, rounding. A difference says which it is.
alter table businesses add column difference_limit_cents bigint default 0 not null;
--> statement-breakpoint
alter table businesses add constraint businesses_difference_limit check (difference_limit_cents between 0 and 10000);
--> statement-breakpoint
alter table allocations add constraint allocations_difference
  check (source_kind <> 'difference' or reason in ('bankCharges', 'rounding', 'discount', 'exchange'));
