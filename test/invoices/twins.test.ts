import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { planBulk, readBulk } from '#app/invoices/bulk/bulk.server.ts';
import { runBulk } from '#app/invoices/bulk/bulk-run.server.ts';
import { editInvoice } from '#app/invoices/editor/edit.server.ts';
import { loadEditor } from '#app/invoices/editor/editor.server.ts';
import { loadInvoiceList } from '#app/invoices/list/list.server.ts';
import { readListParams } from '#app/invoices/list/list-params.ts';
import { loadMonthEnd, sendNext } from '#app/invoices/month-end/month-end.server.ts';
import { loadInvoice } from '#app/invoices/one/one.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { listTwins, twinsOf } from '#db/queries/twins.ts';
import { sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import {
  askRelease,
  createDraft,
  createDrafts,
  deleteDraft,
  draftFromIssued,
  submitReview,
} from '#workflows/review/commands.ts';
import { act, draftFrom, draftOf, openedForm, staffOf } from './given.ts';

const september = sampleContent({
  period: { from: '2026-09-01', to: '2026-09-30' },
  subject: 'Septembre 2026',
});
const draft = (w: World, change = {}) => w.draft({ ...september, ...change });
const issuedOne = async () => {
  const w = await world({ policy: { needsApproval: 'never' } });
  const issued = await draft(w);
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId: issued });
  return { w, issued, args: { officeId: w.officeId, actor: w.biller } };
};
const asked = (...ids: string[]) =>
  readBulk(new URLSearchParams([['do', 'submit-review'], ...ids.map((id): [string, string] => ['id', id])]));
const twins = async (w: World, id: string) =>
  ((await inOffice(w.s.db, w.officeId, (tx) => listTwins(tx, [id]))).get(id) ?? []).map(
    ({ reference }) => reference,
  );

test('a copy is of the period that follows, says what it is a copy of, and is no twin', async () => {
  const { w, issued } = await issuedOne();
  const copy = await draftFrom(act(w, issued, { act: 'duplicate' }));
  const { draft: made } = await draftOf(w, copy);
  expect(made.content.period).toEqual({ from: '2026-10-01', to: '2026-10-31' });
  const editor = await loadEditor(w.s, staffOf(w), copy, 'fr');
  expect(editor.copyOf).toEqual({
    invoiceId: issued,
    reference: 'VPC-2026-0001',
    from: { from: '2026-09-01', to: '2026-09-30' },
    to: { from: '2026-10-01', to: '2026-10-31' },
  });
  const { trace } = await loadInvoice(w.s, staffOf(w), copy, 'fr');
  expect(trace.at(-1)?.reason).toBe('Facture provisoire créée, copie de VPC-2026-0001');
  expect(await twins(w, copy)).toEqual([]);
});

test('a twin of an issued invoice is asked about wherever it may be sent, and nowhere sent without a word', async () => {
  const { w, args, issued } = await issuedOne();
  const twin = await draft(w);
  const staff = staffOf(w);
  const other = { invoiceId: issued, reference: 'VPC-2026-0001' };

  const list = await loadInvoiceList(w.s, staff, readListParams(new URLSearchParams()));
  expect(list.rows.find(({ id }) => id === twin)?.twins).toEqual([other]);
  expect((await loadInvoice(w.s, staff, twin, 'fr')).twins).toEqual([other]);
  expect(await planBulk(w.s, staff, asked(twin), 'fr')).toMatchObject({
    will: [],
    wont: [],
    doubled: [{ id: twin, twins: [other] }],
  });
  expect(await loadMonthEnd(w.s, staff)).toMatchObject({ ready: 0, blocked: 1, doubled: 1 });
  expect(await sendNext(w.s, staff, { after: null, locale: 'fr' })).toMatchObject({ done: 0, refused: [] });

  const form = await openedForm(w, twin);
  form.set('do', 'submit-review');
  expect(await editInvoice(w.s, staff, twin, form, 'fr')).toMatchObject({ twins: [other] });
  expect(await act(w, twin, { act: 'submit-review' })).toMatchObject({
    error: expect.stringContaining('même chose'),
  });
  expect(await runBulk(w.s, staff, { act: 'submit-review', ids: [twin] }, 'fr')).toMatchObject([
    { done: false },
  ]);
  expect(await askRelease(w.s, { ...args, invoiceIds: [twin], despiteTwins: [] })).toEqual(
    new Map([[twin, { accepted: false, reason: 'twin' }]]),
  );
  expect((await w.look(twin)).state).toBe('preparing');
});

test('a person sends it all the same: in the editor, on its page, ticked among many; the trace says so', async () => {
  const { w } = await issuedOne();
  const staff = staffOf(w);
  const [one, two, three] = [await draft(w), await draft(w), await draft(w)];
  const form = await openedForm(w, one);
  form.set('do', 'submit-anyway');
  await draftFrom(editInvoice(w.s, staff, one, form, 'fr'));
  await draftFrom(act(w, two, { act: 'submit-review', despiteTwins: '1' }));
  const sent = readBulk(new URLSearchParams({ do: 'submit-review', twin: three }));
  expect(await runBulk(w.s, staff, sent, 'fr')).toMatchObject([{ done: true }]);
  for (const id of [one, two, three]) expect((await w.look(id)).state).toBe('issued');
  const { trace } = await loadInvoice(w.s, staff, one, 'fr');
  expect(trace.map(({ reason }) => reason).join()).toMatch(/malgré VPC-2026-0001/);
});

test('two drafts are twins of each other; what is deleted, withdrawn, credited or replaced is nobody’s', async () => {
  const { w, args, issued } = await issuedOne();
  const [one, two] = [await draft(w), await draft(w)];
  const reference = async (id: string) => (await draftOf(w, id)).invoice.provisionalRef;
  expect(await twins(w, two)).toEqual(['VPC-2026-0001', await reference(one)]);
  await deleteDraft(w.s, { ...args, invoiceId: one });
  expect(await twins(w, two)).toEqual(['VPC-2026-0001']);
  const credit = await draftFromIssued(w.s, { ...args, invoiceId: issued, follower: 'creditNote' });
  if (!credit.ok) throw new Error(credit.reason);
  expect(await twins(w, two), 'a credit note that is drafted takes nothing back yet').toEqual([
    'VPC-2026-0001',
  ]);
  await submitReview(w.s, { ...args, invoiceId: credit.invoiceId });
  expect(await twins(w, two)).toEqual([]);
});

test('what an earlier release issued is known to its copies', async () => {
  const { w, issued } = await issuedOne();
  await w.ownerDb.execute(sql`update invoices set twin_key = null`);
  const twin = await draft(w);
  expect(await twins(w, twin)).toEqual([]);
  await draftFrom(act(w, issued, { act: 'duplicate' }));
  expect(await twins(w, twin)).toEqual(['VPC-2026-0001']);
});

test('a replaced invoice is no twin', async () => {
  const { w, args, issued } = await issuedOne();
  const twin = await draft(w);
  const made = await draftFromIssued(w.s, { ...args, invoiceId: issued, follower: 'corrective' });
  if (!made.ok) throw new Error(made.reason);
  await submitReview(w.s, { ...args, invoiceId: made.invoiceId });
  expect(await twins(w, twin)).toEqual([]);
});

test('the same for another customer or period is no twin, whatever the words', async () => {
  const { w } = await issuedOne();
  const other = { ...september.buyer, siren: '552100554', siret: '', vatNumber: '' };
  expect(await twins(w, await draft(w, { buyer: other }))).toEqual([]);
  expect(await twins(w, await draft(w, { period: { from: '2026-10-01', to: '2026-10-31' } }))).toEqual([]);
  expect(await twins(w, await draft(w, { subject: 'Octobre' }))).toEqual(['VPC-2026-0001']);
});

test('twins are found by their index, and by their key alone', async () => {
  const w = await world();
  const { officeId, businessId, customerId, biller: actor } = w;
  const one = { businessId, customerId, content: september, source: { kind: 'hand' } };
  const [line] = september.lines;
  const others = Array.from({ length: 1500 }, (_, index) => ({
    ...one,
    content: { ...september, lines: [{ ...line!, name: `Poste ${index}` }] },
  }));
  await createDrafts(w.s, { officeId, actor, drafts: others });
  const { invoiceId } = await createDraft(w.s, { officeId, actor, ...one });
  await w.ownerDb.execute(sql`analyze`);
  const plan = await inOffice(w.db, officeId, async (tx) =>
    (await rows<{ 'QUERY PLAN': string }>(tx, sql`explain ${twinsOf([invoiceId])}`))
      .map((each) => each['QUERY PLAN'])
      .join('\n'),
  );
  expect(plan).toContain('invoices_twins');
  expect(plan).not.toContain('Seq Scan on invoices');
});
