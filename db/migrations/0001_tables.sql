CREATE TABLE "businesses" (
	"office_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"party" jsonb NOT NULL,
	"iban" text DEFAULT '' NOT NULL,
	"bic" text DEFAULT '' NOT NULL,
	"number_prefix" text NOT NULL,
	"vat_on_debits" boolean DEFAULT false NOT NULL,
	"mentions" text DEFAULT '' NOT NULL,
	"contact_staff_id" uuid,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	"updated_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "businesses_office_id_id_pk" PRIMARY KEY("office_id","id"),
	CONSTRAINT "businesses_prefix" UNIQUE("office_id","number_prefix"),
	CONSTRAINT "businesses_prefix_form" CHECK ("businesses"."number_prefix" ~ '^[A-Z0-9]{2,6}$')
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"office_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"business_id" uuid NOT NULL,
	"kind" text DEFAULT 'company' NOT NULL,
	"name" text NOT NULL,
	"party" jsonb NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"locale" text DEFAULT 'fr' NOT NULL,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	"updated_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "customers_office_id_id_pk" PRIMARY KEY("office_id","id"),
	CONSTRAINT "customers_of_business" UNIQUE("office_id","business_id","id"),
	CONSTRAINT "customers_kind" CHECK ("customers"."kind" in ('company', 'public', 'consumer'))
);
--> statement-breakpoint
CREATE TABLE "mandates" (
	"office_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"business_id" uuid NOT NULL,
	"signed_on" date NOT NULL,
	"signed_by" text NOT NULL,
	"silence_clause" boolean NOT NULL,
	"clause_article" text DEFAULT '' NOT NULL,
	"window_hours" integer DEFAULT 48 NOT NULL,
	"document_sha256" text,
	"document_name" text,
	"ends_on" date,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "mandates_office_id_id_pk" PRIMARY KEY("office_id","id"),
	CONSTRAINT "mandates_window" CHECK ("mandates"."window_hours" between 1 and 720),
	CONSTRAINT "mandates_clause" CHECK (not "mandates"."silence_clause" or "mandates"."clause_article" <> '')
);
--> statement-breakpoint
CREATE TABLE "owners" (
	"office_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"business_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"role" text DEFAULT '' NOT NULL,
	"locale" text DEFAULT 'fr' NOT NULL,
	"revoked_at" timestamptz,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "owners_office_id_id_pk" PRIMARY KEY("office_id","id")
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"office_id" uuid NOT NULL,
	"business_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"policy" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "policies_office_id_business_id_version_pk" PRIMARY KEY("office_id","business_id","version")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"office_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "documents_office_id_invoice_id_kind_pk" PRIMARY KEY("office_id","invoice_id","kind")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"office_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"content" jsonb NOT NULL,
	"content_sha256" text NOT NULL,
	"source" jsonb NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "drafts_office_id_invoice_id_pk" PRIMARY KEY("office_id","invoice_id")
);
--> statement-breakpoint
CREATE TABLE "exchanges" (
	"office_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"invoice_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"kind" text NOT NULL,
	"author_kind" text NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"line_id" text,
	"field" text,
	"before" text,
	"after" text,
	"body" text DEFAULT '' NOT NULL,
	"at" timestamptz NOT NULL,
	CONSTRAINT "exchanges_office_id_id_pk" PRIMARY KEY("office_id","id")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"office_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"business_id" uuid NOT NULL,
	"customer_id" uuid,
	"kind" text NOT NULL,
	"provisional_ref" text NOT NULL,
	"subject" text NOT NULL,
	"buyer_name" text NOT NULL,
	"payable_cents" bigint NOT NULL,
	"currency" text NOT NULL,
	"special_cases" text[] DEFAULT '{}' NOT NULL,
	"problems" integer DEFAULT 0 NOT NULL,
	"number" text,
	"issued_on" date,
	"due_on" date,
	"review_state" text DEFAULT 'preparing' NOT NULL,
	"round" integer DEFAULT 0 NOT NULL,
	"review_due_at" timestamptz,
	"window_from" timestamptz,
	"hold_until" timestamptz,
	"decided_by" text,
	"decided_at" timestamptz,
	"dispatch_state" text,
	"status" text GENERATED ALWAYS AS (case
          when dispatch_state in ('sent', 'delivered', 'opened', 'rejected') then dispatch_state
          when dispatch_state in ('bounced', 'failed', 'needsAttention') then 'undelivered'
          when dispatch_state is not null or review_state = 'issued' then 'issued'
          when review_state = 'preparing' then 'draft'
          when review_state = 'awaiting.asking' then 'asking'
          when review_state = 'awaiting.running' then 'awaiting'
          when review_state = 'awaiting.lapsed' then 'lapsed'
          when review_state = 'awaiting.onHold' then 'onHold'
          when review_state = 'awaiting.undelivered' then 'requestUndelivered'
          when review_state = 'correcting' then 'correction'
          else review_state end) STORED NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	"updated_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "invoices_office_id_id_pk" PRIMARY KEY("office_id","id"),
	CONSTRAINT "invoices_provisional_ref" UNIQUE("office_id","provisional_ref")
);
--> statement-breakpoint
CREATE TABLE "issued_invoices" (
	"office_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"business_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"series" text NOT NULL,
	"sequence" integer NOT NULL,
	"number" text NOT NULL,
	"issued_at" timestamptz NOT NULL,
	"issued_on" date NOT NULL,
	"due_on" date,
	"round" integer NOT NULL,
	"revision_sha256" text NOT NULL,
	"content" text NOT NULL,
	"content_sha256" text NOT NULL,
	"total_cents" bigint NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "issued_invoices_office_id_invoice_id_pk" PRIMARY KEY("office_id","invoice_id"),
	CONSTRAINT "issued_sequence" UNIQUE("office_id","business_id","series","sequence"),
	CONSTRAINT "issued_number" UNIQUE("office_id","business_id","number"),
	CONSTRAINT "issued_sequence_positive" CHECK ("issued_invoices"."sequence" > 0)
);
--> statement-breakpoint
CREATE TABLE "provisional_counters" (
	"office_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"last" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "provisional_counters_office_id_year_pk" PRIMARY KEY("office_id","year")
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"office_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"policy_version" integer NOT NULL,
	"mandate_id" uuid,
	"created_by" text NOT NULL,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "revisions_office_id_invoice_id_round_pk" PRIMARY KEY("office_id","invoice_id","round")
);
--> statement-breakpoint
CREATE TABLE "series" (
	"office_id" uuid NOT NULL,
	"business_id" uuid NOT NULL,
	"series" text NOT NULL,
	"last_sequence" integer NOT NULL,
	"last_issued_at" timestamptz NOT NULL,
	CONSTRAINT "series_office_id_business_id_series_pk" PRIMARY KEY("office_id","business_id","series")
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"office_id" uuid NOT NULL,
	"business_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"at" timestamptz NOT NULL,
	"payload" text NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"signature" "bytea",
	"key_id" text NOT NULL,
	CONSTRAINT "ledger_office_id_business_id_sequence_pk" PRIMARY KEY("office_id","business_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "ledger_heads" (
	"office_id" uuid NOT NULL,
	"business_id" uuid NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "ledger_heads_office_id_business_id_pk" PRIMARY KEY("office_id","business_id")
);
--> statement-breakpoint
CREATE TABLE "acknowledgements" (
	"office_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"at" timestamptz NOT NULL,
	CONSTRAINT "acknowledgements_office_id_invoice_id_link_id_pk" PRIMARY KEY("office_id","invoice_id","link_id")
);
--> statement-breakpoint
CREATE TABLE "link_sessions" (
	"office_id" uuid NOT NULL,
	"id" text NOT NULL,
	"link_id" uuid NOT NULL,
	"expires_at" timestamptz NOT NULL,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "link_sessions_office_id_id_pk" PRIMARY KEY("office_id","id"),
	CONSTRAINT "link_sessions_id" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "links" (
	"office_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"token_sha256" text NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"round" integer,
	"person_id" uuid NOT NULL,
	"expires_at" timestamptz NOT NULL,
	"revoked_at" timestamptz,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "links_office_id_id_pk" PRIMARY KEY("office_id","id"),
	CONSTRAINT "links_token" UNIQUE("token_sha256")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"office_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"to_address" text NOT NULL,
	"to_name" text DEFAULT '' NOT NULL,
	"payload" jsonb NOT NULL,
	"link_id" uuid,
	"invoice_id" uuid,
	"reply_to" jsonb,
	"state" text DEFAULT 'queued' NOT NULL,
	"transport" text,
	"provider_id" text,
	"subject" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"first_tried_at" timestamptz,
	"error" text,
	"accepted_at" timestamptz,
	"closed_at" timestamptz,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "mails_office_id_id_pk" PRIMARY KEY("office_id","id"),
	CONSTRAINT "mails_key" UNIQUE("office_id","key"),
	CONSTRAINT "mails_state" CHECK (state in ('queued', 'sending', 'accepted', 'delivered', 'bounced', 'failed', 'reconcile', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "provider_events" (
	"office_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"mail_id" uuid NOT NULL,
	"type" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"at" timestamptz NOT NULL,
	"received_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "provider_events_office_id_provider_event_id_pk" PRIMARY KEY("office_id","provider","event_id")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"key" text NOT NULL,
	"at" timestamptz DEFAULT app_clock() NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	CONSTRAINT "attempts_key_at_id_pk" PRIMARY KEY("key","at","id")
);
--> statement-breakpoint
CREATE TABLE "offices" (
	"office_id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text NOT NULL,
	"address" jsonb NOT NULL,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"office_id" uuid NOT NULL,
	"id" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"expires_at" timestamptz NOT NULL,
	"ends_at" timestamptz NOT NULL,
	"second_factor" boolean DEFAULT false NOT NULL,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "sessions_office_id_id_pk" PRIMARY KEY("office_id","id"),
	CONSTRAINT "sessions_id" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"office_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"role" text NOT NULL,
	"locale" text DEFAULT 'fr' NOT NULL,
	"password_hash" text,
	"totp_secret" text,
	"totp_last_step" integer DEFAULT 0 NOT NULL,
	"disabled_at" timestamptz,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "staff_office_id_id_pk" PRIMARY KEY("office_id","id"),
	CONSTRAINT "staff_email" UNIQUE("office_id","email"),
	CONSTRAINT "staff_role" CHECK ("staff"."role" in ('admin', 'supervisor', 'biller', 'accountant'))
);
--> statement-breakpoint
CREATE TABLE "staff_invitations" (
	"office_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"staff_id" uuid NOT NULL,
	"token_sha256" text NOT NULL,
	"expires_at" timestamptz NOT NULL,
	"accepted_at" timestamptz,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "staff_invitations_office_id_id_pk" PRIMARY KEY("office_id","id"),
	CONSTRAINT "staff_invitations_token_sha256_unique" UNIQUE("token_sha256")
);
--> statement-breakpoint
CREATE TABLE "transitions" (
	"office_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"machine" text NOT NULL,
	"version" integer NOT NULL,
	"event" text NOT NULL,
	"payload" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamptz NOT NULL,
	"recorded_at" timestamptz NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "transitions_office_id_workflow_id_sequence_pk" PRIMARY KEY("office_id","workflow_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "workflows" (
	"office_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"machine" text NOT NULL,
	"version" integer NOT NULL,
	"subject_id" uuid NOT NULL,
	"state" text NOT NULL,
	"status" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"timers" jsonb NOT NULL,
	"wake_at" timestamptz,
	"sequence" integer NOT NULL,
	"head" "bytea" NOT NULL,
	"at" timestamptz NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"created_at" timestamptz DEFAULT app_clock() NOT NULL,
	CONSTRAINT "workflows_office_id_id_pk" PRIMARY KEY("office_id","id")
);
--> statement-breakpoint
ALTER TABLE "businesses" ADD CONSTRAINT "businesses_office_id_offices_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "businesses" ADD CONSTRAINT "businesses_office_id_contact_staff_id_staff_office_id_id_fk" FOREIGN KEY ("office_id","contact_staff_id") REFERENCES "public"."staff"("office_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_office_id_business_id_businesses_office_id_id_fk" FOREIGN KEY ("office_id","business_id") REFERENCES "public"."businesses"("office_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_office_id_business_id_businesses_office_id_id_fk" FOREIGN KEY ("office_id","business_id") REFERENCES "public"."businesses"("office_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owners" ADD CONSTRAINT "owners_office_id_business_id_businesses_office_id_id_fk" FOREIGN KEY ("office_id","business_id") REFERENCES "public"."businesses"("office_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_office_id_business_id_businesses_office_id_id_fk" FOREIGN KEY ("office_id","business_id") REFERENCES "public"."businesses"("office_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_office_id_invoice_id_issued_invoices_office_id_invoice_id_fk" FOREIGN KEY ("office_id","invoice_id") REFERENCES "public"."issued_invoices"("office_id","invoice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_office_id_invoice_id_invoices_office_id_id_fk" FOREIGN KEY ("office_id","invoice_id") REFERENCES "public"."invoices"("office_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchanges" ADD CONSTRAINT "exchanges_office_id_invoice_id_invoices_office_id_id_fk" FOREIGN KEY ("office_id","invoice_id") REFERENCES "public"."invoices"("office_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_office_id_business_id_businesses_office_id_id_fk" FOREIGN KEY ("office_id","business_id") REFERENCES "public"."businesses"("office_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_office_id_business_id_customer_id_customers_office_id_business_id_id_fk" FOREIGN KEY ("office_id","business_id","customer_id") REFERENCES "public"."customers"("office_id","business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issued_invoices" ADD CONSTRAINT "issued_invoices_office_id_invoice_id_invoices_office_id_id_fk" FOREIGN KEY ("office_id","invoice_id") REFERENCES "public"."invoices"("office_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_office_id_invoice_id_invoices_office_id_id_fk" FOREIGN KEY ("office_id","invoice_id") REFERENCES "public"."invoices"("office_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_heads" ADD CONSTRAINT "ledger_heads_office_id_business_id_businesses_office_id_id_fk" FOREIGN KEY ("office_id","business_id") REFERENCES "public"."businesses"("office_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_sessions" ADD CONSTRAINT "link_sessions_office_id_link_id_links_office_id_id_fk" FOREIGN KEY ("office_id","link_id") REFERENCES "public"."links"("office_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_office_id_offices_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_office_id_staff_id_staff_office_id_id_fk" FOREIGN KEY ("office_id","staff_id") REFERENCES "public"."staff"("office_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_office_id_offices_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_invitations" ADD CONSTRAINT "staff_invitations_office_id_staff_id_staff_office_id_id_fk" FOREIGN KEY ("office_id","staff_id") REFERENCES "public"."staff"("office_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customers_business" ON "customers" USING btree ("office_id","business_id","name");--> statement-breakpoint
CREATE INDEX "mandates_business" ON "mandates" USING btree ("office_id","business_id","created_at");--> statement-breakpoint
CREATE INDEX "owners_business" ON "owners" USING btree ("office_id","business_id");--> statement-breakpoint
CREATE INDEX "exchanges_invoice" ON "exchanges" USING btree ("office_id","invoice_id","at");--> statement-breakpoint
CREATE INDEX "invoices_status" ON "invoices" USING btree ("office_id","status","created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "invoices_recent" ON "invoices" USING btree ("office_id","created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "invoices_business" ON "invoices" USING btree ("office_id","business_id","status");--> statement-breakpoint
CREATE INDEX "invoices_customer" ON "invoices" USING btree ("office_id","customer_id");--> statement-breakpoint
CREATE INDEX "ledger_subject" ON "ledger" USING btree ("office_id","subject_id");--> statement-breakpoint
CREATE INDEX "links_subject" ON "links" USING btree ("office_id","subject_id");--> statement-breakpoint
CREATE INDEX "links_person" ON "links" USING btree ("office_id","person_id");--> statement-breakpoint
CREATE INDEX "mails_invoice" ON "mails" USING btree ("office_id","invoice_id","created_at");--> statement-breakpoint
CREATE INDEX "mails_provider" ON "mails" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "mails_open" ON "mails" USING btree ("office_id","state") WHERE state in ('bounced', 'failed', 'reconcile');--> statement-breakpoint
CREATE INDEX "provider_events_mail" ON "provider_events" USING btree ("office_id","mail_id");--> statement-breakpoint
CREATE INDEX "sessions_staff" ON "sessions" USING btree ("office_id","staff_id");--> statement-breakpoint
CREATE INDEX "workflows_wake" ON "workflows" USING btree ("wake_at") WHERE wake_at is not null;--> statement-breakpoint
CREATE INDEX "workflows_subject" ON "workflows" USING btree ("office_id","subject_id");--> statement-breakpoint
CREATE INDEX "workflows_failure" ON "workflows" USING btree ("office_id","id") WHERE failure is not null;