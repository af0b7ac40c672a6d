import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { lettersPdf, loadLetters } from '#app/letters/letters.server.ts';
import { actOnLetters } from '#app/letters/letters-acts.server.ts';
import { loadOutstanding } from '#app/outstanding/outstanding.server.ts';
import { actOnOutstanding } from '#app/outstanding/outstanding-acts.server.ts';
import { staffOf, visit } from '#test/invoices/given.ts';
import { closeTypesetter } from '#workflows/documents/typeset.ts';
import { noticing } from './by-letter.ts';

afterAll(closeTypesetter);

type Reply = { data: { result?: { error?: Record<string, string[]> }; refused?: string; typed?: object } };

/** A customer who owes, and the pages of the office as its people press on them. */
async function pages() {
  const g = await noticing({ reminders: 0 });
  const { w } = g;
  const biller = staffOf(w);
  const { actor } = g.leading;
  const supervisor: Staff = { ...biller, id: actor.id, name: actor.name, role: 'supervisor', actor };
  const pressed = async (send: () => Promise<unknown>) => {
    try {
      const { data } = (await send()) as Reply;
      return { errors: data.result?.error ?? {}, refused: data.refused, typed: data.typed };
    } catch (thrown) {
      if (!(thrown instanceof Response)) throw thrown;
      return { status: thrown.status, to: thrown.headers.get('location') };
    }
  };
  const formOf = (values: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(values)) form.set(name, value);
    return form;
  };
  const press = (values: Record<string, string>, staff: Staff = biller) =>
    pressed(() =>
      actOnOutstanding({
        s: w.s,
        staff,
        customerId: w.customerId,
        form: formOf(values),
        locale: 'fr',
        visit,
      }),
    );
  const post = (values: Record<string, string>) =>
    pressed(() => actOnLetters({ s: w.s, staff: biller, form: formOf({ act: 'post-letter', ...values }) }));
  const page = (query: Record<string, string>, staff: Staff = biller) =>
    loadOutstanding(w.s, staff, w.customerId, new URLSearchParams(query));
  return { ...g, biller, supervisor, press, post, page };
}

test('without a mail address the letter is the only channel, with one it is chosen, and what was shown is written', async () => {
  const g = await pages();
  expect((await g.page({ dun: '1' })).dunning).toMatchObject({
    channel: 'mail',
    hasMail: true,
    letter: null,
  });
  await g.w.ownerDb.execute(sql`update customers set email = ''`);
  const { dunning } = await g.page({ dun: '1' });
  expect(dunning).toMatchObject({ channel: 'letter', hasMail: false, letter: { net: { label: 'À payer' } } });
  const words = { act: 'dun', id: dunning.id, mark: dunning.mark, channel: 'letter' };
  expect(await g.press(words)).toMatchObject({ status: 302 });
  expect(await g.list()).toMatchObject([{ state: 'written' }]);
});

test('a notice is pressed as it was shown, released by who may and with a fresh factor alone', async () => {
  const g = await pages();
  const reason = 'Le client vend ses locaux.';
  const unseen = (await g.page({ notice: '1' })).dunning.notice!;
  const typed = { act: 'prepare-notice', payDays: '10', reason };
  // The letter that was shown asked for nothing: it is shown as the reason makes it, with what was typed.
  const again = await g.press({ ...typed, id: unseen.id, mark: unseen.mark });
  expect(again).toMatchObject({ status: 302, to: expect.stringContaining('reason=Le+client') });
  const seen = (await g.page({ notice: '1', payDays: '10', reason })).dunning.notice!;
  expect(seen).toMatchObject({ payDays: 10, refusals: [], letter: { registered: expect.any(String) } });
  const { id } = seen;
  expect(await g.press({ ...typed, payDays: '7', id, mark: seen.mark })).toMatchObject({
    errors: { payDays: [expect.any(String)] },
  });
  expect(await g.press({ ...typed, id, mark: seen.mark })).toMatchObject({ status: 302 });
  const release = { act: 'release-notice', id };
  expect(await g.press(release)).toMatchObject({ status: 403 });
  expect(await g.press(release, g.supervisor)).toMatchObject({
    errors: { waiting: ['Le dirigeant n’a pas encore donné son accord.'] },
  });
  await g.agree(id);
  const own: Staff = { ...g.biller, role: 'supervisor' };
  expect(await g.press(release, own)).toMatchObject({
    errors: { waiting: [expect.stringContaining('Vous l’avez préparée')] },
  });
  const stale: Staff = { ...g.supervisor, isFresh: false };
  expect(await g.press(release, stale)).toMatchObject({ errors: { factorCode: [expect.any(String)] } });
  expect(await g.letters(id)).toEqual([]);
  expect((await g.page({ waiting: id }, g.supervisor)).dunning.waiting).toMatchObject({
    isOwn: false,
    mayRelease: true,
    why: null,
  });
  expect(await loadLetters(g.w.s, g.supervisor)).toMatchObject({ toRelease: [{ id }], letters: [] });
  expect(await g.press(release, g.supervisor)).toMatchObject({ status: 302 });
  const one = { letters: id, postedOn: await g.today() };
  await g.print(id);
  expect(await g.post(one)).toMatchObject({ refused: 'noReceipt' });
  const wrong = { ...one, [`receipt-${id}`]: 'n° 12' };
  expect(await g.post(wrong)).toMatchObject({ refused: 'receipt', typed: { receipts: { [id]: 'N° 12' } } });
  expect(await g.post({ ...one, [`receipt-${id}`]: '1a 123  456 7890 1' })).toMatchObject({ status: 302 });
  expect(await g.list()).toMatchObject([{ state: 'left', posted: { registered: '1A 123 456 7890 1' } }]);
});

test('what was overtaken is said beside its letter, and is printed no more', async () => {
  const g = await pages();
  await g.write();
  expect((await loadLetters(g.w.s, g.biller)).letters).toMatchObject([{ why: null }]);
  await g.pay(20_000, [{ invoiceId: g.invoiceId, cents: 20_000 }]);
  expect((await loadLetters(g.w.s, g.biller)).letters).toMatchObject([{ why: 'changed' }]);
  await expect(lettersPdf(g.w.s, g.biller)).rejects.toMatchObject({ status: 404 });
});

test('the office takes back what waits with words alone', async () => {
  const g = await pages();
  const { id } = await g.prepare({ reason: 'Urgent.' });
  const withdraw = { act: 'withdraw-dunning', id };
  expect(await g.press({ ...withdraw, words: '' })).toMatchObject({
    errors: { words: [expect.any(String)] },
  });
  expect(await g.press({ ...withdraw, words: 'Trop tôt.' })).toMatchObject({ status: 302 });
  expect(await g.list()).toMatchObject([{ state: 'nothing', why: 'withdrawn', said: 'Trop tôt.' }]);
});
