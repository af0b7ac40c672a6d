import { z } from 'zod';
import { oneLine } from '#emails/text.ts';
import { formatMailbox } from './format-mailbox.ts';
import { idempotencyHeader, keyTag } from './message-key.ts';
import { prepare } from './prepare.ts';
import { type MailTransport, type OutgoingMail, refused, type SendResult } from './transport.ts';

type Options = { apiKey: string; baseUrl?: string; timeoutMs?: number };

/** Resend keeps an idempotency key for 24 hours. */
const keyMemoryMs = 24 * 3_600_000;

/**
 * Resend over HTTPS. Not through its SDK: that has no time-out and reports a refused connection (nothing was sent) and a
 * cut one (perhaps accepted) alike, a difference on which sending twice depends.
 */
export function resendTransport({
  apiKey,
  baseUrl = 'https://api.resend.com',
  timeoutMs = 10_000,
}: Options): MailTransport {
  const url = `${baseUrl.replace(/\/+$/, '')}/emails`;
  return {
    name: 'resend',
    provesDelivery: 'byWebhook',
    remembersKeyForMs: keyMemoryMs,
    async send(mail) {
      const prepared = prepare(mail);
      if (!prepared.ok) return refused(prepared.reason);
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${apiKey}`,
            'Content-Type': 'application/json',
            'Idempotency-Key': idempotencyHeader(mail.key),
          },
          body: JSON.stringify(requestBody(prepared.message)),
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        });
        return answered(response.status, response.headers.get('retry-after'), await response.text());
      } catch (error) {
        return failed(error);
      }
    },
  };
}

function requestBody(message: OutgoingMail) {
  const tag = keyTag(message.key);
  return {
    from: formatMailbox(message.from),
    to: [message.to],
    ...(message.replyTo ? { reply_to: message.replyTo } : {}),
    subject: message.subject,
    html: message.html,
    text: message.text,
    headers: message.headers,
    attachments: message.attachments.map(({ filename, content, contentType }) => ({
      filename,
      content: Buffer.from(content).toString('base64'),
      content_type: contentType,
    })),
    ...(tag ? { tags: [{ name: 'key', value: tag }] } : {}),
  };
}

const accepted = z.object({ id: z.string().min(1).max(200) });
const problem = z.object({ name: z.string(), message: z.string() }).partial();

/** An answer of Resend, by its documented statuses. 401 and 403 are ours to repair, so the mail waits meanwhile. */
function answered(status: number, retryAfter: string | null, body: string): SendResult {
  const json = parseJson(body);
  if (status >= 200 && status < 300) {
    const receipt = accepted.safeParse(json);
    if (receipt.success) return { status: 'accepted', providerId: receipt.data.id };
    return { status: 'unknown', reason: `unreadable answer with status ${status}` };
  }
  const { name = '', message = '' } = problem.safeParse(json).data ?? {};
  const reason = oneLine([String(status), name, message].filter(Boolean).join(' '), 300);
  if (name === 'invalid_idempotent_request') return { status: 'unknown', reason, conflict: true };
  const later = [401, 403, 408, 409, 425, 429].includes(status) || status >= 500 || status < 400;
  if (!later) return refused(reason);
  const seconds = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : null;
  return seconds === null
    ? { status: 'retry', reason }
    : { status: 'retry', reason, afterMs: seconds * 1000 };
}

/** Failures before a byte of the request left. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS.*|CERT_.*|DEPTH_ZERO.*|SELF_SIGNED.*|UNABLE_TO_.*)$/;

function failed(error: unknown): SendResult {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (neverSent.test(code)) return { status: 'retry', reason: `no connection (${code})` };
  const timedOut = error instanceof Error && error.name === 'TimeoutError';
  return { status: 'unknown', reason: timedOut ? 'no answer in time' : `connection lost ${code}`.trim() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
