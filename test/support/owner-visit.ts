import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import type { World } from '#test/support/world.ts';
import { linkToken } from '#workflows/links.ts';

type Send = (path: string, init?: RequestInit) => Promise<Response>;

const ours = { 'sec-fetch-site': 'same-origin' };

/** The owner opens the link of his mail over HTTP: two requests, as his browser makes them. */
export async function openReview(w: World, send: Send, invoiceId: string) {
  const [link] = await inOffice(w.s.db, w.officeId, (tx) =>
    rows<{ id: string }>(
      tx,
      sql`select id from links where subject_id = ${invoiceId} and purpose = 'review' order by created_at desc limit 1`,
    ),
  );
  const opened = await send(`/review/${linkToken(w.env.SESSION_SECRET, link?.id ?? '')}`, {
    method: 'POST',
    headers: ours,
    body: new URLSearchParams({ ask: 'approve' }),
  });
  const cookie = opened.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ');
  const page = opened.headers.get('location') ?? '';
  return { cookie, page, read: () => send(page, { headers: { cookie } }) };
}

/** Reads his page and presses « Valider » on it. Returns the answer to the second POST: 303 when it was taken. */
export async function approveOverHttp(w: World, send: Send, invoiceId: string): Promise<Response> {
  const { cookie, page, read } = await openReview(w, send, invoiceId);
  const html = await (await read()).text();
  const form = /<form[^>]*data-act="approve"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
  const fields = { act: 'approve', nonce: field('nonce'), revision: field('revision') };
  return send(page, { method: 'POST', headers: { ...ours, cookie }, body: new URLSearchParams(fields) });
}
