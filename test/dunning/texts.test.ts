import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { listTextVersions, type TextOf } from '#db/queries/dunning-texts.ts';
import { formatMoney } from '#emails/format.ts';
import { addOffice } from '#test/support/world.ts';
import { saveText } from '#workflows/dunning/commands/save-text.ts';
import { markOf } from '#workflows/dunning/read-asking.ts';
import { readText } from '#workflows/dunning/read-text.ts';
import { type DunningText, defaultTexts } from '#workflows/dunning/texts.ts';
import { owing } from './given.ts';

const own = {
  subject: 'Petit rappel\u00A0: {montant}',
  words: 'Bonjour {client},\n\nil reste {montant}\u00A0: {pièces}.',
};
const sum = formatMoney(120_000, 'EUR', 'fr');

async function texts() {
  const g = await owing();
  const of: TextOf = { businessId: g.w.businessId, level: 1, locale: 'fr' };
  const save = (text: DunningText | null, seen = 0, change: Partial<TextOf> = {}) =>
    saveText(g.w.s, g.who, { ...of, ...change, seen, text });
  const versions = () => g.read((tx) => listTextVersions(tx, of, 10));
  const read = (change: Partial<TextOf> = {}) => g.read((tx) => readText(tx, { ...of, ...change }));
  return { ...g, of, save, versions, now: read };
}

test('the mail says the words of the business, and what left keeps them', async () => {
  const g = await texts();
  const seen = await g.asking();
  expect(await g.save(own)).toEqual({ ok: true });
  await g.ask();
  await g.w.work();
  const [mail] = await g.mails();
  const said = mail?.payload.composed?.mail;
  expect(said).toMatchObject({ subject: `Petit rappel\u00A0: ${sum}` });
  expect(said?.words).toContain(`Bonjour ${seen.customer.name},\n\nil reste ${sum}`);
  // What left is what left, whatever the text becomes.
  await g.save(null, 1);
  const [kept] = await rows<{ words: string }>(g.w.ownerDb, sql`select words from dunning_departures`);
  expect(kept?.words).toContain(`il reste ${sum}`);
});

test('words that change between the look and the press are shown first; those that change on the way leave', async () => {
  const g = await texts();
  const mark = markOf(await g.asking());
  await g.save(own);
  expect((await g.ask({ mark })).outcome).toEqual({ ok: false, reason: 'changed' });
  await g.ask();
  await g.save({ ...own, subject: 'Encore {montant}' }, 1);
  await g.w.work();
  expect((await g.mails())[0]?.payload.composed?.mail.subject).toBe(`Encore ${sum}`);
});

test('the newest version counts, each level and language for itself; going back is a version too', async () => {
  const g = await texts();
  await g.save(own);
  await g.save({ ...own, subject: 'Deux' }, 1);
  expect(await g.now()).toEqual({ ...own, subject: 'Deux' });
  expect(await g.now({ level: 2 })).toEqual(defaultTexts.fr[2]);
  expect(await g.now({ locale: 'en' })).toEqual(defaultTexts.en[1]);
  // The same again, or the usual text typed anew, is no version of its own.
  expect(await g.save({ ...own, subject: 'Deux' }, 2)).toEqual({ ok: true });
  expect(await g.save(defaultTexts.fr[1], 2)).toEqual({ ok: true });
  expect(await g.save(null, 2)).toEqual({ ok: true });
  expect(await g.now()).toEqual(defaultTexts.fr[1]);
  expect(await g.versions()).toMatchObject([
    { version: 3, words: '', by: 'Inès Rouvière' },
    { version: 2, subject: 'Deux' },
    { version: 1 },
  ]);
});

test('of two who save over the same version one is told', async () => {
  const g = await texts();
  const both = await Promise.all([g.save(own), g.save({ ...own, subject: 'Autre' })]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both).toContainEqual({ ok: false, reason: 'changed' });
  expect(await g.versions()).toHaveLength(1);
});

test('unknown and broken placeholders, nothing and too much are refused and write nothing', async () => {
  const g = await texts();
  const wrong = { ok: false, reason: 'wrong' };
  for (const words of ['{{client}}', '{facture}', '', '\u200B', 'x'.repeat(1501), '{'.repeat(100_000)])
    expect(await g.save({ ...own, words })).toMatchObject(wrong);
  expect(await g.save({ ...own, subject: '{pièces}' })).toMatchObject({
    ...wrong,
    problems: { subject: [{ kind: 'notInSubject', name: '{pièces}' }], words: [] },
  });
  expect(await g.versions()).toEqual([]);
});

test('hostile words are words: markup stays text, what nobody sees is gone, and nothing becomes a header or a link', async () => {
  const g = await texts();
  await g.save({
    subject: 'Rappel\r\nBcc: x@evil.example',
    words: '<img src=x onerror=alert(1)>\u0000\u202E {montant}\r\n\r\n\r\nhttps://evil.example $& $1',
  });
  expect(await g.now()).toEqual({
    subject: 'Rappel Bcc: x@evil.example',
    words: '<img src=x onerror=alert(1)> {montant}\n\nhttps://evil.example $& $1',
  });
  await g.ask();
  await g.w.work();
  const [mail] = await g.mails();
  expect(mail).toMatchObject({ state: 'delivered' });
  expect(mail?.payload.composed?.mail.words).toContain(`<img src=x onerror=alert(1)> ${sum}`);
});

test('another office neither reads nor writes them, and nobody edits one', async () => {
  const g = await texts();
  await g.save(own);
  const other = await addOffice(g.w.ownerDb);
  const foreign = { officeId: other.officeId, actor: other.biller };
  expect(await saveText(g.w.s, foreign, { ...g.of, seen: 1, text: null })).toEqual({
    ok: false,
    reason: 'notFound',
  });
  expect(await g.now()).toEqual(own);
  await expect(g.w.ownerDb.execute(sql`update dunning_texts set words = 'x'`)).rejects.toThrow();
});
