import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { oneLine } from '#emails/text.ts';
import { keyFromTag } from './message-key.ts';

/** A provider's word about one mail. `key` is our idempotency key, when the provider handed it back. */
export type MailReceipt = {
  /** Unique per event; a repeated delivery of the webhook carries the same one. */
  id: string;
  /** ISO instant at which it happened. */
  at: string;
  emailId: string;
  key: string | null;
  /** What the other side said; may be empty. */
  reason: string;
} & (
  | { type: 'delivered' | 'complained' | 'opened' | 'clicked' | 'failed' | 'deliveryDelayed' }
  /** hard: the address does not take mail; soft: it did not this time. */
  | { type: 'bounced'; bounce: 'hard' | 'soft' }
);
/** `ignored`: genuine, but nothing that a mail of ours waits for. */
export type ResendEvent = MailReceipt | { id: string; type: 'ignored' };

/** Not from Resend, or too old to be trusted. Answer 401 or 400, and write nothing. */
export class WebhookRefused extends Error {
  override name = 'WebhookRefused';
  readonly reason: 'missingHeaders' | 'staleTimestamp' | 'badSignature' | 'badPayload';
  constructor(reason: WebhookRefused['reason']) {
    super(`webhook refused: ${reason}`);
    this.reason = reason;
  }
}

const toleranceSeconds = 5 * 60;

/**
 * Checks a webhook of Resend (signed by Svix, the same scheme as Standard Webhooks) and says what it means.
 *
 * The time is a parameter, as the database's clock decides; that is why the library only computes the signature here.
 * Whether the id is new is for the caller to settle, in the transaction of the event's effect.
 *
 * @param rawBody the bytes as received, never a re-serialised object
 * @param secret `whsec_…`
 * @param now ISO instant
 * @throws WebhookRefused
 */
export function verifyResendWebhook(params: {
  rawBody: Uint8Array;
  headers: Headers | Record<string, string | undefined>;
  secret: string;
  now: string;
}): ResendEvent {
  const header = reader(params.headers);
  const id = header('svix-id');
  const timestamp = header('svix-timestamp');
  const signatures = header('svix-signature');
  if (!id || !/^\d{1,12}$/.test(timestamp) || !signatures) throw new WebhookRefused('missingHeaders');
  const skew = Math.abs(Math.floor(Date.parse(params.now) / 1000) - Number(timestamp));
  if (!(skew <= toleranceSeconds)) throw new WebhookRefused('staleTimestamp');
  const body = Buffer.from(params.rawBody).toString('utf8');
  const expected = new Webhook(params.secret).sign(id, new Date(Number(timestamp) * 1000), body);
  // Several signatures stand side by side while a secret is being rotated.
  if (!signatures.split(' ').some((given) => equal(given, expected)))
    throw new WebhookRefused('badSignature');
  return toEvent(id, body, params.now);
}

const payloadSchema = z.object({
  type: z.string(),
  created_at: z.string(),
  data: z.object({
    email_id: z.string().min(1),
    tags: z.record(z.string(), z.string()).optional().catch(undefined),
    bounce: z.object({ type: z.string(), message: z.string() }).partial().optional().catch(undefined),
    failed: z.object({ reason: z.string() }).partial().optional().catch(undefined),
    suppressed: z.object({ message: z.string() }).partial().optional().catch(undefined),
  }),
});

/** A provider tells for days what it could not; its clock may be ahead of ours, but not by as much. */
const oldestMs = 366 * 86_400_000;
const aheadMs = 86_400_000;

function toEvent(id: string, body: string, now: string): ResendEvent {
  const json = parseJson(body);
  if (!isMailEvent(json)) return { id, type: 'ignored' };
  const parsed = payloadSchema.safeParse(json);
  if (!parsed.success) throw new WebhookRefused('badPayload');
  const { type, created_at, data } = parsed.data;
  const ageMs = Date.parse(now) - Date.parse(created_at);
  if (!(ageMs <= oldestMs && ageMs >= -aheadMs)) throw new WebhookRefused('badPayload');
  const receipt = {
    id,
    at: new Date(created_at).toISOString(),
    emailId: data.email_id,
    key: data.tags?.key ? keyFromTag(data.tags.key) : null,
    reason: oneLine(data.bounce?.message ?? data.failed?.reason ?? data.suppressed?.message ?? '', 300),
  };
  switch (type) {
    case 'email.bounced':
      return { ...receipt, type: 'bounced', bounce: data.bounce?.type === 'Permanent' ? 'hard' : 'soft' };
    // Resend keeps an address off after a hard bounce or a complaint, and then sends nothing to it.
    case 'email.suppressed':
      return { ...receipt, type: 'bounced', bounce: 'hard' };
    case 'email.delivered':
      return { ...receipt, type: 'delivered' };
    case 'email.complained':
      return { ...receipt, type: 'complained' };
    case 'email.opened':
      return { ...receipt, type: 'opened' };
    case 'email.clicked':
      return { ...receipt, type: 'clicked' };
    case 'email.failed':
      return { ...receipt, type: 'failed' };
    case 'email.delivery_delayed':
      return { ...receipt, type: 'deliveryDelayed' };
    default:
      return { id, type: 'ignored' };
  }
}

function isMailEvent(json: unknown): boolean {
  if (typeof json !== 'object' || json === null || !('type' in json)) throw new WebhookRefused('badPayload');
  return typeof json.type === 'string' && json.type.startsWith('email.') && json.type !== 'email.received';
}

function equal(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function reader(headers: Headers | Record<string, string | undefined>): (name: string) => string {
  if (headers instanceof Headers) return (name) => headers.get(name) ?? '';
  const lower = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return (name) => lower[name] ?? '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WebhookRefused('badPayload');
  }
}
