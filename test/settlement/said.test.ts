import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { customerView } from '#app/customer-page/customer-view.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { findTalk, listClaims, listDisputes, listPromises } from '#db/queries/said-about-money.ts';
import { countToday } from '#db/queries/today.ts';
import type { PromisedDate } from '#db/shapes/settling.ts';
import { sampleContent } from '#test/support/content.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { approve } from '#workflows/review/commands.ts';
import { dismissClaim } from '#workflows/settlement/commands/answer-claim.ts';
import { creditDispute, explainDispute } from '#workflows/settlement/commands/answer-dispute.ts';
import {
  acceptPromise,
  declinePromise,
  withdrawPromise,
} from '#workflows/settlement/commands/answer-promise.ts';
import { claimPaid } from '#workflows/settlement/commands/claim-paid.ts';
import { dispute } from '#workflows/settlement/commands/dispute.ts';
import { promise } from '#workflows/settlement/commands/promise.ts';
import { recordPayment } from '#workflows/settlement/commands/record-payment.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';
import { booksOf, settled } from './given.ts';

const [line] = sampleContent().lines;

/** Two lines of 500,00 € net each: 1 200,00 € in all. */
const twoLines = () => ({
  lines: ['l1', 'l2'].map((id) => ({ ...line!, id, quantity: '1', unitPrice: '500' })),
});

async function given() {
  const all = await settled();
  const { w } = all;
  const invoiceId = await all.issue(twoLines());
  const customer: Actor = { kind: 'customer', id: w.customerId, name: 'Mme Perrin', channel: 'link' };
  const by = { officeId: w.officeId, actor: customer };
  const owner = { officeId: w.officeId, actor: w.owner };
  const said = { invoiceId, words: 'Deux tables annulées.', saidBy: 'Mme Perrin' };
  const contest = (lines: string[], id: string = newId()) =>
    dispute(w.s, by, { id, lines, reason: 'quantity', ...said });
  const days = async (list: [number, number][]): Promise<PromisedDate[]> => {
    const today = await all.today();
    return list.map(([after, cents]) => ({ on: addDays(today, after), cents }));
  };
  const pledge = async (list: [number, number][], id: string = newId()) => ({
    id,
    outcome: await promise(w.s, by, { id, dates: await days(list), ...said }),
  });
  const claim = async (cents: number, change: object = {}) =>
    claimPaid(w.s, by, {
      id: newId(),
      paidOn: await all.today(),
      means: 'transfer',
      cents,
      saidAs: 'customer',
      ...said,
      ...change,
    });
  const read = <T>(ask: (tx: Parameters<Parameters<typeof inOffice<T>>[2]>[0]) => Promise<T>) =>
    inOffice(w.s.db, w.officeId, ask);
  const talk = () => read((tx) => findTalk(tx, invoiceId));
  const disputesOf = () => read((tx) => listDisputes(tx, { invoiceId }));
  const mails = (kind: string) =>
    rows<{ to: string }>(w.ownerDb, sql`select to_address as "to" from mails where kind = ${kind}`);
  const status = async () => (await all.look(invoiceId))?.status;
  return {
    ...all,
    invoiceId,
    customer,
    by,
    owner,
    said,
    contest,
    pledge,
    days,
    claim,
    read,
    talk,
    disputesOf,
    mails,
    status,
  };
}

test('a line that is contested rests with its amount alone; the rest is asked for as before', async () => {
  const g = await given();
  expect(await g.contest(['l2'])).toEqual({ ok: true });
  expect(await g.talk()).toMatchObject({ balanceCents: 120_000, disputedCents: 60_000 });
  expect(await g.status()).toBe('disputed');
  await g.w.pass(24 * 5);
  expect(await g.talk()).toMatchObject({ disputedCents: 60_000 });
  // Its time over, it is asked for again; the answer is owed all the same.
  await g.w.pass(24 * 4);
  expect(await g.talk()).toMatchObject({ disputedCents: 0 });
  const [{ dispute: late } = { dispute: { id: '' } }] = await g.disputesOf();
  expect(await explainDispute(g.w.s, g.who, { disputeId: late.id, words: 'Elles étaient dues.' })).toEqual({
    ok: true,
  });
  expect((await g.disputesOf())[0]?.answer).toMatchObject({ kind: 'explained' });
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
});

test('all lines contest what is owed, no cent more, and a line is contested once at a time', async () => {
  const g = await given();
  await g.pay(20_001, [{ invoiceId: g.invoiceId, cents: 20_001 }]);
  expect(await g.contest(['l1', 'l2'])).toEqual({ ok: true });
  expect(await g.talk()).toMatchObject({ balanceCents: 99_999, disputedCents: 99_999 });
  expect(await g.contest(['l1'])).toMatchObject({ reason: 'contested' });
  expect(await g.contest([])).toMatchObject({ reason: 'noLines' });
  expect(await g.contest(['l1', 'other'])).toMatchObject({ reason: 'noLines' });
});

test('the same dispute twice, two at once included, is one', async () => {
  const g = await given();
  const id = newId();
  const outcomes = await Promise.all([g.contest(['l2'], id), g.contest(['l2'], id)]);
  expect(outcomes).toEqual([{ ok: true }, { ok: true }]);
  expect(await g.disputesOf()).toHaveLength(1);
  const both = await Promise.all([g.contest(['l1']), g.contest(['l1'])]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test('nothing is contested, promised or announced of what is paid', async () => {
  const g = await given();
  await g.pay(120_000, [{ invoiceId: g.invoiceId, cents: 120_000 }]);
  expect(await g.contest(['l1'])).toMatchObject({ reason: 'notOwed' });
  expect((await g.pledge([[3, 120_000]])).outcome).toMatchObject({ reason: 'notOwed' });
  expect(await g.claim(100)).toMatchObject({ reason: 'notOwed' });
});

test('an explanation ends a dispute at once, and its customer is written to', async () => {
  const g = await given();
  await g.contest(['l2']);
  const [
    {
      dispute: { id: disputeId },
    } = { dispute: { id: '' } },
  ] = await g.disputesOf();
  expect(await explainDispute(g.w.s, g.who, { disputeId, words: ' ' })).toMatchObject({ reason: 'noReason' });
  const answers = await Promise.all(
    [1, 2].map(() => explainDispute(g.w.s, g.who, { disputeId, words: 'Le bon le dit.' })),
  );
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await g.talk()).toMatchObject({ disputedCents: 0 });
  await g.w.work();
  expect(await g.mails('moneyAnswered')).toHaveLength(1);
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
});

test('a credit note of the contested lines is drafted; the part rests until it is issued, and is owed no more then', async () => {
  const g = await given();
  await g.contest(['l2']);
  const [
    {
      dispute: { id: disputeId },
    } = { dispute: { id: '' } },
  ] = await g.disputesOf();
  const answer = { disputeId, words: 'Vous avez raison.' };
  const both = await Promise.all([creditDispute(g.w.s, g.who, answer), creditDispute(g.w.s, g.who, answer)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const creditId = both.find(({ ok }) => ok)?.creditId ?? '';
  const [draft] = await rows<{ cents: number; lines: string[] }>(
    g.w.ownerDb,
    sql`select (content #>> '{totals,payableCents}')::int as cents,
      (select json_agg(l ->> 'id') from jsonb_array_elements(content -> 'lines') l) as lines
      from drafts where invoice_id = ${creditId}`,
  );
  expect(draft).toEqual({ cents: 60_000, lines: ['l2'] });
  expect(await g.talk()).toMatchObject({ disputedCents: 60_000 });
  await g.send(creditId);
  const { revisionSha256 } = ((await g.w.look(creditId)).context ?? {}) as { revisionSha256: string };
  if ((await g.w.look(creditId)).state !== 'issued')
    await approve(g.w.s, { ...g.owner, invoiceId: creditId, revisionSha256 });
  await g.w.pass(0.2);
  expect(await g.talk()).toMatchObject({ disputedCents: 0, balanceCents: 60_000 });
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
});

test('a promise is for all that is asked for, in days to come one after the other', async () => {
  const g = await given();
  for (const list of [
    [],
    [[-1, 120_000]],
    [
      [5, 60_000],
      [5, 60_000],
    ],
    [[400, 120_000]],
  ] as [number, number][][])
    expect((await g.pledge(list)).outcome, JSON.stringify(list)).toMatchObject({ reason: 'days' });
  for (const list of [
    [[3, 119_999]],
    [[3, 130_000]],
    [
      [3, -5],
      [9, 120_005],
    ],
  ] as [number, number][][])
    expect((await g.pledge(list)).outcome, JSON.stringify(list)).toMatchObject({ reason: 'notAll' });
  await g.contest(['l2']);
  expect((await g.pledge([[3, 60_000]])).outcome).toEqual({ ok: true });
  expect((await g.pledge([[9, 60_000]])).outcome).toMatchObject({ reason: 'promised' });
});

test('the same promise twice is one, of two at once one, and each owner is told', async () => {
  const g = await given();
  const id = newId();
  await Promise.all([g.pledge([[3, 120_000]], id), g.pledge([[3, 120_000]], id)]);
  expect(await g.read((tx) => listPromises(tx, { invoiceId: g.invoiceId }))).toHaveLength(1);
  await g.w.work();
  expect(await g.mails('promiseOffered')).toHaveLength(1);
  expect(await g.status()).toBe('promised');
});

test('a promise of two days is kept day by day, and its first half missing breaks it', async () => {
  const g = await given();
  await g.pledge([
    [5, 60_000],
    [20, 60_000],
  ]);
  await g.pay(60_000, [{ invoiceId: g.invoiceId, cents: 60_000 }]);
  await g.w.pass(24 * 7);
  expect(await g.talk()).toMatchObject({ brokenPromises: 0, promise: { isAccepted: false } });
  const second = (await g.days([[13, 0]]))[0]?.on;
  expect((await g.talk())?.promise?.on).toBe(second);
  await g.w.pass(24 * 15);
  expect(await g.talk()).toMatchObject({ brokenPromises: 1, promise: null });
});

test('Today asks about the promise that runs, not about one that was never answered and broke', async () => {
  const g = await given();
  const waiting = async () => (await g.read(countToday)).promised;
  await g.pledge([[5, 120_000]]);
  expect(await waiting()).toBe(1);
  await g.w.pass(24 * 7);
  const next = await g.pledge([[5, 120_000]]);
  expect(await waiting()).toBe(1);
  await acceptPromise(g.w.s, g.owner, { promiseId: next.id, words: '', saidBy: 'Thierry' });
  expect(await g.status()).toBe('promised');
  expect(await waiting()).toBe(0);
});

test('broken twice, no promise is offered any more; declined and withdrawn ones are not broken', async () => {
  const g = await given();
  const declined = await g.pledge([[5, 120_000]]);
  const no = { promiseId: declined.id, words: 'Trop tard.', saidBy: 'Thierry' };
  expect(await declinePromise(g.w.s, g.owner, no)).toEqual({ ok: true });
  expect(await declinePromise(g.w.s, g.owner, no)).toEqual({ ok: true });
  expect(await acceptPromise(g.w.s, g.owner, no)).toMatchObject({ reason: 'answered' });
  expect(await g.status()).not.toBe('promised');
  const back = await g.pledge([[5, 120_000]]);
  await acceptPromise(g.w.s, g.owner, { promiseId: back.id, words: '', saidBy: 'Thierry' });
  expect(await g.talk()).toMatchObject({ promise: { isAccepted: true } });
  expect(await withdrawPromise(g.w.s, g.by, { promiseId: back.id, words: '', saidBy: 'Mme Perrin' })).toEqual(
    { ok: true },
  );
  for (const _ of [1, 2]) {
    expect((await g.pledge([[2, 120_000]])).outcome).toEqual({ ok: true });
    await g.w.pass(24 * 4);
  }
  expect((await g.pledge([[2, 120_000]])).outcome).toMatchObject({ reason: 'brokenTwice' });
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
});

test('paid in the second of a promise: the money stands, and no promise is left running', async () => {
  const g = await given();
  const shares = [{ invoiceId: g.invoiceId, cents: 120_000 }];
  const [made, paid] = await Promise.all([g.pledge([[9, 120_000]]), g.pay(120_000, shares)]);
  expect(paid.outcome).toEqual({ ok: true });
  expect([undefined, 'notOwed']).toContain('reason' in made.outcome ? made.outcome.reason : undefined);
  expect(await g.talk()).toMatchObject({ balanceCents: 0, promise: null, brokenPromises: 0 });
  expect(await acceptPromise(g.w.s, g.owner, { promiseId: made.id, words: '', saidBy: 'T' })).toMatchObject({
    ok: false,
  });
});

test('accepted and declined at once, one answer counts', async () => {
  const g = await given();
  const { id: promiseId } = await g.pledge([[9, 120_000]]);
  const answer = { promiseId, words: '', saidBy: 'Thierry' };
  const both = await Promise.all([
    acceptPromise(g.w.s, g.owner, answer),
    declinePromise(g.w.s, g.who, answer),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test('« J’ai payé » settles nothing, is no more than what is owed, and waits for the office', async () => {
  const g = await given();
  expect(await g.claim(120_001)).toMatchObject({ reason: 'tooMuch' });
  expect(await g.claim(0)).toMatchObject({ reason: 'tooMuch' });
  expect(await g.claim(100, { paidOn: '2999-01-01' })).toMatchObject({ reason: 'future' });
  const id = newId();
  await Promise.all([g.claim(120_000, { id }), g.claim(120_000, { id })]);
  expect(await g.claim(120_000)).toMatchObject({ reason: 'claimed' });
  expect(await g.look(g.invoiceId)).toMatchObject({ balance: 120_000 });
  const claims = () => g.read((tx) => listClaims(tx, { invoiceId: g.invoiceId }));
  expect(await claims()).toHaveLength(1);
  expect(await dismissClaim(g.w.s, g.who, { claimId: id, words: '' })).toMatchObject({ reason: 'noReason' });
  const payment = {
    id: newId(),
    businessId: g.w.businessId,
    customerId: g.w.customerId,
    paidOn: await g.today(),
    means: 'transfer',
    cents: 120_000,
    currency: 'EUR',
    reference: '',
    source: 'hand',
  } as const;
  const shares = [{ invoiceId: g.invoiceId, cents: 120_000 }];
  const outcomes = await Promise.all([
    recordPayment(g.w.s, g.who, { payment, shares, claimId: id }),
    dismissClaim(g.w.s, g.who, { claimId: id, words: 'Rien vu.' }),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const [{ answer } = { answer: null }] = await claims();
  expect(answer?.outcome).toBe(outcomes[0]?.ok ? 'recorded' : 'dismissed');
  expect((await g.look(g.invoiceId))?.balance).toBe(outcomes[0]?.ok ? 0 : 120_000);
});

test('neither a draft nor what another office issued is talked about', async () => {
  const g = await given();
  const draft = await g.w.draft();
  const other = { ...g.said, invoiceId: draft };
  expect(await dispute(g.w.s, g.by, { id: newId(), lines: ['l1'], reason: 'other', ...other })).toMatchObject(
    { reason: 'notFound' },
  );
  expect(await explainDispute(g.w.s, g.who, { disputeId: newId(), words: 'x' })).toMatchObject({
    reason: 'notFound',
  });
});

test('a customer reads that he is late once he is, and not while a payment that he said waits to be looked at', async () => {
  const g = await given();
  const lateSince = async () => {
    const access = { kind: 'session', as: null } as const;
    const wanted = { invoiceId: g.invoiceId, access, pdf: '/pdf', locale: 'fr' as const };
    return (await g.read((tx) => customerView(tx, wanted)))?.lateSince;
  };
  expect(await lateSince()).toBeNull();
  await g.w.pass(40 * 24);
  const view = await g.read((tx) => findTalk(tx, g.invoiceId));
  expect(view?.balanceCents).toBe(120_000);
  expect(await lateSince()).toMatch(/^\d{4}-\d\d-\d\d$/);
  await g.claim(50_000);
  expect(await lateSince()).toBeNull();
});
