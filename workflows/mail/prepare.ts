import { headerText } from '#emails/text.ts';
import { parseMailAddress } from '../invoice/mail-address.ts';
import type { OutgoingMail } from './transport.ts';

export type Prepared = { ok: true; message: OutgoingMail } | { ok: false; reason: string };

/**
 * The last gate before any transport: addresses are single and well-formed, header values are one inert line. A wrong
 * address cannot be repaired here and is refused; a hostile name or subject is made harmless, since it must not be able
 * to hold up the mail it stands in.
 */
export function prepare(message: OutgoingMail): Prepared {
  if (message.key === '') return { ok: false, reason: 'empty idempotency key' };
  const from = parseMailAddress(message.from.address, ['localhost']);
  const to = parseMailAddress(message.to);
  const replyTo = message.replyTo === null ? null : parseMailAddress(message.replyTo);
  if (!from.ok) return { ok: false, reason: `sender address: ${from.problem}` };
  if (!to.ok) return { ok: false, reason: `recipient address: ${to.problem}` };
  if (replyTo && !replyTo.ok) return { ok: false, reason: `reply address: ${replyTo.problem}` };
  const wrongHeader = Object.keys(message.headers ?? {}).find(
    (name) => !/^[A-Za-z][A-Za-z0-9-]{0,60}$/.test(name),
  );
  if (wrongHeader !== undefined) return { ok: false, reason: 'wrong header name' };
  return {
    ok: true,
    message: {
      ...message,
      from: { name: headerText(message.from.name), address: from.address },
      to: to.address,
      replyTo: replyTo?.ok ? replyTo.address : null,
      subject: headerText(message.subject),
      attachments: message.attachments.map((file) => ({ ...file, filename: fileName(file.filename) })),
      headers: { ...automatic, ...mapValues(message.headers ?? {}, (value) => headerText(value, 900)) },
    },
  };
}

/** RFC 3834 §5: asks responders not to answer, as an out-of-office reply must never look like the owner's. */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

function fileName(text: string): string {
  return headerText(text, 120).replace(/[/\\:*?"<>|]/g, '_') || 'document';
}

function mapValues(record: Readonly<Record<string, string>>, change: (value: string) => string) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
