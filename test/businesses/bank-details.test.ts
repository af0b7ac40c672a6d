import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { sealTotpSecret } from '#app/auth/sealed-totp.server.ts';
import { actOnBusiness } from '#app/businesses/business-actions.server.ts';
import { businessValues } from '#app/businesses/business-form.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { codeAt, totpSecret } from '#test/auth/given.ts';
import { staffOf } from '#test/invoices/given.ts';
import { world } from '#test/support/world.ts';

const visit = { from: '203.0.113.7', userAgent: '' };
const other = 'FR1420041010050500013M02606';

async function given(change: Partial<Staff> = {}) {
  const w = await world();
  const { officeId, businessId, staffId, s } = w;
  const sealed = sealTotpSecret(w.env.SESSION_SECRET, staffId, totpSecret);
  await w.ownerDb.execute(sql`update staff set totp_secret = ${sealed} where id = ${staffId}`);
  const staff: Staff = { ...staffOf(w), role: 'supervisor', isFresh: false, ...change };
  const act = (values: Record<string, unknown>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(values)) if (typeof value === 'string') form.set(name, value);
    return actOnBusiness({ s, staff, businessId, form, locale: 'fr', visit }).catch(
      (thrown: unknown) => thrown,
    );
  };
  const save = async (fields: Record<string, string>) => {
    const business = (await inOffice(s.db, officeId, (tx) => findBusiness(tx, businessId)))!;
    return act({ ...businessValues(business, 'fr'), ...fields, act: 'update-business' });
  };
  const noted = async () =>
    (
      await rows<{ event: string; detail: string }>(
        w.ownerDb,
        sql`select event, detail from security_events where staff_id = ${staffId} order by at`,
      )
    ).filter(({ event }) => /^(mandate|owner)/.test(event));
  const iban = async () =>
    (await rows<{ iban: string }>(w.ownerDb, sql`select iban from businesses where id = ${businessId}`))[0]
      ?.iban;
  return { w, act, save, iban, noted };
}

/** Where a saved form leads, or which fields its answer has something to say about. */
const told = (answer: unknown) =>
  answer instanceof Response
    ? answer.headers.get('Location')?.split('?')[1]
    : Object.keys((answer as { data: { result: { error?: object } } }).data.result.error ?? {});

test('another account needs a factor given within five minutes; the form asks for it and keeps what was typed', async () => {
  const { save, iban } = await given();
  const before = await iban();
  const asked = (await save({ iban: other, name: 'Vasseur & fils' })) as {
    data: { result: { initialValue: Record<string, string> } };
  };
  expect(told(asked)).toEqual(['factorCode']);
  expect(asked.data.result.initialValue).toMatchObject({ iban: other, name: 'Vasseur & fils' });
  expect(told(await save({ iban: other, factorCode: '000000' }))).toEqual(['factorCode']);
  expect(await iban()).toBe(before);

  expect(told(await save({ iban: other, factorCode: codeAt() }))).toBe('done=saved');
  expect(await iban()).toBe(other);
});

test.each([
  ['an account in the mentions', { mentions: `Règlement aussi sur ${other}` }],
  ['a page to pay on in the mentions', { mentions: 'Payez sur https://pay.example/vasseur' }],
  ['another bank', { bic: 'AGRIFRPP882' }],
])('%s needs one as well', async (_, fields) => {
  const { save } = await given();
  expect(told(await save(fields))).toEqual(['factorCode']);
  expect(told(await save({ ...fields, factorCode: codeAt() }))).toBe('done=saved');
});

test('nothing is asked for what is no account, nor right after a factor was given', async () => {
  const stale = await given();
  expect(told(await stale.save({ name: 'Vasseur & fils' }))).toBe('done=saved');
  const fresh = await given({ isFresh: true });
  expect(told(await fresh.save({ iban: other }))).toBe('done=saved');
});

test('a role that may not change accounts is refused, fresh or not', async () => {
  const { save, iban } = await given({ role: 'biller', isFresh: true });
  const before = await iban();
  expect((await save({ iban: other })) as Response).toMatchObject({ status: 403 });
  expect(await iban()).toBe(before);
});

test('so do a mandate, which silence rests on, and the name under which a person approves; both stand in the record of access', async () => {
  const { w, act, noted } = await given();
  const mandate = {
    act: 'record-mandate',
    signedOn: '2026-01-06',
    signedBy: 'Thierry Vasseur',
    silenceClause: 'on',
    clauseArticle: '4',
    windowHours: '24',
    dunningArticle: '',
  };
  expect(told(await act(mandate))).toEqual(['factorCode']);
  const renamed = {
    act: 'update-owner',
    ownerId: w.ownerId,
    name: 'Odile Vasseur',
    email: 'thierry@vasseur.example',
    phone: '',
    role: '',
    locale: 'fr',
  };
  expect(told(await act(renamed))).toEqual(['factorCode']);
  expect(told(await act({ ...renamed, name: 'Thierry Vasseur', role: 'Gérant' }))).toBe('done=ownerSaved');
  expect(await noted()).toEqual([]);
  expect(told(await act({ ...mandate, factorCode: codeAt() }))).toBe('done=mandateRecorded');
  await w.ownerDb.execute(sql`update staff set totp_last_step = 0`);
  expect(told(await act({ ...renamed, factorCode: codeAt() }))).toBe('done=ownerSaved');
  expect(await noted()).toEqual([
    { event: 'mandateRecorded', detail: 'Vasseur Plomberie Chauffage' },
    { event: 'ownerRenamed', detail: 'Thierry Vasseur → Odile Vasseur' },
  ]);
});
