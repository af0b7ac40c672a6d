import { type IncomingMessage, request } from 'node:http';
import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseEnv } from '#workflows/process/env.ts';
import { createServer, type WebServer } from './server.ts';

/** A real server on loopback, in front of an application of one resource that says what it was given. */

const echo = async ({ request, context }: LoaderFunctionArgs | ActionFunctionArgs) => {
  const body = request.method === 'POST' ? (await request.text()).length : 0;
  const headers = Object.fromEntries(request.headers);
  if (new URL(request.url).searchParams.has('break')) throw new Error('broken on purpose');
  return Response.json({ url: request.url, headers, body, clientAddress: context.clientAddress });
};

const { promise: started, resolve: start } = Promise.withResolvers<void>();
const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
const slow = async () => {
  start();
  await finished;
  return new Response('done');
};

const pdf = () =>
  new Response('%PDF', { headers: { 'Content-Type': 'application/pdf', 'X-Frame-Options': 'ALLOWALL' } });

const away = () => {
  throw new Error('Failed query', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
};

const route = (id: string, path: string, loader: () => unknown) => ({
  id,
  path,
  parentId: 'root',
  module: { loader, action: loader },
});

const build = {
  assets: { entry: { module: '', imports: [] }, routes: {}, url: '', version: '1' },
  assetsBuildDirectory: 'build/client',
  basename: '/',
  entry: {
    module: {
      default: (_: Request, status: number) => new Response('page', { status }),
      handleError: () => {},
    },
  },
  future: { v3_singleFetch: true },
  isSpaMode: false,
  mode: 'test',
  publicPath: '/',
  routes: {
    root: { id: 'root', path: '', module: { default: () => null } },
    echo: route('echo', 'echo', echo as () => unknown),
    token: route('token', 'review/:token', echo as () => unknown),
    upload: route('upload', 'invoices/import', echo as () => unknown),
    pdf: route('pdf', 'document', pdf),
    slow: route('slow', 'slow', slow),
    away: route('away', 'away', away),
  },
} as unknown as ServerBuild;

const script = {
  type: 'text/javascript',
  etag: '"e"',
  isHashed: true,
  body: Buffer.from('1'),
  encodings: { br: Buffer.from('b') },
};
const lines: string[] = [];
const env = parseEnv({
  NODE_ENV: 'production',
  TACITE_DEMO: '1',
  DATABASE_URL: 'postgres://x',
  APP_ORIGIN: 'https://tacite.example',
  TRUST_PROXY: '10.0.0.0/8',
});

let web: WebServer;
let port: number;
const anchored = vi.fn(() => Promise.resolve());
beforeAll(async () => {
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  web = createServer({
    build,
    env,
    log,
    assets: new Map([['/assets/a.js', script]]),
    anchorNumbers: anchored,
  });
  port = await web.listen(0);
});
afterAll(() => web.stop());

type Answer = { status: number; headers: IncomingMessage['headers']; text: string };
const call = (method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer) =>
  new Promise<Answer>((resolve, reject) => {
    const sent = request(
      { port, method, path, headers: { host: 'tacite.example', ...headers } },
      async (message) => {
        const parts: Buffer[] = [];
        for await (const part of message) parts.push(part);
        resolve({
          status: message.statusCode ?? 0,
          headers: message.headers,
          text: Buffer.concat(parts).toString(),
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
const ours = { 'sec-fetch-site': 'same-origin' };

describe('numbers that were just given', () => {
  it('have their anchor before a page or a file leaves, and nothing else waits for it', async () => {
    const asked = async (path: string) => {
      anchored.mockClear();
      const { status } = await call('GET', path);
      return [status, anchored.mock.calls.length];
    };
    expect(await asked('/echo')).toEqual([200, 1]);
    expect(await asked('/document')).toEqual([200, 1]);
    expect(await asked('/nothing')).toEqual([404, 1]);
    expect(await asked('/assets/a.js')).toEqual([200, 0]);
    expect(await asked('/echo?break')).toEqual([500, 0]);
  });

  it('stay inside while there is no room for their anchor', async () => {
    anchored.mockRejectedValueOnce(new Error('ENOSPC'));
    const answer = await call('GET', '/document');
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': expect.any(String) } });
    expect(answer.text).not.toContain('%PDF');
  });
});

describe('headers of every answer', () => {
  it.each<[string, () => Promise<Answer>, number]>([
    ['a page', () => call('GET', '/echo'), 200],
    ['an unknown page', () => call('GET', '/nothing'), 404],
    ['a broken page', () => call('GET', '/echo?break'), 500],
    ['a refusal', () => call('POST', '/echo'), 403],
    ['a wrong method', () => call('DELETE', '/echo'), 405],
    ['a wrong name', () => call('GET', '/echo', { host: 'evil.example' }), 421],
    ['a preflight', () => call('OPTIONS', '/echo'), 204],
    ['a file', () => call('GET', '/assets/a.js'), 200],
    ['a file that did not change', () => call('GET', '/assets/a.js', { 'if-none-match': '"e"' }), 304],
  ])('%s', async (_, send, status) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-request-id': expect.any(String),
    });
  });

  it('ask for another try in a moment while the database is away', async () => {
    for (const answer of [await call('GET', '/away'), await call('POST', '/away', ours)]) {
      expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
      expect(answer.text).toMatch(/revient dans un instant|unsure/);
    }
    expect((await call('GET', '/echo?break')).status).toBe(500);
  });

  it.each([undefined, 'production', 'development', 'test'])(
    'say nothing of what broke, whatever the environment is called: %s',
    async (NODE_ENV) => {
      const named = parseEnv({ NODE_ENV, TACITE_DEMO: '1', DATABASE_URL: 'postgres://x' });
      const other = createServer({ build, env: named, log: pino({ level: 'silent' }), assets: new Map() });
      const answer = await fetch(`http://localhost:${await other.listen(0)}/echo?break`);
      const text = await answer.text();
      await other.stop();
      expect(answer.status).toBe(500);
      expect(text).not.toMatch(/broken on purpose|server\.test/);
    },
  );

  it('have a nonce of their own', async () => {
    const [one, two] = await Promise.all([call('GET', '/echo'), call('GET', '/echo')]);
    expect(one.headers['content-security-policy']).not.toBe(two.headers['content-security-policy']);
  });

  it('are ours, whatever a route says; and a PDF may be framed by us', async () => {
    const { headers } = await call('GET', '/document');
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
  });

  it('keep pages out of caches and files in them', async () => {
    expect((await call('GET', '/echo')).headers['cache-control']).toBe('no-store');
    expect((await call('GET', '/assets/a.js')).headers['cache-control']).toContain('immutable');
  });
});

describe('what the application sees', () => {
  it('is our own name, whatever the client claims', async () => {
    const forged = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-for': '1.2.3.4',
      origin: 'null',
      ...ours,
    };
    const { url, headers, clientAddress } = JSON.parse((await call('POST', '/echo', forged)).text);
    expect(url).toBe('https://tacite.example/echo');
    expect(headers).toMatchObject({ host: 'tacite.example', origin: 'https://tacite.example' });
    expect(headers).not.toHaveProperty('x-forwarded-host');
    expect(clientAddress).toBe('127.0.0.1');
  });
});

describe('bodies', () => {
  const size = (bytes: number) => Buffer.alloc(bytes, 'x');

  it('up to a megabyte pass, files up to 25', async () => {
    expect(JSON.parse((await call('POST', '/echo', ours, size(1_000_000))).text).body).toBe(1_000_000);
    expect(JSON.parse((await call('POST', '/invoices/import', ours, size(3_000_000))).text).body).toBe(
      3_000_000,
    );
  });

  it('that announce more are refused before they are read', async () => {
    expect((await call('POST', '/echo', ours, size(2_000_000))).status).toBe(413);
  });

  it('that grow past it without saying are cut', async () => {
    const answer = await call('POST', '/echo', { ...ours, 'transfer-encoding': 'chunked' }, size(2_000_000));
    expect(answer.status).toBe(413);
  });
});

describe('the log', () => {
  it('never holds the token of a link', async () => {
    await call('GET', '/review/sEcReTtOkEn?also=sEcReTtOkEn', { referer: 'https://x/sEcReTtOkEn' });
    await call('POST', '/review/sEcReTtOkEn');
    await call('GET', '/review/sEcReTtOkEn/and/more');
    const log = lines.join('');
    expect(log).toContain('"path":"/review/:token"');
    expect(log).not.toContain('sEcReTtOkEn');
  });
});

it('compresses files for those who take it', async () => {
  expect(
    (await call('GET', '/assets/a.js', { 'accept-encoding': 'gzip, br' })).headers['content-encoding'],
  ).toBe('br');
  expect(
    (await call('GET', '/assets/a.js', { 'accept-encoding': 'br;q=0' })).headers['content-encoding'],
  ).toBeUndefined();
});

it('finishes the running answers when it stops, and takes no new ones', async () => {
  const other = createServer({ build, env, log: pino({ level: 'silent' }), assets: new Map() });
  const address = `http://127.0.0.1:${await other.listen(0)}/slow`;
  const running = fetch(address, { headers: { host: 'tacite.example' } });
  await started;
  const stopped = other.stop();
  await expect(fetch(address)).rejects.toThrow();
  finish();
  expect(await (await running).text()).toBe('done');
  await stopped;
});
