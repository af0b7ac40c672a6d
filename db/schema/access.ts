import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, officeId } from './columns.ts';
import { staff } from './offices.ts';

/** How people of the office prove who they are. All of it in times of the world, which no demonstration moves. */
const now = sql`clock_timestamp()`;
const staffId = () => uuid('staff_id').notNull();

/** Codes for the day the telephone is lost; each works once. One salt a set. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    officeId: officeId(),
    id: id(),
    staffId: staffId(),
    /** 16 random bytes in base64. */
    salt: text('salt').notNull(),
    /** argon2id. */
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    unique('recovery_codes_code').on(t.officeId, t.staffId, t.codeHash),
    foreignKey({ columns: [t.officeId, t.staffId], foreignColumns: [staff.officeId, staff.id] }),
  ],
);

/** WebAuthn credentials. */
export const passkeys = pgTable(
  'passkeys',
  {
    officeId: officeId(),
    id: id(),
    staffId: staffId(),
    credentialId: text('credential_id').notNull(),
    /** COSE, in base64url. */
    publicKey: text('public_key').notNull(),
    /** How often it has signed, where it counts. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull().default([]),
    /** As its person calls it. */
    name: text('name').notNull(),
    /** Kept by a password manager on several devices. */
    synced: boolean('synced').notNull(),
    createdAt: instant('created_at').notNull().default(now),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    unique('passkeys_credential').on(t.officeId, t.credentialId),
    foreignKey({ columns: [t.officeId, t.staffId], foreignColumns: [staff.officeId, staff.id] }),
    index('passkeys_staff').on(t.officeId, t.staffId),
    index('passkeys_lookup').on(t.credentialId),
  ],
);

/** Links by mail to a person of the office. */
export const staffTokens = pgTable(
  'staff_tokens',
  {
    officeId: officeId(),
    id: id(),
    staffId: staffId(),
    purpose: text('purpose').$type<'password' | 'address'>().notNull(),
    tokenSha256: text('token_sha256').notNull().unique('staff_tokens_token_sha256_key'),
    /** The address to confirm. */
    email: text('email').notNull().default(''),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    check('staff_tokens_purpose', sql`purpose in ('password', 'address')`),
    foreignKey({ columns: [t.officeId, t.staffId], foreignColumns: [staff.officeId, staff.id] }),
  ],
);

/** Browsers a person has signed in with. `id` is the SHA-256 of a cookie. */
export const staffDevices = pgTable(
  'staff_devices',
  {
    officeId: officeId(),
    id: text('id').notNull(),
    staffId: staffId(),
    firstSeenAt: instant('first_seen_at').notNull().default(now),
    seenAt: instant('seen_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.staffId, t.id] }),
    foreignKey({ columns: [t.officeId, t.staffId], foreignColumns: [staff.officeId, staff.id] }),
  ],
);

export const securityEventNames = [
  'signedIn',
  'newDevice',
  'passwordChanged',
  'passwordReset',
  'factorChanged',
  'codesMade',
  'codeUsed',
  'passkeyAdded',
  'passkeyRemoved',
  'addressChanged',
  'roleChanged',
  'disabled',
  'enabled',
  'invited',
  'invitationWithdrawn',
  'sessionsEnded',
  /** What the person changed of who may approve for a business. */
  'ownerAdded',
  'ownerMoved',
  'ownerRemoved',
  'ownerRenamed',
  /** A mandate, under which silence may count. */
  'mandateRecorded',
] as const;
export type SecurityEventName = (typeof securityEventNames)[number];

/** What happened to the access of a person. Insert only. */
export const securityEvents = pgTable(
  'security_events',
  {
    officeId: officeId(),
    id: id(),
    staffId: staffId(),
    event: text('event').$type<SecurityEventName>().notNull(),
    /** Who did it: the person, or a colleague. */
    actor: text('actor').notNull(),
    detail: text('detail').notNull().default(''),
    userAgent: text('user_agent').notNull().default(''),
    address: text('address').notNull().default(''),
    at: instant('at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId, t.staffId], foreignColumns: [staff.officeId, staff.id] }),
    index('security_events_staff').on(t.officeId, t.staffId, t.at.desc()),
  ],
);

/** What an authenticator has to sign, by the SHA-256 of the cookie of the browser that asked; taken once. */
export const challenges = pgTable(
  'challenges',
  {
    id: text('id').notNull(),
    purpose: text('purpose').$type<'register' | 'authenticate'>().notNull(),
    challenge: text('challenge').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.purpose] }),
    check('challenges_purpose', sql`purpose in ('register', 'authenticate')`),
  ],
);
