import { sql } from 'drizzle-orm';
import { openSession } from '#app/auth/staff-session.server.ts';
import { paths } from '#app/lib/paths.ts';
import { staff } from '#db/schema/index.ts';
import { freePort } from '#test/support/processes.ts';
import { type Process, startProcess } from '#test/support/start-process.ts';
import { linkToken } from '#workflows/access/links.ts';
import { stopwatch } from '#workflows/engine/clock.ts';
import type { Stand } from '../stand.ts';
import { editorForm } from './editor-form.ts';
import { newestLink } from './long-documents.ts';

type Browser = { get(path: string): Promise<string> };

export type Asked = { page: string; ask: () => Promise<unknown> };

/** A web process on the stand, and who visits it. */
export type Place = {
  stand: Stand;
  environment: Record<string, string>;
  web: Process;
  metrics: string;
  business: Stand['office']['businesses'][number];
  staff: Browser & {
    /** Sends the editor's form back as it came. */
    save(invoiceId: string): Promise<string>;
    importFile(csv: string): Promise<string>;
  };
  owner(invoiceId: string): Promise<Browser>;
  customer(invoiceId: string): Promise<Browser>;
};

export async function openPlace(stand: Stand): Promise<Place> {
  const [business] = stand.office.businesses;
  if (!business) throw new Error('a business is needed');
  const [port, metricsPort] = [await freePort(), await freePort()];
  const origin = `http://127.0.0.1:${port}`;
  const { env } = stand;
  const environment = {
    NODE_ENV: 'production',
    DATABASE_URL: env.DATABASE_URL,
    DATA_DIR: stand.dir,
    APP_ORIGIN: origin,
    SESSION_SECRET: env.SESSION_SECRET,
    LEDGER_KEY_FILE: env.LEDGER_KEY_FILE,
    LOG_LEVEL: 'info',
  };
  const web = await startProcess({
    kind: 'web',
    env: {
      ...environment,
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
    },
    asOperated: true,
  });
  const cookie = await staffCookie(stand, origin);
  const opened = new Map<string, Promise<Browser>>();
  const visitor = (purpose: 'review' | 'invoice') => (invoiceId: string) => {
    const known = opened.get(invoiceId);
    if (known) return known;
    const made = byLink(place, invoiceId, purpose);
    opened.set(invoiceId, made);
    return made;
  };
  const place: Place = {
    stand,
    environment,
    web,
    metrics: `http://127.0.0.1:${metricsPort}/metrics`,
    business,
    staff: {
      ...browser(origin, cookie),
      async save(invoiceId) {
        const html = await read(`${origin}${paths.editInvoice(invoiceId)}`, { headers: { cookie } });
        await longestStall(place);
        return read(`${origin}${paths.autosaveInvoice(invoiceId)}`, {
          ...posted(cookie),
          body: editorForm(html),
        });
      },
      importFile(csv) {
        const body = new FormData();
        body.set('businessId', business.id);
        body.set('file', new File([csv], 'lignes.csv', { type: 'text/csv' }));
        return read(`${origin}${paths.importInvoices()}`, { ...posted(cookie), body });
      },
    },
    owner: visitor('review'),
    customer: visitor('invoice'),
  };
  return place;
}

/** Milliseconds the web process's loop stood still at most since this was last asked. */
export async function longestStall({ metrics }: Place): Promise<number> {
  const text = await read(metrics, {});
  const [, seconds] = /^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text) ?? [];
  return Number(seconds ?? 0) * 1000;
}

/** Somebody who asks for a small answer again and again, and how long each took. */
export function waitsOfAnother({ web }: Place) {
  const waits: number[] = [];
  let isOver = false;
  const loop = async () => {
    while (!isOver) {
      const from = stopwatch();
      await answered(`${web.origin}${paths.health()}`);
      waits.push(stopwatch() - from);
      await new Promise((done) => setTimeout(done, 5));
    }
  };
  const done = loop();
  return {
    async stop() {
      isOver = true;
      await done;
      return waits;
    },
  };
}

/** By a connection of its own: one that was kept may be closed before it is used. All of it is the reader's wait. */
const answered = async (address: string): Promise<unknown> =>
  (await fetch(address, { headers: { connection: 'close' } })).text();

const posted = (cookie: string) => ({
  method: 'POST',
  redirect: 'manual' as const,
  headers: { cookie, 'sec-fetch-site': 'same-origin' },
});

const browser = (origin: string, cookie: string): Browser => ({
  get: (path) => read(`${origin}${path}`, { headers: { cookie } }),
});

async function read(
  address: string,
  init: RequestInit & { headers?: Record<string, string> },
): Promise<string> {
  // A connection kept while this process was busy may have been closed on the other side.
  const answer = await fetch(address, { ...init, headers: { ...init.headers, connection: 'close' } });
  const text = await answer.text();
  if (answer.status >= 400) throw new Error(`${address}: ${answer.status} ${text.slice(0, 200)}`);
  return text;
}

async function byLink(place: Place, invoiceId: string, purpose: 'review' | 'invoice'): Promise<Browser> {
  const token = linkToken(
    place.environment.SESSION_SECRET ?? '',
    await newestLink(place, invoiceId, purpose),
  );
  const path = purpose === 'review' ? paths.reviewLink(token) : paths.customerInvoiceLink(token);
  const answer = await fetch(`${place.web.origin}${path}`, { ...posted(''), body: new URLSearchParams() });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  if (!cookie) throw new Error(`the link opens nothing: ${answer.status}`);
  return browser(place.web.origin, cookie);
}

async function staffCookie({ s, owner, office }: Stand, origin: string): Promise<string> {
  const [person] = await owner.select().from(staff).where(sql`office_id = ${office.officeId}::uuid`);
  if (!person) throw new Error('nobody in the office');
  const { officeId } = office;
  const cookie = await openSession({ ...s, env: { ...s.env, APP_ORIGIN: origin } }, new Request(origin), {
    officeId,
    staffId: person.id,
    secondFactor: true,
  });
  return cookie.split(';', 1)[0] ?? '';
}
