import { expect, test } from 'vitest';
import { inOffice } from '#db/client.ts';
import { listLine, listOpenSteps } from '#db/queries/contacts.ts';
import { settled } from '#test/settlement/given.ts';
import { addOffice } from '#test/support/world.ts';
import { type Contact, endStep, noteContact } from '#workflows/contacts/note-contact.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { claimPaid } from '#workflows/settlement/commands/claim-paid.ts';
import { dispute } from '#workflows/settlement/commands/dispute.ts';
import { promise } from '#workflows/settlement/commands/promise.ts';

async function talking() {
  const all = await settled();
  const { w, who } = all;
  const { businessId, customerId } = w;
  const note = (change: Partial<Contact> = {}) =>
    noteContact(w.s, who, {
      id: newId(),
      customerId,
      kind: 'call',
      person: 'Mme Perrin',
      words: 'Elle paie vendredi.',
      next: null,
      ...change,
    });
  const line = () => inOffice(w.s.db, w.officeId, (tx) => listLine(tx, { businessId, customerId }, 50));
  const steps = (until: string) =>
    inOffice(w.s.db, w.officeId, (tx) => listOpenSteps(tx, { until, most: 50 }));
  return { ...all, note, line, steps, me: w.biller.id ?? '' };
}

test('a talk stands on the line of time with what was said there by others, the newest first', async () => {
  const g = await talking();
  const [one, two, three] = [await g.issue(), await g.issue(), await g.issue()];
  const said = { words: 'Non.', saidBy: 'M. Baudry' };
  await dispute(g.w.s, g.who, { id: newId(), invoiceId: one, lines: ['l1'], reason: 'price', ...said });
  await g.w.pass(1);
  const on = addDays(await g.today(), 5);
  await promise(g.w.s, g.who, { id: newId(), invoiceId: two, dates: [{ on, cents: 120_000 }], ...said });
  await g.w.pass(1);
  const claim = {
    id: newId(),
    invoiceId: three,
    paidOn: await g.today(),
    means: 'transfer',
    cents: 120_000,
  } as const;
  await claimPaid(g.w.s, g.who, { ...claim, saidAs: 'customer', ...said });
  await g.w.pass(1);
  expect(await g.note()).toEqual({ ok: true });
  expect((await g.line()).map(({ what, person, cents }) => [what, person, cents])).toEqual([
    ['call', 'Mme Perrin', null],
    ['claimed', 'M. Baudry', 120_000],
    ['promised', 'M. Baudry', 120_000],
    ['disputed', 'M. Baudry', 120_000],
  ]);
  expect((await g.line())[2]?.on).toBe(on);
});

test('a step is open until somebody says that it is done, once, and only of its own customer', async () => {
  const g = await talking();
  const today = await g.today();
  const id = newId();
  const next = { step: 'Rappeler', on: addDays(today, 2), staffId: g.me };
  expect(await Promise.all([g.note({ id, next }), g.note({ id, next })])).toEqual([
    { ok: true },
    { ok: true },
  ]);
  expect(await g.line()).toHaveLength(1);
  expect(await g.steps(today)).toEqual([]);
  expect(await g.steps(addDays(today, 2))).toMatchObject([{ step: 'Rappeler', who: 'Inès Rouvière' }]);
  const end = (customerId: string) => endStep(g.w.s, g.who, { contactId: id, customerId });
  expect(await end(newId())).toEqual({ ok: false, reason: 'notFound' });
  expect(await Promise.all([end(g.w.customerId), end(g.w.customerId)])).toEqual([{ ok: true }, { ok: true }]);
  expect(await g.steps(addDays(today, 2))).toEqual([]);
  expect((await g.line())[0]?.next).toMatchObject({ isDone: true });
});

test('without words, with a day gone by or far away, or by nobody of the office, nothing is written', async () => {
  const g = await talking();
  const today = await g.today();
  const next = { step: 'Rappeler', on: today, staffId: g.me };
  expect(await g.note({ words: ' \u200B\n ' })).toEqual({ ok: false, reason: 'noWords' });
  expect(await g.note({ next: { ...next, on: addDays(today, -1) } })).toMatchObject({ reason: 'day' });
  expect(await g.note({ next: { ...next, on: addDays(today, 367) } })).toMatchObject({ reason: 'day' });
  expect(await g.note({ next: { ...next, staffId: newId() } })).toMatchObject({ reason: 'nobody' });
  expect(await g.note({ customerId: newId() })).toMatchObject({ reason: 'notFound' });
  expect(await g.line()).toEqual([]);
});

test('another office neither writes on the line of a customer nor ends its steps', async () => {
  const g = await talking();
  const other = await addOffice(g.w.ownerDb);
  const foreign = { officeId: other.officeId, actor: g.w.biller };
  const id = newId();
  const next = { step: 'Rappeler', on: await g.today(), staffId: g.me };
  await g.note({ id, next });
  const words = {
    id: newId(),
    customerId: g.w.customerId,
    kind: 'note',
    person: '',
    words: 'x',
    next: null,
  } as const;
  expect(await noteContact(g.w.s, foreign, words)).toEqual({ ok: false, reason: 'notFound' });
  expect(await endStep(g.w.s, foreign, { contactId: id })).toEqual({ ok: false, reason: 'notFound' });
});
