import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Party } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import type { ReviewPolicy } from '#db/shapes/review-policy.ts';
import { createdAt, id, instant, officeId } from './columns.ts';
import { offices, staff } from './offices.ts';

/** A look as a business keeps it: files by their SHA-256 in the blob store. `terms.sha256` is that of the PDF. */
export type StoredLook = {
  colour?: string | null;
  logo?: { sha256: string; format: 'png' | 'jpg'; name: string } | null;
  terms?: { sha256: string; name: string; pages: { sha256: string; words: string }[] } | null;
};

/** The end business whose invoices are drafted: the seller on the invoice, the mandator. */
export const businesses = pgTable(
  'businesses',
  {
    officeId: officeId(),
    id: id(),
    name: text('name').notNull(),
    party: jsonb('party').$type<Party>().notNull(),
    iban: text('iban').notNull().default(''),
    bic: text('bic').notNull().default(''),
    /** Root of its final numbers ("VPC" gives VPC-2026-0118); proper to the mandatary. */
    numberPrefix: text('number_prefix').notNull(),
    vatOnDebits: boolean('vat_on_debits').notNull().default(false),
    /** Mentions printed on each document: insurance, cooperative, terms. */
    mentions: text('mentions').notNull().default(''),
    /** Up to how much is let go of an invoice without a supervisor, in cents. */
    differenceLimitCents: bigint('difference_limit_cents', { mode: 'number' }).notNull().default(0),
    /** How its documents look: colour, logo, terms of sale. */
    look: jsonb('look').$type<StoredLook>().notNull().default({}),
    /** The person of the office whom owner and customers may call. */
    contactStaffId: uuid('contact_staff_id'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(sql`app_clock()`),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    unique('businesses_prefix').on(t.officeId, t.numberPrefix),
    foreignKey({ columns: [t.officeId], foreignColumns: [offices.id] }),
    foreignKey({ columns: [t.officeId, t.contactStaffId], foreignColumns: [staff.officeId, staff.id] }),
    check('businesses_difference_limit', sql`difference_limit_cents between 0 and 10000`),
    check('businesses_prefix_form', sql`${t.numberPrefix} ~ '^[A-Z0-9]{2,6}$'`),
  ],
);

/** The person of a business who approves. No account: personal links by mail. */
export const owners = pgTable(
  'owners',
  {
    officeId: officeId(),
    id: id(),
    businessId: uuid('business_id').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    phone: text('phone').notNull().default(''),
    role: text('role').notNull().default(''),
    locale: text('locale').$type<Locale>().notNull().default('fr'),
    revokedAt: instant('revoked_at'),
    /** Since when the address is this one; null: long since. */
    addressSince: instant('address_since'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    index('owners_business').on(t.officeId, t.businessId),
    index('owners_address').on(sql`lower(${t.email})`),
  ],
);

/** Who came, went or moved among those who approve. Insert only; an objection is added once. */
export const ownerChanges = pgTable(
  'owner_changes',
  {
    officeId: officeId(),
    id: id(),
    businessId: uuid('business_id').notNull(),
    ownerId: uuid('owner_id').notNull(),
    kind: text('kind').$type<OwnerChangeKind>().notNull(),
    name: text('name').notNull(),
    oldEmail: text('old_email').notNull().default(''),
    newEmail: text('new_email').notNull().default(''),
    /** `owners.addressSince` before it. */
    oldSince: instant('old_since'),
    staffId: uuid('staff_id'),
    staffName: text('staff_name').notNull(),
    at: instant('at').notNull().default(sql`app_clock()`),
    objectedAt: instant('objected_at'),
    objectedBy: text('objected_by').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId, t.ownerId], foreignColumns: [owners.officeId, owners.id] }),
    check('owner_changes_kind', sql`kind in ('added', 'moved', 'removed')`),
    index('owner_changes_business').on(t.officeId, t.businessId, t.at.desc()),
    index('owner_changes_owner').on(t.officeId, t.ownerId),
  ],
);
export type OwnerChangeKind = 'added' | 'moved' | 'removed';

/** Word of such a change to one mailbox, with a link to object. */
export const ownerNotices = pgTable(
  'owner_notices',
  {
    officeId: officeId(),
    id: uuid('id').notNull(),
    changeId: uuid('change_id').notNull(),
    /** Whose mailbox it is, or was. */
    ownerId: uuid('owner_id').notNull(),
    email: text('email').notNull(),
    tokenSha256: text('token_sha256').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({
      columns: [t.officeId, t.changeId],
      foreignColumns: [ownerChanges.officeId, ownerChanges.id],
    }),
    foreignKey({ columns: [t.officeId, t.ownerId], foreignColumns: [owners.officeId, owners.id] }),
    index('owner_notices_change').on(t.officeId, t.changeId),
  ],
);

/** The written agreement to invoice in the business's name (CGI ann. II art. 242 nonies I). Rows are never changed: a new mandate ends the former. */
export const mandates = pgTable(
  'mandates',
  {
    officeId: officeId(),
    id: id(),
    businessId: uuid('business_id').notNull(),
    signedOn: date('signed_on', { mode: 'string' }).notNull(),
    signedBy: text('signed_by').notNull(),
    /** Whether silence counts as agreement, and under which article. Without it nothing is approved by silence. */
    silenceClause: boolean('silence_clause').notNull(),
    clauseArticle: text('clause_article').notNull().default(''),
    windowHours: integer('window_hours').notNull().default(48),
    /** Under which article the office asks for money in the business's name; '' where it may not. */
    dunningArticle: text('dunning_article').notNull().default(''),
    documentSha256: text('document_sha256'),
    documentName: text('document_name'),
    endsOn: date('ends_on', { mode: 'string' }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    check('mandates_window', sql`${t.windowHours} between 1 and 720`),
    check('mandates_clause', sql`not ${t.silenceClause} or ${t.clauseArticle} <> ''`),
    index('mandates_business').on(t.officeId, t.businessId, t.createdAt),
  ],
);

/** One row a version. Changing a policy adds a version; rounds keep the one they run under. */
export const policies = pgTable(
  'policies',
  {
    officeId: officeId(),
    businessId: uuid('business_id').notNull(),
    version: integer('version').notNull(),
    policy: jsonb('policy').$type<ReviewPolicy>().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.businessId, t.version] }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    check(
      'policies_cases',
      sql`coalesce(${t.policy} -> 'approvalCases', '[]')
    <@ '["specialPrice", "penalty", "deposit", "depositRecovery", "retention", "exceptional"]'::jsonb
  and coalesce(${t.policy} -> 'silenceCases', '[]')
    <@ '["specialPrice", "penalty", "deposit", "depositRecovery", "retention", "exceptional"]'::jsonb
  and coalesce(${t.policy} -> 'silenceCases', '[""]') <> '[]'`,
    ),
  ],
);

/** The end customer: the buyer on the invoice. */
export const customers = pgTable(
  'customers',
  {
    officeId: officeId(),
    id: id(),
    businessId: uuid('business_id').notNull(),
    kind: text('kind').$type<'company' | 'public' | 'consumer'>().notNull().default('company'),
    name: text('name').notNull(),
    party: jsonb('party').$type<Party>().notNull(),
    /** Where invoices go by mail. */
    email: text('email').notNull().default(''),
    locale: text('locale').$type<Locale>().notNull().default('fr'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(sql`app_clock()`),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    // What invoices refer to: a document of one business can't name another's customer.
    unique('customers_of_business').on(t.officeId, t.businessId, t.id),
    check('customers_kind', sql`${t.kind} in ('company', 'public', 'consumer')`),
    index('customers_business').on(t.officeId, t.businessId, t.name),
    index('customers_address').on(sql`lower(${t.email})`),
    index('customers_found').using(
      'gin',
      sql`customer_words(${t.name}, ${t.email}, ${t.party}) gin_trgm_ops`,
      sql`customer_numbers(${t.party}) gin_trgm_ops`,
    ),
  ],
);
