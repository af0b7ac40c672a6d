import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decideRetry } from './backoff.ts';
import { keyFromTag, keyTag } from './message-key.ts';
import { type Fault, type ResendServer, startResendServer } from './testing/resend-server.ts';
import { sampleMail } from './testing/sample-mail.ts';
import { resendTransport } from './transport-resend.ts';

let server: ResendServer;
beforeAll(async () => {
  server = await startResendServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.forgetKeys();
  server.accepted.length = 0;
});

const transport = () => resendTransport({ apiKey: 're_test', baseUrl: server.url, timeoutMs: 300 });

describe('a mail that is accepted', () => {
  test('carries one recipient, the quoted sender, the attachment and its key', async () => {
    const result = await transport().send(sampleMail);
    const [taken] = server.accepted;
    expect(result).toEqual({ status: 'accepted', providerId: taken?.id });
    expect(taken?.key).toBe(sampleMail.key);
    expect(taken?.mail).toMatchObject({
      from: '"Inès Rouvière, Calame Facturation" <factures@calame.example>',
      to: ['thierry@vasseur-plomberie.example'],
      reply_to: 'ines@calame.example',
      subject: sampleMail.subject,
      headers: { 'Auto-Submitted': 'auto-generated' },
      attachments: [
        { filename: 'VPC-2026-0112.pdf', content: 'JVBERgD/DQo=', content_type: 'application/pdf' },
      ],
    });
    expect(keyFromTag(taken?.mail.tags?.[0]?.value ?? '')).toBe(sampleMail.key);
  });

  test('is accepted once, however often it is sent', async () => {
    const results = await Promise.all([1, 2, 3].map(() => transport().send(sampleMail)));
    expect(server.accepted).toHaveLength(1);
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  });
});

describe('what the provider answers', () => {
  test.each<[Fault, object]>([
    [
      { status: 429, name: 'rate_limit_exceeded', retryAfter: '7' },
      { status: 'retry', afterMs: 7000 },
    ],
    [
      { status: 429, name: 'daily_quota_exceeded' },
      { status: 'retry', reason: '429 daily_quota_exceeded' },
    ],
    [{ status: 429, retryAfter: 'soon' }, { status: 'retry' }],
    [{ status: 500, name: 'application_error' }, { status: 'retry' }],
    [{ status: 503 }, { status: 'retry' }],
    [{ status: 409, name: 'concurrent_idempotent_requests' }, { status: 'retry' }],
    [
      { status: 409, name: 'invalid_idempotent_request' },
      { status: 'unknown', conflict: true },
    ],
    [{ status: 401, name: 'missing_api_key' }, { status: 'retry' }],
    [{ status: 302 }, { status: 'retry' }],
    [
      { status: 400, name: 'validation_error' },
      { status: 'refused', permanent: true },
    ],
    [
      { status: 422, name: 'invalid_attachment', message: 'too\r\nlarge' },
      { status: 'refused', reason: '422 invalid_attachment too large' },
    ],
    ['acceptThenHtml', { status: 'unknown' }],
    ['acceptThenCut', { status: 'unknown' }],
    ['acceptThenHang', { status: 'unknown', reason: 'no answer in time' }],
    ['hang', { status: 'unknown' }],
  ])('%j', async (fault, expected) => {
    server.plan(fault);
    expect(await transport().send(sampleMail)).toMatchObject(expected);
  });

  test('a wrong key of ours does not bounce the recipient', async () => {
    const wrong = resendTransport({ apiKey: 're_wrong', baseUrl: server.url });
    expect(await wrong.send(sampleMail)).toEqual({
      status: 'retry',
      reason: '403 invalid_api_key API key is invalid',
    });
  });

  test('the same key with other content is never a second mail', async () => {
    await transport().send(sampleMail);
    const other = await transport().send({ ...sampleMail, subject: 'autre' });
    expect(other).toMatchObject({ status: 'unknown', conflict: true });
    expect(server.accepted).toHaveLength(1);
  });
});

test('a refused connection is certain, nothing was sent', async () => {
  const closed = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
  const result = await resendTransport({ apiKey: 'x', baseUrl: `http://127.0.0.1:${closed}` }).send(
    sampleMail,
  );
  expect(result).toEqual({ status: 'retry', reason: 'no connection (ECONNREFUSED)' });
});

test('a wrong address never reaches the provider', async () => {
  const before = server.requests();
  for (const to of ['a@x.fr, b@y.fr', 'a@x.fr\r\nBcc: b@y.fr', 'nobody']) {
    expect(await transport().send({ ...sampleMail, to })).toMatchObject({
      status: 'refused',
      permanent: true,
    });
  }
  expect(server.requests()).toBe(before);
});

test('a line break in a name or subject is gone before it leaves', async () => {
  const from = { ...sampleMail.from, name: 'Inès\r\nBcc: v@x.fr' };
  await transport().send({ ...sampleMail, from, subject: 'a\nb =?utf-8?q?c?=' });
  expect(server.accepted[0]?.mail.from).toBe('"Inès Bcc: v@x.fr" <factures@calame.example>');
  expect(server.accepted[0]?.mail.subject).toBe('a b = ?utf-8?q?c?=');
});

test('through every fault in a row, retried as decided, the mail is accepted exactly once', async () => {
  server.plan(
    'acceptThenHang',
    { status: 429, retryAfter: '1' },
    'acceptThenCut',
    { status: 502 },
    'acceptThenHtml',
    'hang',
  );
  const firstTriedAt = '2026-11-25T08:00:00.000Z';
  let now = firstTriedAt;
  for (let attempts = 1; ; attempts += 1) {
    const result = await transport().send(sampleMail);
    if (result.status === 'accepted') break;
    const decision = decideRetry({ attempts, firstTriedAt, now, result, random: 0.5 });
    expect(decision.action).toBe('sendAgain');
    if (decision.action === 'sendAgain') now = decision.at;
  }
  expect(server.accepted).toHaveLength(1);
});

test('a key comes back from its tag, and nothing else does', () => {
  expect(keyFromTag(keyTag('mail:é/1') ?? '')).toBe('mail:é/1');
  expect(keyTag('x'.repeat(200))).toBeNull();
  expect(keyFromTag('not base64url of ours!')).toBeNull();
});
