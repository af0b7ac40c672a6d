import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { insertNoticeRelease } from '#db/queries/dunnings.ts';
import { sampleLetter } from '#test/letters/sample-letter.ts';
import { booksOf } from '#test/settlement/given.ts';
import { addBusiness } from '#test/support/add-business.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { addOffice } from '#test/support/world.ts';
import { closeTypesetter } from '#workflows/documents/typeset.ts';
import { agreeToNotice, declineNotice } from '#workflows/dunning/commands/answer-notice.ts';
import { prepareNotice } from '#workflows/dunning/commands/prepare-notice.ts';
import { releaseNotice } from '#workflows/dunning/commands/release-notice.ts';
import { sendPrepared } from '#workflows/dunning/commands/send-prepared.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { keepLetter } from '#workflows/letters/keep-letter.ts';
import { factsOf } from '#workflows/letters/letter-file.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';
import { noticing } from './by-letter.ts';

afterAll(closeTypesetter);

const receipt = '1A 123 456 7890 1';

test('agreed by the owner, released by another who leads, posted registered: then it stands at formal notice', async () => {
  const g = await noticing();
  const id = await g.prepared();
  expect(await g.list()).toMatchObject([{ id, state: 'prepared', channel: 'letter' }, {}, {}]);
  await g.w.work();
  expect((await g.mails('dunningPrepared')).at(-1)).toMatchObject({
    to: 'thierry@vasseur.example',
    state: 'delivered',
  });
  expect(await g.release(id)).toEqual({ ok: false, reason: 'notAgreed' });
  expect(await g.agree(id)).toEqual({ ok: true });
  expect(await g.list()).toMatchObject([{ state: 'agreed', releasedBy: 'Thierry Vasseur' }, {}, {}]);
  expect(await g.letters(id)).toEqual([]);
  expect(await g.release(id)).toEqual({ ok: true });
  const [letter] = await g.letters(id);
  expect(factsOf(letter!)).toMatchObject({
    kind: 'formalNotice',
    payBy: addDays(await g.today(), 10),
    askedCents: 120_000,
    signer: 'Thierry Vasseur',
    earlier: [expect.stringMatching(/^relance.1 du /), expect.stringMatching(/^relance.2 du /)],
    claimed: { indemnityCents: 4_000 },
  });
  await g.print(id);
  expect(await g.post([id])).toEqual({ ok: false, reason: 'noReceipt' });
  expect(await g.said(g.invoiceId)).toBe('dunned2');
  expect(await g.post([id], receipt)).toEqual({ ok: true, count: 1 });
  expect(await g.said(g.invoiceId)).toBe('formalNotice');
  expect((await g.list())[0]).toMatchObject({
    state: 'left',
    level: 3,
    posted: { registered: receipt },
    notice: { payDays: 10, isClaiming: true, releasedBy: 'Malo Tanguy' },
  });
  expect(await checkInvariants(g.w.ownerDb)).toEqual([]);
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
  await g.days(8);
  expect((await g.prepare()).outcome).toEqual({ ok: false, reason: 'nothing' });
});

test('before relance 2 it takes a reason, and nothing under the clause of a mandate spares the owner’s agreement', async () => {
  const g = await noticing({ reminders: 0 });
  expect((await g.prepare()).outcome).toEqual({ ok: false, reason: 'notRipe' });
  const { id, outcome } = await g.prepare({ reason: 'Le client ferme son magasin.' });
  expect(outcome).toEqual({ ok: true });
  expect(await g.list()).toMatchObject([{ state: 'prepared' }]);
  await g.agree(id);
  await g.release(id);
  await g.print(id);
  await g.post([id], receipt);
  expect(await g.said(g.invoiceId)).toBe('formalNotice');
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
});

test.each([7, 16, 9.5])('%s days are none that it may leave to pay', async (payDays) => {
  const g = await noticing({ reminders: 0 });
  expect((await g.prepare({ reason: 'Urgent.', payDays })).outcome).toEqual({ ok: false, reason: 'days' });
});

test('whoever prepared it never releases it, nor who does not lead, nor who is of another office; the database knows too', async () => {
  const g = await noticing({ reminders: 0 });
  const { w } = g;
  const { id } = await g.prepare({ reason: 'Urgent.' });
  await g.agree(id);
  await w.ownerDb.execute(sql`update staff set role = 'supervisor' where id = ${w.staffId}::uuid`);
  expect(await releaseNotice(w.s, g.who, id)).toEqual({ ok: false, reason: 'own' });
  const own = inOffice(w.s.db, w.officeId, (tx) =>
    insertNoticeRelease(tx, {
      officeId: w.officeId,
      dunningId: id,
      staffId: w.staffId,
      recordedBy: 'Inès Rouvière',
      at: new Date().toISOString(),
    }),
  );
  await expect(own).rejects.toThrow();
  await w.ownerDb.execute(sql`update staff set role = 'biller' where id = ${g.leading.actor.id}::uuid`);
  expect(await g.release(id)).toEqual({ ok: false, reason: 'notReleaser' });
  expect(await releaseNotice(w.s, g.owner, id)).toEqual({ ok: false, reason: 'notReleaser' });
  const other = await addOffice(w.ownerDb);
  const stranger = { officeId: other.officeId, actor: other.biller };
  expect(await releaseNotice(w.s, stranger, id)).toEqual({ ok: false, reason: 'notFound' });
  expect(await g.letters(id)).toEqual([]);
});

test('no letter is kept of a notice that nobody released, whatever program writes it', async () => {
  const g = await noticing({ reminders: 0 });
  const { w } = g;
  const { id } = await g.prepare({ reason: 'Urgent.' });
  await g.agree(id);
  const facts = sampleLetter({ kind: 'formalNotice', payBy: '2027-01-10' });
  const of = { id, businessId: w.businessId, customerId: w.customerId, facts };
  await expect(inOffice(w.s.db, w.officeId, (tx) => keepLetter(tx, g.who, of))).rejects.toThrow();
});

test('the owner of another business neither agrees nor declines; nobody agrees as to a mail', async () => {
  const g = await noticing({ reminders: 0 });
  const { w } = g;
  const { id } = await g.prepare({ reason: 'Urgent.' });
  const other = await addBusiness(w.ownerDb, w.officeId, { prefix: 'RIO' });
  const his = { dunningId: id, businessId: other.businessId, ownerId: other.owner.id ?? '' };
  const stranger = { officeId: w.officeId, actor: other.owner };
  expect(await agreeToNotice(w.s, stranger, his)).toMatchObject({ reason: 'notFound' });
  expect(await declineNotice(w.s, stranger, { ...his, words: '' })).toMatchObject({ reason: 'notFound' });
  const { businessId, ownerId } = w;
  expect(await sendPrepared(w.s, g.owner, { dunningId: id, businessId, ownerId })).toMatchObject({
    reason: 'notFound',
  });
});

test('he declines with a word, even after he agreed, as long as it is not written; then it is over', async () => {
  const g = await noticing({ reminders: 0 });
  const { id } = await g.prepare({ reason: 'Urgent.' });
  await g.agree(id);
  expect(await g.decline(id, 'C’est mon beau-frère.')).toEqual({ ok: true });
  expect(await g.list()).toMatchObject([
    { state: 'nothing', why: 'declined', said: 'C’est mon beau-frère.', saidBy: 'Thierry Vasseur' },
  ]);
  expect(await g.release(id)).toEqual({ ok: false, reason: 'changed' });
  expect(await g.agree(id)).toEqual({ ok: false, reason: 'changed' });
  expect((await g.prepare({ reason: 'Il est revenu.' })).outcome).toEqual({ ok: true });
});

test.each(['agreement', 'release', 'posting'] as const)(
  'a payment that comes before the %s ends it with words, and no level is reached',
  async (before) => {
    const g = await noticing({ reminders: 0 });
    const { id } = await g.prepare({ reason: 'Urgent.' });
    const pay = () => g.pay(10_000, [{ invoiceId: g.invoiceId, cents: 10_000 }]);
    if (before === 'agreement') await pay();
    const agreed = await g.agree(id);
    if (before === 'release') await pay();
    const released = await g.release(id);
    if (before === 'posting') {
      await g.print(id);
      await pay();
      expect(await g.post([id], receipt)).toEqual({ ok: false, reason: 'overtaken' });
    }
    expect([agreed.ok, released.ok]).toEqual([before !== 'agreement', before === 'posting']);
    expect(await g.list()).toMatchObject([{ state: 'nothing', why: 'changed' }]);
    expect(await g.raised()).toBe(0);
    expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
  },
);

test('two who press at once prepare one, agree once, release once; released and declined at once, one happens', async () => {
  const g = await noticing({ reminders: 0 });
  const reason = 'Urgent.';
  const both = await Promise.all([g.prepare({ reason }), g.prepare({ reason })]);
  expect(both.map(({ outcome }) => outcome.ok).sort()).toEqual([false, true]);
  const id = both.find(({ outcome }) => outcome.ok)?.id ?? '';
  expect((await Promise.all([g.agree(id), g.agree(id)])).map(({ ok }) => ok)).toEqual([true, true]);
  const [one, two, declined] = await Promise.all([g.release(id), g.release(id), g.decline(id, '')]);
  expect([one.ok, two.ok, declined.ok].filter(Boolean)).toHaveLength(declined.ok ? 1 : 2);
  expect(await g.letters(id)).toHaveLength(declined.ok ? 0 : 1);
});

test('a number of a receipt is of one letter', async () => {
  const g = await noticing({ reminders: 0 });
  const { id } = await g.prepare({ reason: 'Urgent.' });
  await g.agree(id);
  await g.release(id);
  await g.print(id);
  await g.post([id], receipt);
  const second = await g.issue();
  await g.days(40);
  const again = await g.prepare({ reason: 'Urgent.' });
  expect(again.outcome).toEqual({ ok: true });
  await g.agree(again.id);
  await g.release(again.id);
  await g.print(again.id);
  expect(await g.post([again.id], receipt)).toEqual({ ok: false, reason: 'receiptTwice' });
  expect(await g.post([again.id], '1A 123 456 7890 2')).toEqual({ ok: true, count: 1 });
  expect(await g.said(second)).toBe('formalNotice');
});

test('a notice whose terms or release were changed afterwards does not verify', async () => {
  const g = await noticing({ reminders: 0 });
  const { id } = await g.prepare({ reason: 'Urgent.' });
  await g.agree(id);
  await g.release(id);
  await g.print(id);
  await g.post([id], receipt);
  const [{ count } = { count: 0 }] = await rows<{ count: number }>(
    g.w.ownerDb,
    sql`select count(*)::int as count from ledger where kind = 'dunning'`,
  );
  expect(count).toBe(1);
  await g.w.ownerDb.execute(sql`alter table notice_releases disable trigger append_only`);
  await g.w.ownerDb.execute(sql`update notice_releases set staff_id = gen_random_uuid()`);
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: false });
});

test('another office prepares nothing here', async () => {
  const g = await noticing({ reminders: 0 });
  const other = await addOffice(g.w.ownerDb);
  const words = { id: newId(), customerId: g.w.customerId, mark: 'x', payDays: 8, isClaiming: false };
  expect(
    await prepareNotice(
      g.w.s,
      { officeId: other.officeId, actor: other.biller },
      { ...words, reason: 'Urgent.' },
    ),
  ).toEqual({ ok: false, reason: 'notFound' });
});
