import { expect, test } from 'vitest';
import { editInvoice } from '#app/invoices/editor/edit.server.ts';
import { loadEditor } from '#app/invoices/editor/editor.server.ts';
import { createInvoice } from '#app/invoices/editor/new.server.ts';
import { saveEditor } from '#app/invoices/editor/save.server.ts';
import { inOffice } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { addBusiness } from '#test/support/add-business.ts';
import { sampleContent } from '#test/support/content.ts';
import { addOffice, world } from '#test/support/world.ts';
import { submitReview, withdraw } from '#workflows/review/commands.ts';
import { judge } from '#workflows/review/judge.ts';
import { draftOf, openedForm, staffOf } from './given.ts';

const fr = { locale: 'fr' } as const;

/** Where a function led to by throwing a redirect. */
const ledTo = async (work: Promise<unknown>): Promise<string> => {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(Response);
  return (thrown as Response).headers.get('Location') ?? '';
};

test('opening and saving an untouched draft changes its version and nothing else', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  const before = await draftOf(w, invoiceId);
  const reply = await saveEditor(w.s, staffOf(w), invoiceId, await openedForm(w, invoiceId), fr);
  expect(reply).toMatchObject({ status: 'saved', version: 2 });
  const after = await draftOf(w, invoiceId);
  // A price of "500.00" is kept as "500": the same price, in its shortest form.
  expect({ ...after.draft.content, lines: [] }).toEqual({ ...before.draft.content, lines: [] });
  expect(after.draft.content.lines).toEqual([{ ...before.draft.content.lines[0], unitPrice: '500' }]);
});

test('two people at one draft: the second save is a conflict that shows both versions and overwrites neither', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  const [hers, his] = [await openedForm(w, invoiceId), await openedForm(w, invoiceId)];
  hers.set('subject', 'Sanitaires, lot 4');
  his.set('lines[0].quantity', '3');
  expect(await saveEditor(w.s, staffOf(w), invoiceId, hers, fr)).toMatchObject({ status: 'saved' });
  const reply = await saveEditor(w.s, staffOf(w), invoiceId, his, fr);
  expect(reply).toMatchObject({ status: 'conflict', conflict: { version: 2, by: 'Inès Rouvière' } });
  const changes = reply.status === 'conflict' ? reply.conflict.changes : [];
  expect(changes.find(({ after }) => after?.startsWith('Sanitaires de l’école'))).toMatchObject({
    before: 'Sanitaires, lot 4',
  });
  expect((await draftOf(w, invoiceId)).draft.content).toMatchObject({ subject: 'Sanitaires, lot 4' });

  his.set('over', '2');
  expect(await editInvoice(w.s, staffOf(w), invoiceId, his, 'fr')).toMatchObject({ saved: { version: 3 } });
  expect((await draftOf(w, invoiceId)).draft.content.lines[0]?.quantity).toBe('3');
});

test('the same sent twice stands in nobody’s way, also where its first answer never arrived', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  const form = await openedForm(w, invoiceId);
  form.set('subject', 'Sanitaires, lot 4');
  expect(await saveEditor(w.s, staffOf(w), invoiceId, form, fr)).toMatchObject({ version: 2 });
  expect(await saveEditor(w.s, staffOf(w), invoiceId, form, fr)).toMatchObject({
    status: 'saved',
    version: 3,
  });
  form.set('subject', 'Sanitaires, lot 5');
  expect(await saveEditor(w.s, staffOf(w), invoiceId, form, fr)).toMatchObject({ status: 'conflict' });
});

test('a field that can’t be read saves nothing, and the page gets everything back as it was typed', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  const form = await openedForm(w, invoiceId);
  form.set('lines[0].quantity', 'deux');
  form.set('subject', 'Changé');
  const reply = await editInvoice(w.s, staffOf(w), invoiceId, form, 'fr');
  expect(reply.result?.error).toEqual({ 'lines[0].quantity': ['number'] });
  expect(reply.result?.initialValue).toMatchObject({ subject: 'Changé', lines: [{ quantity: 'deux' }] });
  expect((await draftOf(w, invoiceId)).draft.version).toBe(1);
});

const million = { 'lines[0].quantity': '1000000000000', 'lines[0].unitPrice': '1000000' };
test.each<[Record<string, string>, string, string?]>([
  [million, 'lines[0].unitPrice'],
  [{ 'lines[0].unitPrice': '90071992547409.93' }, 'lines[0].unitPrice'],
  [{ 'lines[0].unitPrice': '1e308' }, 'lines[0].unitPrice', 'number'],
  [{ 'lines[0].quantity': '１２' }, 'lines[0].quantity', 'number'],
  [{ 'lines[0].quantity': '9'.repeat(30) }, 'lines[0].quantity'],
  [{ ...million, 'lines[0].discount': '10 %' }, 'lines[0].unitPrice'],
  [{ 'lines[0].discount': '100000000000 %' }, 'lines[0].discount', 'percent'],
  [{ prepaidCents: '90071992547409.93' }, 'prepaidCents'],
  [{ 'retention.on': 'on', 'retention.percent': '1000000000' }, 'retention.percent', 'percent'],
  [{ currency: 'USD', 'exchange.rate': '999999999999999', 'exchange.on': '2026-11-02' }, 'exchange.rate'],
  [{ 'period.from': '0000-01-01' }, 'period.from', 'date'],
  [{ 'period.from': '2026-02-30' }, 'period.from', 'date'],
])('%o is told beside %s, and saves nothing', async (typed, field, message = 'tooLarge') => {
  const w = await world();
  const invoiceId = await w.draft();
  const form = await openedForm(w, invoiceId);
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  const reply = await editInvoice(w.s, staffOf(w), invoiceId, form, 'fr');
  expect(reply.result?.error).toEqual({ [field]: [message] });
  expect(await saveEditor(w.s, staffOf(w), invoiceId, form, fr)).toMatchObject({ status: 'invalid' });
  expect((await draftOf(w, invoiceId)).draft.version).toBe(1);
});

test('a row is added by a plain form post, without a script', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  const form = await openedForm(w, invoiceId);
  form.set('subject', 'Pas encore enregistré');
  form.set(
    '__intent__',
    JSON.stringify({ type: 'insert', payload: { name: 'lines', defaultValue: { id: 'l2' } } }),
  );
  const reply = await editInvoice(w.s, staffOf(w), invoiceId, form, 'fr');
  expect(reply.saved).toBeUndefined();
  expect(reply.result?.initialValue).toMatchObject({
    subject: 'Pas encore enregistré',
    lines: [{ id: 'l1' }, { id: 'l2' }],
  });
});

test('sending saves first; what blocks it is said and keeps it a draft', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  const broken = await openedForm(w, invoiceId);
  broken.set('do', 'submit-review');
  broken.set('buyer.name', '');
  expect(await editInvoice(w.s, staffOf(w), invoiceId, broken, 'fr')).toMatchObject({
    refusal: expect.stringContaining('problèmes bloquants'),
  });
  expect((await w.look(invoiceId)).state).toBe('preparing');

  const whole = await openedForm(w, invoiceId);
  whole.set('do', 'submit-review');
  whole.set('buyer.name', 'Commune de Saint-Riquet');
  expect(await ledTo(editInvoice(w.s, staffOf(w), invoiceId, whole, 'fr'))).toBe(`/invoices/${invoiceId}`);
  expect((await w.look(invoiceId)).state).toBe('awaiting.asking');
});

test('once it is with the owner nothing is saved over it, and the editor leads to the invoice', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  const form = await openedForm(w, invoiceId);
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  form.set('subject', 'Trop tard');
  expect(await saveEditor(w.s, staffOf(w), invoiceId, form, fr)).toMatchObject({ status: 'refused' });
  expect((await draftOf(w, invoiceId)).draft.content.subject).not.toBe('Trop tard');
  expect(await ledTo(loadEditor(w.s, staffOf(w), invoiceId, 'fr'))).toBe(`/invoices/${invoiceId}`);
});

test('a customer of another business or office can’t be tied to a draft', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  const neighbour = await addBusiness(w.ownerDb, w.officeId, { prefix: 'PRI' });
  const stranger = await addOffice(w.ownerDb);
  for (const customerId of [neighbour.customerId, stranger.customerId]) {
    const form = await openedForm(w, invoiceId);
    form.set('customerId', customerId);
    expect(await saveEditor(w.s, staffOf(w), invoiceId, form, fr)).toMatchObject({ status: 'saved' });
    expect((await draftOf(w, invoiceId)).invoice.customerId).toBeNull();
  }
});

test('a buyer typed for one invoice can be kept as a customer', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  const form = await openedForm(w, invoiceId);
  form.set('customerId', '');
  form.set('buyer.name', 'Boulangerie Sarrasin');
  form.set('buyer.email', 'fournil@sarrasin.example');
  form.set('do', 'keep-customer');
  expect(await ledTo(editInvoice(w.s, staffOf(w), invoiceId, form, 'fr'))).toContain('/edit');
  const { customerId } = (await draftOf(w, invoiceId)).invoice;
  const customer = await inOffice(w.s.db, w.officeId, (tx) => findCustomer(tx, customerId ?? ''));
  expect(customer).toMatchObject({ name: 'Boulangerie Sarrasin', email: 'fournil@sarrasin.example' });
});

test('a new invoice starts with what the business puts on all of them', async () => {
  const w = await world();
  const form = new FormData();
  form.set('businessId', w.businessId);
  form.set('customerId', w.customerId);
  form.set('kind', 'deposit');
  const to = await ledTo(createInvoice(w.s, staffOf(w), form, 'fr'));
  const { invoice, draft } = await draftOf(w, to.split('/')[2] ?? '');
  expect(invoice).toMatchObject({ kind: 'deposit', customerId: w.customerId, specialCases: ['deposit'] });
  expect(draft.content).toMatchObject({
    seller: { name: 'Vasseur Plomberie Chauffage' },
    buyer: { name: 'Commune de Saint-Riquet' },
    payment: { iban: 'FR7630006000011234567890189' },
  });
  const nobody = new FormData();
  nobody.set('businessId', 'x');
  expect(await createInvoice(w.s, staffOf(w), nobody, 'fr')).toMatchObject({
    result: { error: { businessId: ['Choisissez une entreprise.'] } },
  });
});

test('ids of lines an owner has seen are not given to new lines', async () => {
  const w = await world();
  const line = sampleContent().lines[0]!;
  const invoiceId = await w.draft(
    sampleContent({ lines: [line, { ...line, id: 'l2' }, { ...line, id: 'l3' }] }),
  );
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  const { withdraw } = await import('#workflows/review/commands.ts');
  await withdraw(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  const form = await openedForm(w, invoiceId);
  for (const name of [...form.keys()]) if (/^lines\[[12]\]/.test(name)) form.delete(name);
  await saveEditor(w.s, staffOf(w), invoiceId, form, fr);
  expect((await loadEditor(w.s, staffOf(w), invoiceId, 'fr')).lineFloor).toBe(3);
});

test('what the editor says will happen is what happens: waived, held by a guardrail, asked about before', async () => {
  const w = await world({
    policy: { needsApproval: 'never', guardrails: ['amountCap'], capCents: 150_000 },
  });
  const { officeId, biller: actor } = w;
  const announced = async (invoiceId: string) => {
    const { content, judging } = await loadEditor(w.s, staffOf(w), invoiceId, 'fr');
    const silenceClause = judging.mandate?.silenceClause ?? false;
    return judge({ ...judging, content, silenceClause }).waived ? 'issued' : 'awaiting.asking';
  };
  const dear = sampleContent().lines.map((line) => ({ ...line, quantity: '3' }));
  const [plain, held] = [await w.draft(), await w.draft(sampleContent({ lines: dear }))];
  const drafts = { [plain]: 'issued', [held]: 'awaiting.asking' };
  for (const [invoiceId, state] of Object.entries(drafts)) {
    expect(await announced(invoiceId)).toBe(state);
    expect(await submitReview(w.s, { officeId, actor, invoiceId })).toMatchObject({ state });
  }
  await withdraw(w.s, { officeId, actor, invoiceId: held });
  const form = await openedForm(w, held);
  form.set('lines[0].quantity', '1');
  await saveEditor(w.s, staffOf(w), held, form, fr);
  expect(await announced(held)).toBe('awaiting.asking');
  expect(await submitReview(w.s, { officeId, actor, invoiceId: held })).toMatchObject({
    state: 'awaiting.asking',
  });
});
