import { sql } from 'drizzle-orm';
import { paths } from '#app/lib/paths.ts';
import { type Db, rows } from '#db/client.ts';
import { linkToken } from '#workflows/access/links.ts';
import { textOf } from './page-text.ts';

/** What an owner's browser got back: the status, and the page without its markup. */
export type Answered = { status: number; text: string };

/** Where a request goes: the origin of a process, or whatever passes it on to one. */
export type To = string | ((path: string, init?: RequestInit) => Promise<Response>);

/** An owner who has opened the link of a mail. Each request names where it goes. */
export type OwnerBrowser = {
  cookie: string;
  /** Reads the page, at the question of an act as one does before answering. */
  read: (to: To, ask?: string) => Promise<Answered>;
  /** Posts an answer from the page that asked for it: 303 when it was taken. */
  answer: (to: To, act: string, fields?: Record<string, string>) => Promise<Answered>;
};

/** Opens the newest link of a review as its owner does: by the button of the page that the mail leads to. */
export async function ownerBrowser(
  place: { ownerDb: Db; env: { SESSION_SECRET: string } },
  to: To,
  { invoiceId }: { invoiceId: string },
): Promise<OwnerBrowser> {
  const [link] = await rows<{ id: string }>(
    place.ownerDb,
    sql`select id from links where subject_id = ${invoiceId} and purpose = 'review' order by id desc limit 1`,
  );
  if (!link) throw new Error('nobody was ever sent a link');
  const opened = await post(to, paths.reviewLink(linkToken(place.env.SESSION_SECRET, link.id)), {}, '');
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  if (opened.status !== 303 || cookie === '') throw new Error(`the link opens nothing: ${opened.status}`);
  const forms = new Map<string, Record<string, string>>();
  return {
    cookie,
    async read(from, ask) {
      const response = await send(from, paths.review(invoiceId, ask ? { ask } : {}), { headers: { cookie } });
      const html = await response.text();
      if (ask) forms.set(ask, hiddenFields(html, ask));
      return { status: response.status, text: textOf(html) };
    },
    async answer(from, act, fields = {}) {
      const response = await post(
        from,
        paths.review(invoiceId),
        { act, ...forms.get(act), ...fields },
        cookie,
      );
      return { status: response.status, text: textOf(await response.text()) };
    },
  };
}

/** Opens his link, reads his page and presses « Valider » on it. */
export async function approveOverHttp(
  place: Parameters<typeof ownerBrowser>[0],
  to: To,
  invoiceId: string,
): Promise<Answered> {
  const browser = await ownerBrowser(place, to, { invoiceId });
  await browser.read(to, 'approve');
  return browser.answer(to, 'approve');
}

const send = (to: To, path: string, init: RequestInit): Promise<Response> =>
  typeof to === 'string' ? fetch(to + path, { redirect: 'manual', ...init }) : to(path, init);

const post = (to: To, path: string, fields: Record<string, string>, cookie: string) =>
  send(to, path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'sec-fetch-site': 'same-origin', cookie },
  });

/** What the form of an act carries of itself: the server's nonce for it and the revision that was shown. */
function hiddenFields(html: string, act: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*data-act="${act}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? '';
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(form)?.[1] ?? '';
  return { nonce: value('nonce'), revision: value('revision') };
}
