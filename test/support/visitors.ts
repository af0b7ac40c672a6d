import { type IncomingHttpHeaders, request } from 'node:http';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { openSession } from '#app/auth/staff-session.server.ts';
import { loadAssets } from '#app/front-door/assets.ts';
import { paths } from '#app/lib/paths.ts';
import { createServer } from '#app/server.ts';
import { rows } from '#db/client.ts';
import { staffRoles } from '#db/schema/offices.ts';
import { serverBuild } from '#test/support/server-build.ts';
import { linkToken } from '#workflows/access/links.ts';
import { createLog, logOptions } from '#workflows/process/log.ts';
import { createServices, type Services } from '#workflows/services.ts';
import type { TwoOffices } from './two-offices.ts';

const form = 'application/x-www-form-urlencoded';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };
export type Visitor = {
  name: string;
  /** As the header says it. */
  cookie: string;
  get(path: string): Promise<Answer>;
  post(path: string, fields?: Iterable<readonly [string, string]>): Promise<Answer>;
  /** Sends a form with files. */
  upload(path: string, form: FormData): Promise<Answer>;
  /** Asks for a page and goes away before it comes. */
  giveUp(path: string): void;
};

/** The web server of production in this process, on a pool of `connections`, for both offices. */
export async function openDoor({ env }: TwoOffices, connections = 6, onLog?: (line: string) => void) {
  const services = createServices(env, 'web', { max: connections });
  const holder = globalThis as { taciteServices?: Services };
  holder.taciteServices = services;
  const build = await serverBuild();
  const web = createServer({
    build,
    env,
    log: onLog ? pino(logOptions('web', 'trace'), { write: onLog }) : createLog('web', 'silent'),
    assets: await loadAssets('build/client'),
  });
  const port = await web.listen(0);
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await web.stop();
    await services.close();
    if (holder.taciteServices === services) delete holder.taciteServices;
  };
  onTestFinished(close);

  const call = (method: string, path: string, cookie: string, body?: string | Uint8Array, type = form) =>
    new Promise<Answer>((resolve, reject) => {
      const headers = {
        host: new URL(env.APP_ORIGIN).host,
        'sec-fetch-site': 'same-origin',
        ...(cookie && { cookie }),
        ...(body !== undefined && { 'content-type': type }),
      };
      const sent = request({ port, method, path, headers, timeout: 30_000 }, async (message) => {
        const parts: Buffer[] = [];
        for await (const part of message) parts.push(part);
        const all = Buffer.concat(parts);
        resolve({
          status: message.statusCode ?? 0,
          headers: message.headers,
          body: all,
          text: all.toString(),
        });
      });
      sent.on('timeout', () => sent.destroy(new Error(`${method} ${path}: no answer`)));
      sent.on('error', reject);
      sent.end(body);
    });
  const visitor = (name: string, cookie: string): Visitor => ({
    name,
    cookie,
    upload: async (path, form) => {
      const packed = new Response(form);
      const type = packed.headers.get('content-type') ?? '';
      return call('POST', path, cookie, new Uint8Array(await packed.arrayBuffer()), type);
    },
    giveUp: (path) => giveUp(path, cookie),
    get: (path) => call('GET', path, cookie),
    post: (path, fields = []) =>
      call('POST', path, cookie, new URLSearchParams([...fields].map(([k, v]) => [k, v])).toString()),
  });
  const giveUp = (path: string, cookie: string) => {
    const sent = request({ port, path, headers: { host: new URL(env.APP_ORIGIN).host, cookie } });
    sent.on('error', () => undefined);
    sent.end();
    sent.once('socket', (socket) => socket.once('connect', () => setImmediate(() => sent.destroy())));
  };
  return { build, services, call, visitor, close };
}

export type Door = Awaited<ReturnType<typeof openDoor>>;

/** Somebody of every role of an office, its owner and its customer by their links, and nobody at all. */
export async function visitorsOf(door: Door, offices: TwoOffices, officeId: string): Promise<Visitor[]> {
  const { ownerDb, env } = offices;
  const staff = await rows<{ id: string; role: string }>(
    ownerDb,
    sql`select id, role from staff where office_id = ${officeId} order by id`,
  );
  const desks = await Promise.all(
    staff.map(async ({ id: staffId, role }) => {
      const person = { officeId, staffId, secondFactor: true };
      const cookie = await openSession(door.services, new Request(env.APP_ORIGIN), person);
      return door.visitor(role, cookie.split(';', 1)[0] ?? '');
    }),
  );
  const links = await rows<{ id: string; purpose: string }>(
    ownerDb,
    sql`select distinct on (purpose, subject_id) id, purpose from links where office_id = ${officeId}
      and revoked_at is null order by purpose, subject_id, id desc`,
  );
  const cookies: Record<string, string[]> = { review: [], invoice: [], portal: [] };
  for (const { id, purpose } of links) {
    const token = linkToken(env.SESSION_SECRET, id);
    const path = purpose === 'review' ? paths.reviewLink(token) : paths.customerInvoiceLink(token);
    const opened = await door.call('POST', path, '', '');
    for (const cookie of opened.headers['set-cookie'] ?? [])
      cookies[purpose]?.push(cookie.split(';', 1)[0] ?? '');
  }
  if (staffRoles.length !== desks.length || !cookies.review?.length || !cookies.invoice?.length)
    throw new Error('somebody is missing');
  return [
    ...desks,
    door.visitor('owner', cookies.review.join('; ')),
    door.visitor('customer', cookies.invoice.join('; ')),
    door.visitor('nobody', ''),
  ];
}
