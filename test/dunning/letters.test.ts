import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { booksOf } from '#test/settlement/given.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { addOffice } from '#test/support/world.ts';
import { closeTypesetter } from '#workflows/documents/typeset.ts';
import { dun } from '#workflows/dunning/commands/dun.ts';
import { postLetters, withdrawLetter } from '#workflows/dunning/commands/end-letters.ts';
import { sendPrepared } from '#workflows/dunning/commands/send-prepared.ts';
import { withdrawDunning } from '#workflows/dunning/commands/withdraw-dunning.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { factsOf } from '#workflows/letters/letter-file.ts';
import { promise } from '#workflows/settlement/commands/promise.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';
import { byLetter } from './by-letter.ts';

afterAll(closeTypesetter);

test('relance 1 and 2 go by letter: a level is reached when one was posted, and the books verify', async () => {
  const g = await byLetter();
  const { id, outcome } = await g.write();
  expect(outcome).toEqual({ ok: true, isPrepared: false });
  expect(await g.list()).toMatchObject([{ id, state: 'written', channel: 'letter' }]);
  expect(await g.said(g.invoiceId)).toBe('overdue');
  expect(await g.post([id])).toMatchObject({ reason: 'notPrinted' });
  await g.print(id);
  expect(await g.post([id])).toEqual({ ok: true, count: 1 });
  expect(await g.said(g.invoiceId)).toBe('dunned1');
  expect(await g.list()).toMatchObject([{ state: 'left', level: 1, posted: { on: await g.today() } }]);
  await g.w.work();
  expect(await g.mails()).toEqual([]);
  await g.days(8);
  const second = await g.write();
  const [letter] = await g.letters(second.id);
  expect(factsOf(letter!)).toMatchObject({
    kind: 'dunning2',
    askedCents: 120_000,
    earlier: [expect.stringMatching(/^relance.1 du /)],
  });
  await g.print(second.id);
  await g.post([second.id]);
  expect(await g.said(g.invoiceId)).toBe('dunned2');
  expect(await checkInvariants(g.w.ownerDb)).toEqual([]);
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
});

test('one a week and customer over both channels, and nothing else while a letter waits', async () => {
  const g = await byLetter();
  const { id } = await g.write();
  expect((await g.ask()).outcome).toEqual({ ok: false, reason: 'letterWaits' });
  await g.days(9);
  expect((await g.ask()).outcome).toEqual({ ok: false, reason: 'letterWaits' });
  await g.print(id);
  await g.post([id]);
  expect((await g.ask()).outcome).toEqual({ ok: false, reason: 'tooSoon' });
  await g.days(8);
  expect((await g.ask()).outcome).toMatchObject({ ok: true });
  await g.w.work();
  expect((await g.asking()).refusals).toContain('tooSoon');
});

test('a customer without a mail address is written to, at night as well; without a street he is not', async () => {
  const g = await byLetter();
  await g.w.ownerDb.execute(sql`update customers set email = ''`);
  const now = (await g.asking()).now;
  await g.w.pass(24 - Number(now.slice(11, 13)) - 1);
  expect((await g.ask()).outcome).toEqual({ ok: false, reason: 'noAddress' });
  const [before] = await rows<{ party: unknown }>(g.w.ownerDb, sql`select party from customers`);
  await g.w.ownerDb.execute(
    sql`update customers set party = jsonb_set(party::jsonb, '{address,city}', '""')`,
  );
  expect((await g.write()).outcome).toEqual({ ok: false, reason: 'noPostal' });
  await g.w.ownerDb.execute(sql`update customers set party = ${JSON.stringify(before?.party)}::jsonb`);
  expect((await g.write()).outcome).toMatchObject({ ok: true });
});

test('the same press twice is one letter, and of two at once one is written', async () => {
  const g = await byLetter();
  const id = newId();
  const same = await Promise.all([g.write({ id }), g.write({ id })]);
  expect(same.map(({ outcome }) => outcome.ok)).toEqual([true, true]);
  expect(await g.list()).toHaveLength(1);
  await withdrawLetter(g.w.s, g.who, { letterId: id, reason: 'Le client a appelé.' });
  const both = await Promise.all([g.write(), g.ask()]);
  expect(both.filter(({ outcome }) => outcome.ok)).toHaveLength(1);
  expect(await g.list()).toHaveLength(2);
});

test.each(['paid', 'promised', 'held', 'credited', 'moved'] as const)(
  'what was %s between printing and posting is not posted: the letter is withdrawn, and no level is reached',
  async (what) => {
    const g = await byLetter();
    const { id } = await g.write();
    await g.print(id);
    if (what === 'paid') await g.pay(20_000, [{ invoiceId: g.invoiceId, cents: 20_000 }]);
    if (what === 'credited') await g.pay(20_000, []);
    if (what === 'held') await g.hold();
    if (what === 'moved')
      await g.w.ownerDb.execute(
        sql`update customers set party = jsonb_set(party::jsonb, '{address,line1}', '"3 rue Neuve"')`,
      );
    const dates = [{ on: addDays(await g.today(), 5), cents: 120_000 }];
    const said = { words: '', saidBy: 'Mme Perrin' };
    if (what === 'promised')
      await promise(g.w.s, g.who, { id: newId(), invoiceId: g.invoiceId, dates, ...said });
    expect(await g.post([id])).toEqual({ ok: false, reason: 'overtaken' });
    const why = { paid: 'changed', promised: 'nothing', held: 'held', credited: 'credit', moved: 'moved' }[
      what
    ];
    expect(await g.list()).toMatchObject([{ state: 'nothing', why, posted: null }]);
    expect(await g.post([id])).toEqual({ ok: false, reason: 'ended' });
    expect(await g.raised()).toBe(0);
    expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
  },
);

test('a letter that is withdrawn ends its dunning without a level, and another may be written at once', async () => {
  const g = await byLetter();
  const { id } = await g.write();
  await withdrawLetter(g.w.s, g.who, { letterId: id, reason: 'Le client a appelé.' });
  expect(await g.list()).toMatchObject([
    { state: 'nothing', why: 'withdrawn', said: 'Le client a appelé.', saidBy: 'Inès Rouvière' },
  ]);
  expect(await g.said(g.invoiceId)).toBe('overdue');
  expect((await g.write()).outcome).toMatchObject({ ok: true });
});

test('posted and withdrawn at once, one of the two happens', async () => {
  const g = await byLetter();
  const { id } = await g.write();
  await g.print(id);
  const ends = await Promise.all([
    g.post([id]),
    withdrawLetter(g.w.s, g.who, { letterId: id, reason: 'Réglée.' }),
    g.post([id]),
  ]);
  expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
  const isPosted = ends[0].ok || ends[2].ok;
  expect(await g.list()).toMatchObject([{ state: isPosted ? 'left' : 'nothing' }]);
  expect(await g.raised()).toBe(isPosted ? 1 : 0);
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
});

test('who dies as a letter is said to be posted leaves it unposted: level, row and entry are one', async () => {
  const g = await byLetter();
  const { id } = await g.write();
  await g.print(id);
  const dying = {
    ...g.w.s,
    get ledgerKey(): never {
      throw new Error('dead');
    },
  };
  const posting = postLetters(dying, g.who, { letterIds: [id], postedOn: await g.today() });
  await expect(posting).rejects.toThrow('dead');
  expect(await g.list()).toMatchObject([{ state: 'written' }]);
  expect(await g.raised()).toBe(0);
  expect(await g.post([id])).toEqual({ ok: true, count: 1 });
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
});

test('without a clause the office prepares a letter, and it is written once the owner sends it', async () => {
  const g = await byLetter({ clause: false });
  const { id, outcome } = await g.write();
  expect(outcome).toEqual({ ok: true, isPrepared: true });
  expect(await g.letters(id)).toEqual([]);
  const { businessId, ownerId } = g.w;
  const send = () => sendPrepared(g.w.s, g.owner, { dunningId: id, businessId, ownerId });
  expect((await Promise.all([send(), send()])).map(({ ok }) => ok)).toEqual([true, true]);
  const [letter] = await g.letters(id);
  expect(factsOf(letter!)).toMatchObject({ kind: 'dunning1', signer: 'Thierry Vasseur' });
  await g.print(id);
  await g.post([id]);
  expect(await g.list()).toMatchObject([{ state: 'left', releasedBy: 'Thierry Vasseur' }]);
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
});

test('what the office prepared it may take back with words, and the owner sends it no more', async () => {
  const g = await byLetter({ clause: false });
  const { id } = await g.write();
  const of = { dunningId: id, customerId: g.w.customerId };
  expect(await withdrawDunning(g.w.s, g.who, { ...of, words: ' ' })).toMatchObject({ reason: 'noWords' });
  expect(await withdrawDunning(g.w.s, g.who, { ...of, words: 'Trop tôt.' })).toEqual({ ok: true });
  const { businessId, ownerId } = g.w;
  expect(await sendPrepared(g.w.s, g.owner, { dunningId: id, businessId, ownerId })).toEqual({
    ok: false,
    reason: 'changed',
  });
});

test('another office neither writes, posts nor withdraws here', async () => {
  const g = await byLetter();
  const { id } = await g.write();
  await g.print(id);
  const other = await addOffice(g.w.ownerDb);
  const stranger = { officeId: other.officeId, actor: other.biller };
  const today = await g.today();
  expect(
    await dun(g.w.s, stranger, { id: newId(), customerId: g.w.customerId, mark: 'x', channel: 'letter' }),
  ).toMatchObject({ reason: 'notFound' });
  expect(await postLetters(g.w.s, stranger, { letterIds: [id], postedOn: today })).toMatchObject({
    reason: 'notFound',
  });
  const of = { dunningId: id, customerId: g.w.customerId, words: 'Non.' };
  expect(await withdrawDunning(g.w.s, stranger, of)).toMatchObject({ reason: 'notFound' });
  expect(await g.list()).toMatchObject([{ state: 'written' }]);
});

test('the database takes no letter as left that was not posted', async () => {
  const g = await byLetter();
  const { id } = await g.write();
  const left = inOffice(g.w.s.db, g.w.officeId, (tx) =>
    tx.execute(sql`insert into dunning_departures (office_id, dunning_id, outcome, level, documents, left_out, at)
      values (${g.w.officeId}, ${id}, 'left', 1, '[]', '[]', now())`),
  );
  await expect(left).rejects.toThrow();
});

test('a posted letter whose rows were changed afterwards does not verify', async () => {
  const g = await byLetter();
  const { id } = await g.write();
  await g.print(id);
  await g.post([id]);
  await g.w.ownerDb.execute(sql`alter table letter_ends disable trigger append_only`);
  await g.w.ownerDb.execute(sql`update letter_ends set posted_on = posted_on - 5`);
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: false });
});
