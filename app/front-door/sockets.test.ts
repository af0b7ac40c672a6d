import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createServer, type WebServer } from '#app/server.ts';
import { parseEnv } from '#workflows/process/env.ts';
import { timeouts } from './limits.ts';
import { echoBuild, type Reached } from './testing/echo-build.ts';
import { rawCall } from './testing/raw-call.ts';

/** The whole server on loopback, asked by bytes: what a browser would never send as well. */

const reached: Reached[] = [];
const log: string[] = [];
const opened: WebServer[] = [];
const open = async (environment: Record<string, string> = {}) => {
  const env = parseEnv({
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://x',
    APP_ORIGIN: 'https://tacite.example',
    SESSION_SECRET: 'x'.repeat(32),
    LEDGER_KEY_FILE: 'none',
    ...environment,
  });
  const short = {
    ...timeouts,
    headers: 700,
    request: 1500,
    silence: 1500,
    check: 100,
    keepAlive: 1000,
    afterKeepAlive: 600,
  };
  const options = { build: echoBuild(reached), env, log: pino({}, { write: (line) => void log.push(line) }) };
  const web = createServer({ ...options, assets: new Map() }, short);
  opened.push(web);
  return web.listen(0);
};

let port: number;
let behindProxy: number;
beforeAll(async () => {
  port = await open();
  behindProxy = await open({ TRUST_PROXY: '127.0.0.1' });
});
afterAll(() => Promise.all(opened.map((web) => web.stop())));
beforeEach(() => void reached.splice(0));

const lines = (...parts: string[]) => `${parts.join('\r\n')}\r\n\r\n`;
const host = 'Host: tacite.example';
const ours = 'Sec-Fetch-Site: same-origin';
const form = 'Content-Type: application/x-www-form-urlencoded';

const expectOurHeaders = (headers: Record<string, string>) => {
  expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[\w-]{24}'/);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'strict-transport-security': expect.stringContaining('max-age='),
    'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
};

describe('calls that can be read in two ways are answered once, with our headers, and the connection ends', () => {
  const smuggled = 'GET /health HTTP/1.1\r\nHost: tacite.example\r\n\r\n';
  it.each<[string, string, number]>([
    [
      'a length and chunks',
      `${lines('POST /resource HTTP/1.1', host, ours, form, 'Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\n${smuggled}`,
      400,
    ],
    [
      'chunks and a length',
      `${lines('POST /resource HTTP/1.1', host, ours, form, 'Transfer-Encoding: chunked', 'Content-Length: 4')}0\r\n\r\n${smuggled}`,
      400,
    ],
    [
      'two lengths',
      `${lines('POST /resource HTTP/1.1', host, ours, form, 'Content-Length: 4', 'Content-Length: 40')}a=bc${smuggled}`,
      400,
    ],
    [
      'a length with a sign',
      `${lines('POST /resource HTTP/1.1', host, ours, form, 'Content-Length: +4')}a=bc`,
      400,
    ],
    ['a length below zero', lines('POST /resource HTTP/1.1', host, ours, form, 'Content-Length: -1'), 400],
    [
      'a list of codings',
      `${lines('POST /resource HTTP/1.1', host, ours, form, 'Transfer-Encoding: chunked, identity')}0\r\n\r\n${smuggled}`,
      400,
    ],
    [
      'a coding with a blank before the colon',
      `${lines('POST /resource HTTP/1.1', host, ours, form, 'Transfer-Encoding : chunked', 'Content-Length: 4')}0\r\n\r\n`,
      400,
    ],
    ['a folded header', lines('GET /health HTTP/1.1', host, 'X-A: 1', ' folded: 2'), 400],
    ['a bare line feed', `GET /health HTTP/1.1\nHost: tacite.example\n\n`, 400],
    ['a zero in a header', lines('GET /health HTTP/1.1', host, 'X-A: a\0b'), 400],
    [
      'a chunk of no size',
      `${lines('POST /resource HTTP/1.1', host, ours, form, 'Transfer-Encoding: chunked')}xyz\r\n`,
      400,
    ],
    ['no such protocol', lines('GET /health HTTP/9.9', host), 400],
    ['no such method', lines('STEAL /health HTTP/1.1', host), 400],
    ['not HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    [
      'a body where nobody reads one',
      `${lines('GET /health HTTP/1.1', host, 'Content-Length: 47')}${smuggled}`,
      400,
    ],
    ['headers without end', `GET /health HTTP/1.1\r\n${host}\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['a tunnel', lines('CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example:443'), 405],
  ])('%s', async (_, bytes, status) => {
    const answer = await rawCall(port, bytes);
    expect(answer.statuses).toEqual([status]);
    expect(answer.closedAfter).not.toBeNull();
    expectOurHeaders(answer.headers);
    expect(reached).toEqual([]);
  });

  it('and the log says what was wrong without what was sent', async () => {
    await rawCall(port, lines('GET /health HTTP/1.1', 'Cookie: staff=sEcReT', 'X-A: a\0b'));
    expect(log.join('')).toContain('"code":"HPE_');
    expect(log.join('')).not.toContain('sEcReT');
  });
});

describe('what changes something comes from a page of ours', () => {
  const post = (path: string, ...headers: string[]) =>
    `${lines(`POST ${path} HTTP/1.1`, host, form, 'Content-Length: 3', ...headers)}a=b`;
  const refusals: [string, string[]][] = [
    ['another site', ['Sec-Fetch-Site: cross-site', 'Origin: https://evil.example']],
    ['another site that forges our origin', ['Sec-Fetch-Site: cross-site', 'Origin: https://tacite.example']],
    ['a sister domain', ['Sec-Fetch-Site: same-site']],
    ['two opinions', ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: cross-site']],
    ['no header at all', []],
    ['our name over http', ['Origin: http://tacite.example']],
    ['our name and a port', ['Origin: https://tacite.example:8443']],
    ['our name in a longer one', ['Origin: https://tacite.example.evil.example']],
    ['two origins', ['Origin: https://tacite.example', 'Origin: https://evil.example']],
    ['a forwarded name of a stranger', ['Origin: https://evil.example', 'X-Forwarded-Host: evil.example']],
  ];
  const targets = [
    '/page',
    '/page.data',
    '/resource',
    '/page?index',
    '/invoices/import',
    '/webhooks/../resource',
  ];
  it.each(refusals)('%s is refused everywhere', async (_, headers) => {
    for (const target of targets) {
      const { statuses } = await rawCall(port, post(target, ...headers), { answers: 1 });
      expect(statuses, target).toEqual([403]);
    }
    expect(reached).toEqual([]);
  });

  it('and passes from one, by either header', async () => {
    for (const header of [ours, 'Origin: https://tacite.example', 'SEC-FETCH-SITE: same-origin'])
      expect((await rawCall(port, post('/resource', header), { answers: 1 })).statuses).toEqual([200]);
    expect(reached).toHaveLength(3);
  });

  it.each(['/page?_data=page', '/?a=1&_data=routes%2Fpage', '/page?%5Fdata=page', '/page?_data'])(
    'Remix’s other way in, %s, is closed to everybody, us included',
    async (target) => {
      expect((await rawCall(port, post(target, ours), { answers: 1 })).statuses).toEqual([403]);
      const get = lines(`GET ${target} HTTP/1.1`, host);
      expect((await rawCall(port, get, { answers: 1 })).statuses).toEqual([403]);
      expect(reached).toEqual([]);
    },
  );

  it.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'LOCK'])(
    '%s is no method of ours',
    async (method) => {
      const answer = await rawCall(port, lines(`${method} /resource HTTP/1.1`, host, ours), { answers: 1 });
      expect(answer.statuses).toEqual([405]);
      expect(answer.headers.allow).toBe('GET, HEAD, POST, OPTIONS');
      expectOurHeaders(answer.headers);
    },
  );
});

describe('our name only', () => {
  it.each<[string, string[], number]>([
    ['another name', ['Host: evil.example'], 421],
    ['no name', [], 421],
    ['our name and another', [host, 'Host: evil.example'], 421],
    ['a forwarded name of a stranger', ['Host: evil.example', 'X-Forwarded-Host: tacite.example'], 421],
    ['an address', ['Host: 127.0.0.1'], 421],
    ['ours', [host], 200],
  ])('%s', async (_, headers, status) => {
    const answer = await rawCall(port, lines('GET /resource HTTP/1.1', ...headers), { answers: 1 });
    expect(answer.statuses).toEqual([status]);
    expectOurHeaders(answer.headers);
  });

  it.each([
    '//evil.example/resource',
    '/\\evil.example/resource',
    '\\\\evil.example',
    'http://evil.example/resource',
    '*',
  ])('an address that names another host, %s, is not read', async (target) => {
    expect((await rawCall(port, lines(`GET ${target} HTTP/1.1`, host), { answers: 1 })).statuses).toEqual([
      400,
    ]);
    expect(reached).toEqual([]);
  });
});

describe('what a proxy says of a caller', () => {
  const forwarded = [
    'X-Forwarded-For: 1.1.1.1, 203.0.113.7',
    'X-Forwarded-Host: tacite.example',
    'X-Forwarded-Proto: http',
  ];
  const get = (...headers: string[]) => lines('GET /resource HTTP/1.1', ...headers);

  it('counts from ours, its own word only', async () => {
    await rawCall(behindProxy, get('Host: internal:3000', ...forwarded), { answers: 1 });
    expect(reached).toMatchObject([{ from: '203.0.113.7', url: 'https://tacite.example/resource' }]);
  });

  it('counts for nothing from anybody else', async () => {
    await rawCall(port, get(host, ...forwarded, 'X-Real-IP: 1.1.1.1', 'Forwarded: for=1.1.1.1'), {
      answers: 1,
    });
    expect(reached).toMatchObject([{ from: '127.0.0.1', url: 'https://tacite.example/resource' }]);
    expect(Object.keys(reached[0]?.headers ?? {}).filter((name) => /forwarded|real-ip/.test(name))).toEqual(
      [],
    );
  });
});

describe('bodies', () => {
  it('of more than may be sent are refused before they are, and after a hint', async () => {
    const head = ['POST /resource HTTP/1.1', host, ours, form];
    const announced = await rawCall(port, lines(...head, 'Content-Length: 99000000', 'Expect: 100-continue'));
    expect(announced.statuses).toEqual([413]);
    expect(announced.closedAfter).not.toBeNull();
    const chunk = `80000\r\n${'x'.repeat(0x80000)}\r\n`;
    const grown = await rawCall(port, [
      lines(...head, 'Transfer-Encoding: chunked'),
      chunk,
      chunk,
      chunk,
      chunk,
    ]);
    expect(grown.statuses).toEqual([413]);
    expect(reached).toEqual([]);
  });

  it('that ask first are told to come once the door is open', async () => {
    const asked = lines(
      'POST /resource HTTP/1.1',
      host,
      ours,
      form,
      'Content-Length: 3',
      'Expect: 100-continue',
    );
    expect((await rawCall(port, [asked, 'a=b'], { answers: 1, drip: 50 })).statuses).toEqual([100, 200]);
    const strange = lines('POST /resource HTTP/1.1', host, form, 'Content-Length: 3', 'Expect: 100-continue');
    expect((await rawCall(port, strange, { answers: 1 })).statuses).toEqual([403]);
    const unknown = lines('POST /resource HTTP/1.1', host, ours, form, 'Content-Length: 3', 'Expect: a-gift');
    const answer = await rawCall(port, unknown, { answers: 1 });
    expect(answer.statuses).toEqual([417]);
    expectOurHeaders(answer.headers);
  });
});

describe('callers who take their time', () => {
  const slow = (bytes: string) => [...bytes];

  it('are cut while their headers drip, and while they say nothing at all', async () => {
    const dripping = await rawCall(
      port,
      slow(lines('GET /health HTTP/1.1', host, `X-A: ${'a'.repeat(200)}`)),
      { drip: 40 },
    );
    expect(dripping.statuses).toEqual([408]);
    expectOurHeaders(dripping.headers);
    expect((await rawCall(port, '')).closedAfter).not.toBeNull();
  });

  it('are cut while their body drips', async () => {
    const head = lines('POST /resource HTTP/1.1', host, ours, form, 'Content-Length: 500');
    const answer = await rawCall(port, [head, ...slow('a'.repeat(100))], { drip: 40 });
    expect(answer.closedAfter).not.toBeNull();
    expect(reached).toEqual([]);
  });

  it('may come back on their connection for longer than they are told', async () => {
    const answer = await rawCall(port, lines('GET /health HTTP/1.1', host));
    expect(answer.headers['keep-alive']).toBe('timeout=1');
    expect(answer.closedAfter).toBeGreaterThan(1500);
  });

  it('do not keep others from being answered, three hundred of them', async () => {
    const crowd = Array.from({ length: 300 }, () =>
      rawCall(port, ['POST /resource HTTP/1.1\r\n', 'X-A: 1\r\n', 'X-B: 2\r\n'], { drip: 200 }),
    );
    let isOver = false;
    const all = Promise.all(crowd).finally(() => {
      isOver = true;
    });
    expect((await rawCall(port, lines('GET /health HTTP/1.1', host), { answers: 1 })).statuses).toEqual([
      200,
    ]);
    expect(isOver, 'others are answered before these are gone').toBe(false);
    const ended = await all;
    expect(ended.every(({ closedAfter }) => closedAfter !== null)).toBe(true);
  });
});
