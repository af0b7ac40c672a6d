import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { sendMail } from '#workflows/mail/send-mail.ts';
import type { MailTransport, SendResult } from '#workflows/mail/transport.ts';
import { owing } from './given.ts';

/** A customer was asked, and the provider answered the first try as told: `again` is the next try. */
async function tried(answer: SendResult | 'dies') {
  const answers: (SendResult | 'dies')[] = [answer];
  const given: { key: string; text: string }[] = [];
  const transport: MailTransport = {
    name: 'resend',
    provesDelivery: 'onAccept',
    remembersKeyForMs: 86_400_000,
    send: async ({ key, text }) => {
      if (!key.startsWith('dunning:')) return { status: 'accepted', providerId: key };
      given.push({ key, text });
      const said = answers.shift() ?? { status: 'accepted', providerId: `of ${key}` };
      if (said === 'dies') throw new Error('the process died');
      return said;
    },
  };
  const g = await owing({ transport });
  await g.ask();
  const again = async (change: Partial<MailTransport> = {}) => {
    const [mail] = await rows<{ id: string }>(g.w.ownerDb, sql`select id from mails where kind = 'dunning'`);
    await sendMail(g.w.s, { ...transport, ...change }, { officeId: g.w.officeId, mailId: mail?.id ?? '' });
  };
  await again({ provesDelivery: 'byWebhook' }).catch(() => undefined);
  expect(given).toHaveLength(1);
  return { ...g, given, again };
}

const all = (invoiceId: string) => [120_000, [{ invoiceId, cents: 120_000 }]] as const;

test.each(['onAccept', 'byWebhook'] as const)(
  'a mail that was certainly not taken does not ask for what was paid meanwhile (proof %s)',
  async (provesDelivery) => {
    const g = await tried({ status: 'retry', reason: 'busy' });
    await g.pay(...all(g.invoiceId));
    await g.again({ provesDelivery });
    expect(g.given).toHaveLength(1);
    expect(await g.list()).toMatchObject([{ state: 'nothing', why: 'nothing' }]);
    expect(await g.mails()).toMatchObject([{ state: 'dropped' }]);
  },
);

test('where one of two was paid meanwhile, a provider that compares by key is not given other words', async () => {
  const g = await tried({ status: 'retry', reason: 'busy' });
  await g.w.ownerDb.execute(sql`update invoices set late_cents = 60_000 where id = ${g.invoiceId}::uuid`);
  await g.again({ provesDelivery: 'byWebhook' });
  expect(g.given).toHaveLength(1);
  expect(await g.list()).toMatchObject([{ state: 'nothing', why: 'changed' }]);
  // It counts as none: the office may ask anew.
  expect((await g.ask()).outcome).toMatchObject({ ok: true });
});

test('a mail whose fate nobody knows is sent again under its key where nothing has changed, and counts once', async () => {
  const g = await tried({ status: 'unknown', reason: 'no answer' });
  expect(await g.said(g.invoiceId)).toBe('overdue');
  await g.again();
  expect(g.given).toHaveLength(2);
  expect(g.given[1]).toEqual(g.given[0]);
  expect(await g.list()).toMatchObject([{ state: 'left', level: 1 }]);
  expect(await g.said(g.invoiceId)).toBe('dunned1');
});

test('one whose fate nobody knows is not sent again once it was paid: a person looks', async () => {
  const g = await tried({ status: 'unknown', reason: 'no answer' });
  await g.pay(...all(g.invoiceId));
  await g.again();
  expect(g.given).toHaveLength(1);
  expect(await g.mails()).toMatchObject([{ state: 'reconcile' }]);
  expect(await g.list()).toMatchObject([{ state: 'waits' }]);
});

test('a process that dies while it sends leaves one mail, one level and one row', async () => {
  const g = await tried('dies');
  await g.again();
  await g.again();
  expect(g.given.map(({ key }) => key)).toEqual([g.given[0]?.key, g.given[0]?.key]);
  expect(await g.list()).toMatchObject([{ state: 'left', level: 1 }]);
  expect(await g.said(g.invoiceId)).toBe('dunned1');
});
