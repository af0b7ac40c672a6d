import { expect, test } from 'vitest';
import { loadMonthEnd, sendNext } from '#app/invoices/month-end/month-end.server.ts';
import { sampleContent } from '#test/support/content.ts';
import { addOffice, world } from '#test/support/world.ts';
import { dispatchAll } from '#workflows/dispatch/dispatch-issued.ts';
import { createDraft } from '#workflows/review/commands.ts';
import { otherWork, staffOf } from './given.ts';

const silent = { policy: { needsApproval: 'never' as const } };

test('what is ready goes off as a set, what is not stays, and the page counts every step of the way', async () => {
  const w = await world(silent);
  for (let index = 0; index < 5; index++) await w.draft(otherWork(index));
  const blocked = await w.draft(sampleContent({ lines: [] }));
  const staff = staffOf(w);
  expect(await loadMonthEnd(w.s, staff)).toMatchObject({
    ready: 5,
    blocked: 1,
    issued: 0,
    stored: 0,
    sent: 0,
  });
  expect(await sendNext(w.s, staff, { after: null, locale: 'fr' })).toEqual({
    done: 5,
    refused: [],
    next: null,
  });
  expect(await loadMonthEnd(w.s, staff)).toMatchObject({ ready: 0, blocked: 1, issued: 5, stored: 0 });
  await w.work();
  expect(await loadMonthEnd(w.s, staff)).toMatchObject({ issued: 5, stored: 5, sent: 5, failed: 0 });
  expect((await w.look(blocked)).state).toBe('preparing');
});

test('of a set that asks nobody, what a guardrail holds goes to its owner and the rest is issued', async () => {
  const capped = { needsApproval: 'never' as const, guardrails: ['amountCap' as const], capCents: 150_000 };
  const w = await world({ policy: capped });
  const dear = sampleContent().lines.map((line) => ({ ...line, quantity: '3' }));
  const [plain, held] = [await w.draft(), await w.draft(sampleContent({ lines: dear }))];
  expect(await sendNext(w.s, staffOf(w), { after: null, locale: 'fr' })).toMatchObject({
    done: 2,
    refused: [],
  });
  expect((await w.look(plain)).state).toBe('issued');
  expect((await w.look(held)).state).toBe('awaiting.asking');
  expect(await loadMonthEnd(w.s, staffOf(w))).toMatchObject({ ready: 0, awaiting: 1, issued: 1 });
});

test('one invoice that can’t be set stops none of those beside it', async () => {
  const w = await world(silent);
  const ids = [await w.draft(), await w.draft(otherWork(1)), await w.draft(otherWork(2))];
  await sendNext(w.s, staffOf(w), { after: null, locale: 'fr' });
  await w.ownerDb.transaction(async (tx) => {
    await tx.execute('alter table issued_invoices disable trigger user');
    await tx.execute(`update issued_invoices set content = '{"content":{}}' where invoice_id = '${ids[1]}'`);
    await tx.execute('alter table issued_invoices enable trigger user');
  });
  const failed = await dispatchAll(w.s, w.officeId, ids);
  expect([...failed.keys()]).toEqual([ids[1]]);
  expect(await loadMonthEnd(w.s, staffOf(w))).toMatchObject({ issued: 3, stored: 2 });
});

test('another office’s month is its own', async () => {
  const w = await world(silent);
  const other = await addOffice(w.ownerDb, silent);
  const { officeId, businessId, customerId, biller: actor } = other;
  const draft = {
    officeId,
    actor,
    businessId,
    customerId,
    content: sampleContent(),
    source: { kind: 'hand' },
  };
  await createDraft(w.s, draft);
  expect(await loadMonthEnd(w.s, staffOf(w))).toMatchObject({ ready: 0, issued: 0 });
});
