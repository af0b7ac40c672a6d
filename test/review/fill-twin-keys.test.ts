import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { listTwins } from '#db/queries/twins.ts';
import { sampleContent } from '#test/support/content.ts';
import { world } from '#test/support/world.ts';
import { createDrafts, submitReview } from '#workflows/review/commands.ts';
import { fillTwinKeys } from '#workflows/review/fill-twin-keys.ts';

const september = sampleContent({ period: { from: '2026-09-01', to: '2026-09-30' } });

/** An office whose documents were written before there were keys: two that ask the same, one of them issued, and many others. */
async function given() {
  const w = await world({ policy: { needsApproval: 'never' } });
  const issued = await w.draft(september);
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId: issued });
  const again = await w.draft(september);
  const nameless = await w.draft(sampleContent({ lines: [] }));
  const { officeId, businessId, customerId, biller: actor } = w;
  const drafts = Array.from({ length: 120 }, (_, n) => ({
    businessId,
    customerId,
    content: sampleContent({
      subject: `Autre ${n}`,
      deliveredOn: `2026-01-${String(1 + (n % 28)).padStart(2, '0')}`,
    }),
    source: { kind: 'hand' },
  }));
  await createDrafts(w.s, { officeId, actor, drafts });
  const keys = () =>
    rows<{ id: string; key: string | null }>(
      w.ownerDb,
      sql`select id, twin_key as key from invoices order by id`,
    );
  const written = await keys();
  await w.ownerDb.execute(sql`update invoices set twin_key = null`);
  const twins = async () =>
    (await inOffice(w.db, officeId, (tx) => listTwins(tx, [again])))
      .get(again)
      ?.map(({ invoiceId }) => invoiceId);
  return { w, issued, again, nameless, keys, written, twins };
}

test('documents of before get the key that saving would give them, issued ones too, and are found as twins', async () => {
  const { w, issued, keys, written, twins } = await given();
  expect(await twins()).toBeUndefined();
  expect(await fillTwinKeys(w.s.db, { pause: 0 })).toBe(122);
  expect(await keys()).toEqual(written);
  expect(await twins()).toEqual([issued]);
});

test('it may run twice and beside itself; a key that was written meanwhile stands', async () => {
  const { w, again, nameless, keys, written } = await given();
  await w.ownerDb.execute(sql`update invoices set twin_key = 'mine' where id = ${again}`);
  const filled = await Promise.all([1, 2].map(() => fillTwinKeys(w.s.db, { pause: 0 })));
  // What one of them holds the other leaves to it.
  expect(filled.reduce((sum, each) => sum + each, 0)).toBe(121);
  expect(await fillTwinKeys(w.s.db, { pause: 0 })).toBe(0);
  const now = await keys();
  expect(now).toEqual(written.map(({ id, key }) => ({ id, key: id === again ? 'mine' : key })));
  expect(now.find(({ id }) => id === nameless)?.key).toBeNull();
});

test('a process that stops leaves the rest to the next one', async () => {
  const { w, keys } = await given();
  const stopping = new AbortController();
  const running = fillTwinKeys(w.s.db, { signal: stopping.signal, pause: 600_000 });
  await expect
    .poll(async () => (await keys()).some(({ key }) => key !== null), { timeout: 20_000 })
    .toBe(true);
  stopping.abort();
  expect(await running).toBeLessThanOrEqual(50);
  await fillTwinKeys(w.s.db, { pause: 0 });
  expect((await keys()).filter(({ key }) => key === null)).toHaveLength(1);
});
