import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { keyTag } from './message-key.ts';
import { verifyResendWebhook, WebhookRefused } from './webhook-resend.ts';

const secretBytes = Buffer.from('0123456789abcdef0123456789abcdef');
const secret = `whsec_${secretBytes.toString('base64')}`;
const now = '2026-11-25T08:12:30.000Z';
const seconds = Date.parse(now) / 1000;

function event(type: string, data: object = {}) {
  return JSON.stringify({
    type,
    created_at: '2026-11-25T08:12:05.126Z',
    data: { email_id: 'em_1', tags: { key: keyTag('review/1') }, to: ['t@x.fr'], ...data },
  });
}

/** Signed by hand, from the description of the scheme, so that the test does not trust the library it tests. */
function sign(body: string, { id = 'msg_1', timestamp = seconds, key = secretBytes } = {}) {
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'svix-id': id, 'svix-timestamp': String(timestamp), 'svix-signature': `v1,${signature}` };
}

function verify(body: string, headers: Record<string, string | undefined> | Headers = sign(body)) {
  return verifyResendWebhook({ rawBody: Buffer.from(body), headers, secret, now });
}
const refusal = (act: () => unknown) => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    return error instanceof WebhookRefused ? error.reason : error;
  }
};

describe('a genuine event', () => {
  const common = {
    id: 'msg_1',
    at: '2026-11-25T08:12:05.126Z',
    emailId: 'em_1',
    key: 'review/1',
    reason: '',
  };

  test.each([
    ['email.delivered', {}, { type: 'delivered' }],
    ['email.opened', {}, { type: 'opened' }],
    ['email.clicked', {}, { type: 'clicked' }],
    ['email.complained', {}, { type: 'complained' }],
    ['email.delivery_delayed', {}, { type: 'deliveryDelayed' }],
    [
      'email.failed',
      { failed: { reason: 'reached_daily_quota' } },
      { type: 'failed', reason: 'reached_daily_quota' },
    ],
    [
      'email.bounced',
      { bounce: { type: 'Permanent', subType: 'General', message: '550\r\nno such user' } },
      { type: 'bounced', bounce: 'hard', reason: '550 no such user' },
    ],
    [
      'email.bounced',
      { bounce: { type: 'Transient', message: 'full' } },
      { type: 'bounced', bounce: 'soft', reason: 'full' },
    ],
    ['email.bounced', {}, { type: 'bounced', bounce: 'soft' }],
    [
      'email.suppressed',
      { suppressed: { message: 'listed' } },
      { type: 'bounced', bounce: 'hard', reason: 'listed' },
    ],
  ])('%s', (type, data, expected) => {
    expect(verify(event(type, data))).toEqual({ ...common, ...expected });
  });

  test('has no key when the mail carried none of ours', () => {
    expect(verify(event('email.delivered', { tags: undefined }))).toMatchObject({ key: null });
    expect(verify(event('email.delivered', { tags: { key: 'campaign' } }))).toMatchObject({ key: null });
  });

  test.each(['email.sent', 'email.scheduled', 'email.received', 'domain.updated', 'contact.created'])(
    '%s is ignored',
    (type) => {
      expect(verify(event(type))).toEqual({ id: 'msg_1', type: 'ignored' });
    },
  );

  test('passes with Headers, with any case of names, and beside the signature of an older secret', () => {
    const body = event('email.delivered');
    const headers = sign(body);
    expect(verify(body, new Headers(headers))).toMatchObject({ type: 'delivered' });
    const signature = headers['svix-signature'];
    const rotated = {
      'Svix-Id': 'msg_1',
      'Svix-Timestamp': String(seconds),
      'Svix-Signature': `v1,AAAA ${signature}`,
    };
    expect(verify(body, rotated)).toMatchObject({ type: 'delivered' });
  });

  test('replayed within the window has the same id, by which it is recognised', () => {
    const body = event('email.delivered');
    const headers = sign(body);
    expect(verify(body, headers)).toEqual(verify(body, headers));
  });

  test.each([-299, 299])('signed %i seconds away is in time', (offset) => {
    const body = event('email.delivered');
    expect(verify(body, sign(body, { timestamp: seconds + offset }))).toMatchObject({ type: 'delivered' });
  });
});

describe('refused', () => {
  const body = event('email.delivered');
  const good = sign(body);

  test.each([-301, 301, -86_400])('signed %i seconds away', (offset) => {
    expect(refusal(() => verify(body, sign(body, { timestamp: seconds + offset })))).toBe('staleTimestamp');
  });

  test('a body, an id, a time or a secret that differs', () => {
    expect(refusal(() => verify(`${body} `, good))).toBe('badSignature');
    expect(refusal(() => verify(body, { ...good, 'svix-id': 'msg_2' }))).toBe('badSignature');
    expect(refusal(() => verify(body, { ...good, 'svix-timestamp': String(seconds + 1) }))).toBe(
      'badSignature',
    );
    expect(refusal(() => verify(body, sign(body, { key: Buffer.alloc(32) })))).toBe('badSignature');
    expect(refusal(() => verify(body, { ...good, 'svix-signature': 'v1,' }))).toBe('badSignature');
    expect(
      refusal(() => verify(body, { ...good, 'svix-signature': good['svix-signature'].replace('v1', 'v2') })),
    ).toBe('badSignature');
  });

  test('a missing header or a time that is no number', () => {
    for (const name of Object.keys(good)) {
      expect(refusal(() => verify(body, { ...good, [name]: undefined }))).toBe('missingHeaders');
    }
    expect(refusal(() => verify(body, { ...good, 'svix-timestamp': '1e9' }))).toBe('missingHeaders');
  });

  test.each(['not json', '[]', 'null', '{}', '{"type":"email.delivered","data":{}}'])(
    '%s, though well signed',
    (text) => {
      expect(refusal(() => verify(text))).toMatch(/badPayload/);
    },
  );
});
