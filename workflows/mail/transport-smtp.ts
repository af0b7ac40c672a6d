import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { oneLine } from '#emails/text.ts';
import { messageIdFor } from './message-key.ts';
import { mimeMessage } from './mime-message.ts';
import { prepare } from './prepare.ts';
import { type MailTransport, refused, type SendResult } from './transport.ts';

type Options = { url: string; now: () => string | Promise<string>; timeoutMs?: number };

/**
 * Any SMTP server, one connection a mail. SMTP has no idempotency key: once the body has gone out and no answer came
 * back, sending again could deliver twice (RFC 5321 §4.5.3.2.6), so the outcome is unknown and stays so.
 *
 * @param url smtp:// or smtps://, with `user:password@` and nodemailer's options as query, `?requireTLS=true`
 */
export function smtpTransport({ url, now, timeoutMs = 10_000 }: Options): MailTransport {
  return {
    name: 'smtp',
    provesDelivery: 'onAccept',
    remembersKeyForMs: 0,
    async send(mail) {
      const prepared = prepare(mail);
      if (!prepared.ok) return refused(prepared.reason);
      const { message } = prepared;
      const bytes = await mimeMessage(message, await now());
      const delivery = { from: message.from.address, to: message.to, bytes, url, timeoutMs };
      const failure = await deliver(delivery);
      return failure ?? { status: 'accepted', providerId: messageIdFor(message.key, message.from.address) };
    },
  };
}

type Delivery = { from: string; to: string; bytes: Buffer; url: string; timeoutMs: number };

/** @returns null when the server took the message. */
function deliver({ from, to, bytes, url, timeoutMs }: Delivery): Promise<SendResult | null> {
  const { auth, ...options } = parseConnectionUrl(url);
  const connection = new SMTPConnection({
    ...options,
    logger: false,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  let bodyLeft = false;
  const body = Readable.from(
    (function* () {
      bodyLeft = true;
      yield bytes;
    })(),
  );
  return new Promise((resolve) => {
    const settle = (result: SendResult | null) => {
      if (result === null) connection.quit();
      else connection.close();
      resolve(result);
    };
    const fail = (error: unknown) => settle(judge(error, bodyLeft));
    const send = () =>
      connection.send({ from, to: [to], size: bytes.length }, body, (error) =>
        error ? fail(error) : settle(null),
      );
    connection.on('error', fail);
    connection.connect((error) => {
      if (error) fail(error);
      else if (auth) connection.login(auth, (refusal) => (refusal ? fail(refusal) : send()));
      else send();
    });
  });
}

/** What went wrong on the way: the server's own words decide; without any, whether the body had already left. */
function judge(error: unknown, bodyLeft: boolean): SendResult {
  const { message, code, responseCode } = error as { message?: string; code?: string; responseCode?: number };
  const reason = oneLine([code, message].filter(Boolean).join(' ') || 'SMTP error', 300);
  // A wrong password or a missing encryption is ours to repair; the mail waits meanwhile.
  if (code === 'EAUTH' || responseCode === 530 || responseCode === 538) return { status: 'retry', reason };
  if (responseCode && responseCode >= 500) return refused(reason);
  if (responseCode && responseCode >= 400) return { status: 'retry', reason };
  return bodyLeft ? { status: 'unknown', reason } : { status: 'retry', reason };
}
