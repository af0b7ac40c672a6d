import { sql } from 'drizzle-orm';
import {
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
import { createdAt, id, instant, officeId } from './columns.ts';
import { offices } from './offices.ts';

export const mailStates = [
  'queued',
  'sending',
  'accepted',
  'delivered',
  'bounced',
  'failed',
  'reconcile',
  'dropped',
] as const;
export type MailState = (typeof mailStates)[number];

/** The workflow to tell what became of a mail: `request` says which asking of it the mail belongs to. */
export type MailReplyTo = { workflowId: string; request: number; recipient: string };

/** Every mail we owe somebody, and what became of it. The token of its link is derived when it is sent and never stored. */
export const mails = pgTable(
  'mails',
  {
    officeId: officeId(),
    id: id(),
    /** Handed to the provider as idempotency key: one accepted mail a key. */
    key: text('key').notNull(),
    kind: text('kind').notNull(),
    toAddress: text('to_address').notNull(),
    toName: text('to_name').notNull().default(''),
    /** What the template needs, links excepted. */
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    linkId: uuid('link_id'),
    invoiceId: uuid('invoice_id'),
    replyTo: jsonb('reply_to').$type<MailReplyTo>(),
    state: text('state').$type<MailState>().notNull().default('queued'),
    transport: text('transport'),
    providerId: text('provider_id'),
    subject: text('subject'),
    tries: integer('tries').notNull().default(0),
    firstTriedAt: instant('first_tried_at'),
    error: text('error'),
    acceptedAt: instant('accepted_at'),
    closedAt: instant('closed_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    unique('mails_key').on(t.officeId, t.key),
    foreignKey({ columns: [t.officeId], foreignColumns: [offices.id] }),
    index('mails_invoice').on(t.officeId, t.invoiceId, t.createdAt),
    index('mails_provider').on(t.providerId),
    index('mails_open').on(t.officeId, t.state).where(sql`state in ('bounced', 'failed', 'reconcile')`),
    check(
      'mails_state',
      sql`state in ('queued', 'sending', 'accepted', 'delivered', 'bounced', 'failed', 'reconcile', 'dropped')`,
    ),
  ],
);

/** Events a provider sent us, once each. */
export const providerEvents = pgTable(
  'provider_events',
  {
    officeId: officeId(),
    provider: text('provider').notNull(),
    eventId: text('event_id').notNull(),
    mailId: uuid('mail_id').notNull(),
    type: text('type').notNull(),
    detail: text('detail').notNull().default(''),
    at: instant('at').notNull(),
    receivedAt: instant('received_at').notNull().default(sql`app_clock()`),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.provider, t.eventId] }),
    index('provider_events_mail').on(t.officeId, t.mailId),
  ],
);

/** A personal link. Only the SHA-256 of its token is kept. */
export const links = pgTable(
  'links',
  {
    officeId: officeId(),
    id: id(),
    tokenSha256: text('token_sha256').notNull(),
    purpose: text('purpose').$type<'review' | 'portal' | 'invoice'>().notNull(),
    /** The invoice for `review` and `invoice`, the business for `portal`. */
    subjectId: uuid('subject_id').notNull(),
    /** For `review`: the round it was made for; a later round supersedes it. */
    round: integer('round'),
    /** The owner, or the customer for `invoice`. */
    personId: uuid('person_id').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    unique('links_token').on(t.tokenSha256),
    index('links_subject').on(t.officeId, t.subjectId),
    index('links_person').on(t.officeId, t.personId),
  ],
);

/** What the first POST on a link gives: a cookie bound to that link. `id` is the SHA-256 of its secret. */
export const linkSessions = pgTable(
  'link_sessions',
  {
    officeId: officeId(),
    id: text('id').notNull(),
    linkId: uuid('link_id').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Of the one-time code that was sent last; its digits are derived, not stored. */
    codeId: uuid('code_id'),
    codeExpiresAt: instant('code_expires_at'),
    codeTries: integer('code_tries').notNull().default(0),
    /** A one-time code was given in it. */
    confirmedAt: instant('confirmed_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    unique('link_sessions_id').on(t.id),
    foreignKey({ columns: [t.officeId, t.linkId], foreignColumns: [links.officeId, links.id] }),
  ],
);

/** « It was not me » and reports of abuse, from whoever holds a link. Insert only. */
export const linkReports = pgTable(
  'link_reports',
  {
    officeId: officeId(),
    id: id(),
    linkId: uuid('link_id').notNull(),
    kind: text('kind').$type<'notMe' | 'abuse'>().notNull(),
    body: text('body').notNull().default(''),
    /** The network address it came from. */
    address: text('address').notNull().default(''),
    /** How the link stood then; null where a release before 0021 wrote it. */
    linkState: text('link_state').$type<'valid' | 'superseded' | 'expired' | 'revoked'>(),
    at: instant('at').notNull().default(sql`app_clock()`),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    check('link_reports_kind', sql`kind in ('notMe', 'abuse')`),
    check('link_reports_link_state', sql`link_state in ('valid', 'superseded', 'expired', 'revoked')`),
    foreignKey({ columns: [t.officeId, t.linkId], foreignColumns: [links.officeId, links.id] }),
    index('link_reports_link').on(t.officeId, t.linkId),
  ],
);

/** A customer's or owner's word that is not an event of a workflow: an invoice acknowledged. Insert only. */
export const acknowledgements = pgTable(
  'acknowledgements',
  {
    officeId: officeId(),
    invoiceId: uuid('invoice_id').notNull(),
    linkId: uuid('link_id').notNull(),
    personName: text('person_name').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.officeId, t.invoiceId, t.linkId] })],
);
