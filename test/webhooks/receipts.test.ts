import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { again, sliceOf } from '#test/support/slice.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import { asked, dispatchOf, mailOf, type Provided, provided, realNow } from './given.ts';

test('no proof of delivery, no clock: the window starts at the time of the delivery event', async () => {
  const w = await provided();
  const { invoiceId, mail } = await asked(w);
  expect(mail.state).toBe('accepted');
  expect(await w.look(invoiceId)).toMatchObject({ state: 'awaiting.asking', context: { reviewDueAt: null } });
  const at = realNow();
  expect(await w.say({ type: 'email.delivered', at, emailId: mail.providerId ?? '' })).toBe('recorded');
  const { state, context } = await w.look(invoiceId);
  expect([state, context.windowFrom]).toEqual(['awaiting.running', at]);
  expect(Date.parse(context.reviewDueAt as string) - Date.parse(at)).toBe(172_800_000);
  expect((await mailOf(w, invoiceId)).state).toBe('delivered');
});

test('a bounce stops the clock and tells the office; what the other side said is kept', async () => {
  const w = await provided();
  const { invoiceId, mail } = await asked(w);
  const emailId = mail.providerId ?? '';
  await w.say({ type: 'email.delivered', at: realNow(-60_000), emailId });
  const bounce = { type: 'Permanent', message: '550 no such user' };
  await w.say({ type: 'email.bounced', at: realNow(-30_000), emailId, data: { bounce } });
  const { state, context, mails } = await w.look(invoiceId);
  expect([state, context.reviewDueAt]).toEqual(['awaiting.undelivered', null]);
  expect(mails).toContainEqual(
    expect.objectContaining({ kind: 'undelivered', to_address: 'ines@calame.example' }),
  );
  expect(mails[0]).toMatchObject({ kind: 'approvalRequest', state: 'bounced' });
});

test('an event counts once, however often it comes', async () => {
  const w = await provided();
  const { invoiceId, mail } = await asked(w);
  const event = { type: 'email.delivered', id: 'msg_1', emailId: mail.providerId ?? '' };
  const answers = await Promise.all(Array.from({ length: 8 }, () => w.say(event)));
  expect(answers.sort()).toEqual([...Array(7).fill('duplicate'), 'recorded']);
  const told = await inOffice(w.s.db, w.officeId, (tx) =>
    rows(
      tx,
      sql`select event from transitions t join workflows w on w.id = t.workflow_id
        where w.subject_id = ${invoiceId} and event = 'delivered'`,
    ),
  );
  expect(told).toHaveLength(1);
});

test('a mail whose answer was lost is found by its key, counts as accepted and is not sent again', async () => {
  const w = await provided();
  w.server.plan('acceptThenHang');
  const { invoiceId, mail } = await asked(w);
  expect([mail.state, mail.providerId]).toEqual(['queued', null]);
  const [accepted] = w.server.accepted;
  await w.say({ type: 'email.delivered', emailId: accepted?.id ?? '', key: mail.key });
  expect((await w.look(invoiceId)).state).toBe('awaiting.running');
  expect(await mailOf(w, invoiceId)).toMatchObject({ state: 'delivered', providerId: accepted?.id });
  await w.pass(1);
  expect(w.server.requests()).toBe(1);
});

test('the provider lives in the time of the world while a demonstration is ahead of it', async () => {
  const w = await provided();
  await moveClock(w.s.db, 30 * 3_600_000);
  const { invoiceId, mail } = await asked(w);
  const at = realNow();
  await w.say({ type: 'email.delivered', at, emailId: mail.providerId ?? '' });
  const { windowFrom } = (await w.look(invoiceId)).context as { windowFrom: string };
  expect(Date.parse(windowFrom) - Date.parse(at)).toBe(30 * 3_600_000);
});

const happenings = {
  d: { type: 'email.delivered' },
  b: { type: 'email.bounced', data: { bounce: { type: 'Transient', message: 'full' } } },
  o: { type: 'email.opened' },
  c: { type: 'email.complained' },
} as const;

/** Lets things happen a minute apart as the letters say, and tells them in the order of `order`. */
async function tell(w: Provided, emailId: string, happened: string, order: number[]) {
  for (const index of order) {
    const letter = happened[index] as keyof typeof happenings;
    await w.say({ ...happenings[letter], at: realNow(-600_000 + index * 60_000), emailId });
  }
}

const allOrders = (length: number): number[][] =>
  length === 0
    ? [[]]
    : allOrders(length - 1).flatMap((order) =>
        Array.from({ length }, (_, place) => [...order.slice(0, place), length - 1, ...order.slice(place)]),
      );

/** Two of the orders in which this can be told, one of them beginning with what happened first. */
const orders = (happened: string) =>
  sliceOf(allOrders(happened.length), 2, `order of ${happened}`, ([first]) => first === 0);

test.for([
  ['do', 'opened', 'delivered'],
  ['db', 'needsAttention', 'bounced'],
  ['bd', 'delivered', 'delivered'],
  ['bdo', 'opened', 'delivered'],
  ['dbo', 'needsAttention', 'bounced'],
  ['obd', 'opened', 'delivered'],
  ['dc', 'delivered', 'bounced'],
  ['dbd', 'delivered', 'delivered'],
] as const)(
  'invoice: %s ends as %s, mail %s, in whatever order it is told',
  async ([happened, ends, mailEnds]) => {
    const w = await provided({ policy: { needsApproval: 'never' } });
    for (const order of orders(happened)) {
      const { invoiceId, mail } = await asked(w);
      await tell(w, mail.providerId ?? '', happened, order);
      const end = [order, await dispatchOf(w, invoiceId), (await mailOf(w, invoiceId)).state];
      expect(end, again).toEqual([order, ends, mailEnds]);
    }
  },
);

test.for([
  ['db', 'awaiting.undelivered'],
  ['do', 'awaiting.running'],
  // A doubtful delivery does not let silence decide.
  ['bd', 'awaiting.undelivered'],
  ['bdo', 'awaiting.undelivered'],
  ['dc', 'awaiting.undelivered'],
] as const)('request: %s ends as %s, in whatever order it is told', async ([happened, ends]) => {
  const w = await provided();
  for (const order of orders(happened)) {
    const { invoiceId, mail } = await asked(w);
    await tell(w, mail.providerId ?? '', happened, order);
    const { state, context } = await w.look(invoiceId);
    const from = context.windowFrom as string | null;
    expect([order, state, from === null], again).toEqual([order, ends, ends === 'awaiting.undelivered']);
  }
});
