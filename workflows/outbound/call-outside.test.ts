import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callOutside, type OutsideSettings } from './call-outside.ts';
import { certificate, certificateKey } from './testing/certificate.ts';

/** A real server that speaks TLS on loopback; what tells the tests from the world is which addresses are allowed. */
let server: Server;
let asked: string[] = [];
let settings: Partial<OutsideSettings>;
beforeAll(async () => {
  server = createServer({ key: certificateKey, cert: certificate }, (message, answer) => {
    asked.push(`${message.method} ${message.headers.host} ${message.url}`);
    if (message.url === '/away')
      return void answer.writeHead(302, { Location: 'https://hook.example/inside' }).end();
    if (message.url === '/long') return void answer.end(Buffer.alloc(70_000, 'x'));
    if (message.url === '/endless') return void setInterval(() => answer.write('x'), 20).unref();
    if (message.url === '/silent') return;
    answer.writeHead(200, { 'X-Said': 'yes' }).end('well received');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const found = [{ address: '127.0.0.1', family: 4 }];
  settings = { lookup: async () => found, isAllowed: () => true, ports: [port], ca: certificate };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const call = (path: string, more: Partial<OutsideSettings> = {}) => {
  asked = [];
  const port = settings.ports?.[0];
  return callOutside({ url: `https://hook.example:${port}${path}` }, { ...settings, ...more });
};

test('an address of the world is called, and its answer given back', async () => {
  expect(await call('/inside')).toMatchObject({
    ok: true,
    status: 200,
    headers: { 'x-said': 'yes' },
    body: Buffer.from('well received'),
  });
  const url = `https://hook.example:${settings.ports?.[0]}/hook`;
  const posted = await callOutside({ url, method: 'POST', body: '{"a":"é"}' }, settings);
  expect(posted).toMatchObject({ ok: true, status: 200 });
  expect(asked.at(-1)).toMatch(/^POST hook\.example:\d+ \/hook$/);
});

test.each<[string, string]>([
  ['not an address', 'address'],
  ['http://hook.example/', 'notHttps'],
  ['file:///etc/passwd', 'notHttps'],
  ['gopher://hook.example/', 'notHttps'],
  ['https://hook.example:22/', 'port'],
  ['https://user:secret@hook.example/', 'credentials'],
  ['https://127.0.0.1/', 'notPublic'],
  ['https://127.1/', 'notPublic'],
  ['https://2130706433/', 'notPublic'],
  ['https://0x7f.0.0.1/', 'notPublic'],
  ['https://0177.0.0.1/', 'notPublic'],
  ['https://[::1]/', 'notPublic'],
  ['https://[::ffff:7f00:1]/', 'notPublic'],
  ['https://169.254.169.254/latest/meta-data/', 'notPublic'],
  ['https://localhost/', 'notPublic'],
])('%s is not called: %s', async (url, reason) => {
  expect(await callOutside({ url })).toEqual({ ok: false, reason });
});

test('a name that leads inside is not called, nor one that leads inside among others', async () => {
  const inside = { address: '10.0.0.7', family: 4 };
  const outside = { address: '9.9.9.9', family: 4 };
  for (const found of [[inside], [outside, inside]])
    expect(await callOutside({ url: 'https://hook.example/' }, { lookup: async () => found })).toEqual({
      ok: false,
      reason: 'notPublic',
    });
});

test('a name is looked up once, and the socket goes where that said', async () => {
  let lookups = 0;
  const lookup = async () => {
    lookups += 1;
    // The second answer would lead elsewhere.
    return [{ address: lookups === 1 ? '127.0.0.1' : '127.0.0.99', family: 4 }];
  };
  expect(await call('/inside', { lookup })).toMatchObject({ ok: true });
  expect(lookups).toBe(1);
});

test('who can’t show a certificate of that name is not spoken to', async () => {
  const [port] = settings.ports ?? [];
  expect(await call('/inside', { ca: undefined as never })).toEqual({ ok: false, reason: 'unreachable' });
  const other = await callOutside({ url: `https://other.example:${port}/inside` }, settings);
  expect(other).toEqual({ ok: false, reason: 'unreachable' });
  expect(asked).toEqual([]);
});

test('no redirect is followed, no long answer read, no silence waited out', async () => {
  expect(await call('/away')).toEqual({ ok: false, reason: 'redirect' });
  expect(asked).toHaveLength(1);
  expect(await call('/long')).toEqual({ ok: false, reason: 'tooLarge' });
  for (const path of ['/silent', '/endless']) {
    expect(await call(path, { milliseconds: 300 })).toEqual({ ok: false, reason: 'tooSlow' });
  }
  const never = () => new Promise<never>(() => undefined);
  expect(await call('/', { lookup: never, milliseconds: 100 })).toEqual({ ok: false, reason: 'tooSlow' });
});
