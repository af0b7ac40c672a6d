-- What customers and owners say about money: a part is contested, a day is promised, it was paid. Words, never money.
create table disputes (
  office_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  invoice_id uuid not null,
  lines jsonb not null,
  cents bigint not null,
  reason text not null,
  words text default '' not null,
  answer_on date not null,
  said_by text not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint disputes_office_id_id_pk primary key (office_id, id),
  constraint disputes_reason check (reason in ('quantity', 'price', 'notDone', 'alreadyPaid', 'other')),
  constraint disputes_cents check (cents > 0),
  foreign key (office_id, invoice_id) references issued_invoices (office_id, invoice_id),
  foreign key (office_id, business_id) references businesses (office_id, id)
);
--> statement-breakpoint
create index disputes_invoice on disputes (office_id, invoice_id, at);
--> statement-breakpoint
create table dispute_answers (
  office_id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  words text default '' not null,
  credit_id uuid,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint dispute_answers_office_id_dispute_id_pk primary key (office_id, dispute_id),
  constraint dispute_answers_kind check (kind in ('explained', 'credited')),
  constraint dispute_answers_credit check ((kind = 'credited') = (credit_id is not null)),
  foreign key (office_id, dispute_id) references disputes (office_id, id),
  foreign key (office_id, credit_id) references invoices (office_id, id)
);
--> statement-breakpoint
create index dispute_answers_credit_id on dispute_answers (office_id, credit_id) where credit_id is not null;
--> statement-breakpoint
create table promises (
  office_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  invoice_id uuid not null,
  dates jsonb not null,
  words text default '' not null,
  said_by text not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint promises_office_id_id_pk primary key (office_id, id),
  foreign key (office_id, invoice_id) references issued_invoices (office_id, invoice_id),
  foreign key (office_id, business_id) references businesses (office_id, id)
);
--> statement-breakpoint
create index promises_invoice on promises (office_id, invoice_id, at);
--> statement-breakpoint
create table promise_answers (
  office_id uuid not null,
  promise_id uuid not null,
  outcome text not null,
  words text default '' not null,
  said_by text not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint promise_answers_office_id_promise_id_outcome_pk primary key (office_id, promise_id, outcome),
  constraint promise_answers_outcome check (outcome in ('accepted', 'declined', 'withdrawn')),
  foreign key (office_id, promise_id) references promises (office_id, id)
);
--> statement-breakpoint
create table payment_claims (
  office_id uuid not null,
  id uuid not null,
  business_id uuid not null,
  invoice_id uuid not null,
  paid_on date not null,
  means text not null,
  cents bigint not null,
  currency text not null,
  words text default '' not null,
  said_by text not null,
  said_as text not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint payment_claims_office_id_id_pk primary key (office_id, id),
  constraint payment_claims_means check (means in ('transfer', 'cheque', 'card', 'directDebit', 'cash', 'other')),
  constraint payment_claims_said_as check (said_as in ('customer', 'owner')),
  constraint payment_claims_cents check (cents > 0),
  foreign key (office_id, invoice_id) references issued_invoices (office_id, invoice_id),
  foreign key (office_id, business_id) references businesses (office_id, id)
);
--> statement-breakpoint
create index payment_claims_invoice on payment_claims (office_id, invoice_id, at);
--> statement-breakpoint
create table claim_answers (
  office_id uuid not null,
  claim_id uuid not null,
  outcome text not null,
  payment_id uuid,
  words text default '' not null,
  staff_id uuid,
  recorded_by text not null,
  at timestamptz not null,
  constraint claim_answers_office_id_claim_id_pk primary key (office_id, claim_id),
  constraint claim_answers_outcome check (outcome in ('recorded', 'dismissed')),
  constraint claim_answers_payment check ((outcome = 'recorded') = (payment_id is not null)),
  foreign key (office_id, claim_id) references payment_claims (office_id, id),
  foreign key (office_id, payment_id) references payments (office_id, id)
);
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['disputes', 'dispute_answers', 'promises', 'promise_answers', 'payment_claims', 'claim_answers']
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
