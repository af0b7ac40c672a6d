import { expect, test } from 'vitest';
import { answerOf, asked, provided, realNow, signed } from './given.ts';

test('what is not from Resend, or too old, writes nothing', async () => {
  const w = await provided();
  const { invoiceId, mail } = await asked(w);
  const said = { type: 'email.delivered', emailId: mail.providerId ?? '' };
  const post = async (request: Request, over = w.s) => answerOf(await w.post(request, over));
  const forged = signed(said);
  forged.headers.set('svix-signature', `v1,${Buffer.alloc(32).toString('base64')}`);
  expect(await post(forged)).toEqual({ status: 401, result: 'badSignature' });
  expect(await post(signed(said, 301))).toEqual({ status: 401, result: 'staleTimestamp' });
  expect(await post(signed(said, -301))).toEqual({ status: 401, result: 'staleTimestamp' });
  const bare = signed(said);
  bare.headers.delete('svix-id');
  expect(await post(bare)).toEqual({ status: 401, result: 'missingHeaders' });
  const changed = new Request(signed(said), { body: '{"type":"email.delivered"}', method: 'POST' });
  expect(await post(changed)).toEqual({ status: 401, result: 'badSignature' });
  expect(await post(signed({ ...said, at: 'yesterday' }))).toEqual({ status: 400, result: 'badPayload' });
  for (const at of [
    '0000-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '1999-01-01T00:00:00Z',
    realNow(90_000_000),
  ])
    expect(await post(signed({ ...said, at })), at).toEqual({ status: 400, result: 'badPayload' });
  const unset = { ...w.s, env: { ...w.s.env, RESEND_WEBHOOK_SECRET: undefined } };
  expect(await post(signed(said), unset as unknown as typeof w.s)).toEqual({
    status: 503,
    result: 'notConfigured',
  });
  expect((await w.look(invoiceId)).state).toBe('awaiting.asking');
  expect(await post(signed(said, 299))).toEqual({ status: 200, result: 'recorded' });
});

test('what is no business of ours is answered, so that it does not come again', async () => {
  const w = await provided();
  expect(await w.say({ type: 'email.delivered', emailId: 'of-somebody-else' })).toBe('unknownMail');
  expect(await w.say({ type: 'email.delivered', emailId: 'lost', key: 'a/key/of/nobody' })).toBe(
    'unknownMail',
  );
  expect(await w.say({ type: 'contact.created' })).toBe('ignored');
  expect(await w.say({ type: 'email.sent' })).toBe('ignored');
});
