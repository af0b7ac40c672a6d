import { mailContentType } from '#app/front-door/security-headers.ts';
import { contentDisposition } from '#app/lib/content-disposition.server.ts';
import { services } from '#app/lib/services.server.ts';
import { mailboxDirectory } from '#workflows/mail/create-transport.ts';
import { type CapturedMail, readCaptured } from '#workflows/mail/mailbox.ts';
import { framed } from './framed.ts';

/** A captured mail. @throws a Response with 404 */
export async function findMail(id: string | undefined): Promise<CapturedMail> {
  const mail = await readCaptured(mailboxDirectory(services().env), id ?? '');
  if (!mail) throw new Response(null, { status: 404 });
  return mail;
}

/** The mail as its reader sees it, as a document of its own. */
export async function mailDocument(id: string | undefined): Promise<Response> {
  const { html } = await findMail(id);
  if (!html) throw new Response(null, { status: 404 });
  return new Response(framed(html), { headers: { 'Content-Type': mailContentType } });
}

/** An attachment, always as a download. */
export async function mailFile(id: string | undefined, index: string | undefined): Promise<Response> {
  const file = (await findMail(id)).files[Number(index)];
  if (!file) throw new Response(null, { status: 404 });
  const { filename, contentType, content } = file;
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': contentType === 'application/pdf' ? contentType : 'application/octet-stream',
      'Content-Disposition': contentDisposition('attachment', filename),
    },
  });
}
