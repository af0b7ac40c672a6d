/** The parts that the payloads of several mails share. A payload is the job's own data: JSON, nothing looked up later. */
import { z } from 'zod';
import { lineOf } from './text.ts';

/** ISO 8601 with a zone. */
export const instant = z.iso.datetime({ offset: true });
/** YYYY-MM-DD in Europe/Paris. */
export const day = z.iso.date();
export const cents = z.number().int().safe();
export const currency = z.string().regex(/^[A-Z]{3}$/);
/** Only http(s): a `javascript:` address can never become a button. */
export const webAddress = z.url({ protocol: /^https?$/ });

/** What every mail carries: the reader's language, and the office in whose name it is written. */
export const envelope = z.object({
  locale: z.enum(['fr', 'en']),
  office: z.object({
    name: lineOf(120),
    /** Who answers questions. */
    contact: lineOf(120).nullable(),
    phone: lineOf(40).nullable(),
  }),
});

const documentKind = z.enum(['invoice', 'creditNote', 'deposit', 'corrective']);

/** A draft as it is put before its owner. `amountCents` is what the customer pays, in cents of `currency`. */
export const draft = z.object({
  kind: documentKind,
  reference: lineOf(60),
  customer: lineOf(160),
  subject: lineOf(),
  amountCents: cents,
  currency,
  /** What was taken off to reach the amount; amounts without sign. */
  deductions: z.array(
    z.object({
      kind: z.enum(['retention', 'penalty', 'deposit']),
      amountCents: cents,
      percent: z.string().nullable(),
    }),
  ),
});

/** An issued document. */
export const issuedDocument = z.object({
  kind: documentKind,
  number: lineOf(60),
  customer: lineOf(160),
  subject: lineOf(),
  amountCents: cents,
  currency,
});

/** Days at which so much was promised, the first first. */
export const promisedDates = z.array(z.object({ on: day, cents }));

/**
 * The silence window as it can be known when the mail is written. `until`: the end is fixed. `fromReceipt`: the clock
 * starts when this very mail is proved delivered, so only the rule and the earliest possible end are true. `over`: it ended,
 * and silence decided nothing.
 */
export const silenceWindow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fromReceipt'),
    hours: z.number().int().positive(),
    counting: z.enum(['elapsed', 'working']),
    /** The end if the mail were delivered at the instant it is sent. */
    earliestDueAt: instant,
  }),
  z.object({ kind: z.literal('until'), dueAt: instant }),
  z.object({ kind: z.literal('over'), dueAt: instant }),
]);

const guardrail = z.enum([
  'bankChanged',
  'amountCap',
  'firstInvoice',
  'creditNote',
  'specialCase',
  'noClause',
]);

/** The clause of the mandate under which silence binds (Code civil, art. 1120: without it, it does not). */
export const clause = z.object({ article: lineOf(40), signedOn: day });

/** What silence does at the end of the window. */
export const silence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approves') }).extend(clause.shape),
  z.object({
    kind: z.literal('neverApproves'),
    guardrails: z.array(guardrail).min(1),
    /** The cap that `amountCap` names. */
    capCents: cents.nullable(),
  }),
]);

/** Three ways to answer, three addresses of one page: none of them decides anything by being opened. */
const answerLinks = z.object({
  read: webAddress,
  correct: webAddress,
  time: webAddress,
  /** « It was not me », and abuse. Mails composed before there was one have none. */
  report: webAddress.optional(),
});

/** Where everything of an owner's business is, and how much waits there beside what the mail is about. */
export const home = z.object({ link: webAddress, others: z.number().int().min(0) });

/** What is asked for, as it can be decided on: the first lines, how many more there are, and the sums, all in words. */
const askedContent = z.object({
  lines: z.array(z.object({ label: lineOf(), value: lineOf() })),
  more: z.number().int().min(0),
  sums: z.array(z.object({ label: lineOf(), value: lineOf() })),
});

/** A mail that asks the owner for a decision. */
export const ownerRequest = envelope.extend({
  business: lineOf(120),
  owner: lineOf(80),
  draft,
  /** Mails composed before they had it have none. */
  content: askedContent.optional(),
  silence,
  sentAt: instant,
  links: answerLinks,
  linkExpiresAt: instant,
  /** Mails composed before they had one have none. */
  home: home.optional(),
});

export type AskedContent = z.infer<typeof askedContent>;
export type Envelope = z.infer<typeof envelope>;
export type DocumentKind = z.infer<typeof documentKind>;
export type Draft = z.infer<typeof draft>;
export type IssuedDocument = z.infer<typeof issuedDocument>;
export type SilenceWindow = z.infer<typeof silenceWindow>;
export type Guardrail = z.infer<typeof guardrail>;
export type Home = z.infer<typeof home>;
export type Silence = z.infer<typeof silence>;
export type OwnerRequest = z.infer<typeof ownerRequest>;

/** How many customers a mail names; the page it leads to has all. */
export const mostNamed = 20;
