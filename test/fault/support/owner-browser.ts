import { sql } from 'drizzle-orm';
import { paths } from '#app/lib/paths.ts';
import { rows } from '#db/client.ts';
import { linkToken } from '#workflows/links.ts';
import { textOf } from './page-text.ts';
import type { Open, Stage } from './stage.ts';

/** What an owner's browser got back: the status, and the page without its markup. */
export type Answered = { status: number; text: string };

/** An owner who has opened the link of a mail. Each request names the process it goes to. */
export type OwnerBrowser = {
  /** Reads the page at the question of an act, as one does before answering. */
  read: (origin: string, ask: string) => Promise<Answered>;
  /** Posts an answer from the page that asked for it. */
  answer: (origin: string, act: string, fields?: Record<string, string>) => Promise<Answered>;
};

/** Opens the newest link of a review as its owner does: by the button of the page that the mail leads to. */
export async function ownerBrowser(
  stage: Stage,
  origin: string,
  { invoiceId, sha }: Open,
): Promise<OwnerBrowser> {
  const [link] = await rows<{ id: string }>(
    stage.ownerDb,
    sql`select id from links where subject_id = ${invoiceId} and purpose = 'review' order by id desc limit 1`,
  );
  if (!link) throw new Error('nobody was ever sent a link');
  const token = linkToken(stage.env.SESSION_SECRET, link.id);
  const opened = await post(origin, paths.reviewLink(token), {}, '');
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  if (opened.status !== 303 || cookie === '') throw new Error(`the link opens nothing: ${opened.status}`);
  const page = paths.review(invoiceId);
  const nonces = new Map<string, string>();
  return {
    async read(from, ask) {
      const response = await fetch(from + paths.review(invoiceId, { ask }), { headers: { cookie } });
      const html = await response.text();
      const [, nonce] = /name="nonce" value="([^"]+)"/.exec(html) ?? [];
      if (nonce) nonces.set(ask, nonce);
      return { status: response.status, text: textOf(html) };
    },
    async answer(to, act, fields = {}) {
      const nonce = nonces.get(act) ?? '';
      const response = await post(to, page, { act, revision: sha, nonce, ...fields }, cookie);
      return { status: response.status, text: textOf(await response.text()) };
    },
  };
}

function post(
  origin: string,
  path: string,
  fields: Record<string, string>,
  cookie: string,
): Promise<Response> {
  return fetch(origin + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin', cookie },
  });
}
