import { expect, test } from 'vitest';
import { inOffice } from '#db/client.ts';
import { listAccountingExports } from '#db/queries/accounting.ts';
import { usualAccounts } from '#workflows/accounting/accounts.ts';
import { exportJournals } from '#workflows/accounting/commands/export-journals.ts';
import { saveAccounts } from '#workflows/accounting/commands/save-accounts.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { yearOf } from './year.ts';

async function given() {
  const w = await yearOf();
  const who = { officeId: w.officeId, actor: w.biller };
  const period = { from: w.from, to: w.to, businessId: w.businessId };
  const take = (change: Partial<typeof period> = {}, by = who) =>
    exportJournals(w.s, by, { period: { ...period, ...change }, format: 'fec', locale: 'fr' });
  return { w, who, take };
}

test('the same period taken again is counted, by two at once too, and is the same file', async () => {
  const { take } = await given();
  const first = await take();
  const both = await Promise.all([take(), take()]);
  expect([first, ...both].map(({ time }) => time).sort()).toEqual([1, 2, 3]);
  expect(new Set([first, ...both].map(({ text }) => text)).size).toBe(1);
});

test('accounts that a business chose are those of its next file, and the former file keeps its version', async () => {
  const { w, who, take } = await given();
  expect((await take()).text).toContain('\t706000\t');
  await saveAccounts(w.s, who, {
    businessId: w.businessId,
    accounts: { ...usualAccounts, services: '706100', mixed: '706100' },
  });
  const { text } = await take();
  expect(text).toContain('\t706100\t');
  expect(text).not.toContain('\t706000\t');
  const rows = await inOffice(w.s.db, w.officeId, (tx) => listAccountingExports(tx, w.businessId, 5));
  expect(rows.map(({ planVersion }) => planVersion)).toEqual([1, 0]);
  expect(rows[0]?.debitCents).toBe(rows[1]?.debitCents);
});

test('another office takes nothing of it', async () => {
  const { w, take } = await given();
  const nobody = { officeId: newId(), actor: w.biller };
  await expect(take({}, nobody)).rejects.toThrow();
});
