import MailComposer from 'nodemailer/lib/mail-composer';
import { messageIdFor } from './message-key.ts';
import type { OutgoingMail } from './transport.ts';

/**
 * A prepared mail as an RFC 5322 message: text and HTML as alternatives, attachments beside them, CRLF line ends.
 *
 * @param at ISO instant for the Date header
 */
export async function mimeMessage(message: OutgoingMail, at: string): Promise<Buffer> {
  const composer = new MailComposer({
    from: message.from,
    to: { name: '', address: message.to },
    ...(message.replyTo ? { replyTo: { name: '', address: message.replyTo } } : {}),
    subject: message.subject,
    text: message.text,
    html: message.html,
    attachments: message.attachments.map(({ filename, content, contentType }) => ({
      filename,
      contentType,
      content: Buffer.from(content),
    })),
    headers: { ...message.headers },
    messageId: messageIdFor(message.key, message.from.address),
    date: new Date(at),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  return composer.compile().build();
}
