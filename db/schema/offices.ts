import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
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
import type { Address } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { createdAt, id, instant, officeId } from './columns.ts';

/** The outsourced billing service: the tenant. */
export const offices = pgTable(
  'offices',
  {
    id: uuid('office_id').primaryKey().default(sql`uuidv7()`),
    name: text('name').notNull(),
    email: text('email').notNull(),
    phone: text('phone').notNull(),
    address: jsonb('address').$type<Address>().notNull(),
    legalForm: text('legal_form').notNull().default(''),
    /** Nine digits; "" while the office is not named as a party of its own. */
    siren: text('siren').notNull().default(''),
    vatNumber: text('vat_number').notNull().default(''),
    /** What billers draft is read by a supervisor before its owner sees it. */
    fourEyes: boolean('four_eyes').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [check('offices_siren', sql`${t.siren} ~ '^(\\d{9})?$'`)],
);

/** Who an office was, until when: what was issued then names it so. Written by the database at each change. */
export const officeIdentities = pgTable(
  'office_identities',
  {
    officeId: officeId(),
    id: id(),
    name: text('name').notNull(),
    legalForm: text('legal_form').notNull(),
    siren: text('siren').notNull(),
    vatNumber: text('vat_number').notNull(),
    address: jsonb('address').$type<Address>().notNull(),
    until: instant('until').notNull().default(sql`app_clock()`),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId], foreignColumns: [offices.id] }),
  ],
);

export const staffRoles = ['admin', 'supervisor', 'biller', 'accountant'] as const;
export type StaffRole = (typeof staffRoles)[number];

export const staff = pgTable(
  'staff',
  {
    officeId: officeId(),
    id: id(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    phone: text('phone').notNull().default(''),
    role: text('role').$type<StaffRole>().notNull(),
    locale: text('locale').$type<Locale>().notNull().default('fr'),
    /** argon2id; null until the invitation is accepted. */
    passwordHash: text('password_hash'),
    /** AES-256-GCM of the TOTP secret; null until the second factor is set up. */
    totpSecret: text('totp_secret'),
    /** The last TOTP step that was used: a code works once. */
    totpLastStep: integer('totp_last_step').notNull().default(0),
    disabledAt: instant('disabled_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    unique('staff_email').on(t.officeId, t.email),
    check('staff_role', sql`${t.role} in ('admin', 'supervisor', 'biller', 'accountant')`),
    foreignKey({ columns: [t.officeId], foreignColumns: [offices.id] }),
  ],
);

export const staffInvitations = pgTable(
  'staff_invitations',
  {
    officeId: officeId(),
    id: id(),
    staffId: uuid('staff_id').notNull(),
    tokenSha256: text('token_sha256').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId, t.staffId], foreignColumns: [staff.officeId, staff.id] }),
  ],
);

/** Lucia's sessions of staff. `id` is the SHA-256 of the secret in the cookie. */
export const sessions = pgTable(
  'sessions',
  {
    officeId: officeId(),
    id: text('id').notNull(),
    staffId: uuid('staff_id').notNull(),
    /** Idle end, moved by use; never past `endsAt`. */
    expiresAt: instant('expires_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** False between the password and the code. */
    secondFactor: boolean('second_factor').notNull().default(false),
    /** As the browser names itself. */
    userAgent: text('user_agent').notNull().default(''),
    /** The network address it was opened from. */
    address: text('address').notNull().default(''),
    seenAt: instant('seen_at').notNull().default(sql`clock_timestamp()`),
    /** When a second factor or a passkey was last given in it. */
    factorAt: instant('factor_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    unique('sessions_id').on(t.id),
    foreignKey({ columns: [t.officeId, t.staffId], foreignColumns: [staff.officeId, staff.id] }),
    index('sessions_staff').on(t.officeId, t.staffId),
  ],
);

/** Failed attempts by account and by address, shared by all processes. Keys are hashed; no office can read another's. */
export const attempts = pgTable(
  'attempts',
  { key: text('key').notNull(), at: instant('at').notNull().default(sql`app_clock()`), id: id() },
  (t) => [primaryKey({ columns: [t.key, t.at, t.id] })],
);
