import { expect, test } from 'vitest';
import { editInvoice } from '#app/invoices/editor/edit.server.ts';
import { loadEditor } from '#app/invoices/editor/editor.server.ts';
import { saveEditor } from '#app/invoices/editor/save.server.ts';
import type { Line } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import { specialCasesOf } from '#workflows/invoice/special-cases.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { createDraft } from '#workflows/review/commands.ts';
import { draftOf, posted, staffOf } from './given.ts';

const fr = { locale: 'fr' } as const;

/** A draft of `count` lines at two rates, some of them deductions; `change` makes one of them special. */
async function longDraft(w: World, count: number, change: (index: number) => Partial<Line> = () => ({})) {
  const [line] = sampleContent().lines;
  const lines = Array.from({ length: count }, (_, index) => ({
    ...line!,
    id: `l${index + 1}`,
    name: `Poste ${index + 1}`,
    description: '',
    quantity: index % 10 === 9 ? '-1' : '3',
    unitPrice: `${(index % 97) + 1}.33`,
    vat: { category: 'S' as const, rate: index % 3 === 0 ? '10' : '20' },
    note: `Relevé ${index + 1}`,
    ...change(index),
  }));
  const { officeId, biller: actor, businessId, customerId } = w;
  const content = sampleContent({ lines });
  const source = { kind: 'hand' };
  const { invoiceId } = await createDraft(w.s, { officeId, actor, businessId, customerId, content, source });
  return invoiceId;
}

const open = (w: World, invoiceId: string, page: number) =>
  loadEditor(w.s, staffOf(w), invoiceId, 'fr', String(page));
const linesOf = async (w: World, invoiceId: string) => (await draftOf(w, invoiceId)).draft.content.lines;

test('a page of a long draft holds fifty lines, and totals and special cases of them all', async () => {
  const w = await world();
  const invoiceId = await longDraft(w, 230, (index) => (index === 7 ? { special: 'specialPrice' } : {}));
  const editor = await open(w, invoiceId, 3);
  expect(editor.page).toMatchObject({ page: 3, pages: 5, from: 100, to: 150, total: 230 });
  expect(editor.fields.lines?.map(({ name }) => name)).toEqual(
    Array.from({ length: 50 }, (_, index) => `Poste ${index + 101}`),
  );
  const { totals } = (await draftOf(w, invoiceId)).draft.content;
  expect(withTotals(editor.content).totals).toEqual(totals);
  expect(specialCasesOf(editor.content)).toContain('specialPrice');
  expect(editor.content.lines.length).toBeLessThan(60);
});

test('saving a page changes its lines and keeps every other, with all that no field shows', async () => {
  const w = await world();
  const invoiceId = await longDraft(w, 120);
  const before = await linesOf(w, invoiceId);
  const form = posted((await open(w, invoiceId, 2)).fields);
  form.set('lines[4].quantity', '12,5');
  for (const name of [...form.keys()]) if (name.startsWith('lines[49].')) form.delete(name);
  const reply = await saveEditor(w.s, staffOf(w), invoiceId, form, fr);
  expect(reply).toMatchObject({ status: 'saved', version: 2 });
  const after = await linesOf(w, invoiceId);
  expect(after).toHaveLength(119);
  expect(after.slice(0, 50)).toEqual(before.slice(0, 50));
  expect(after[54]).toMatchObject({ id: 'l55', quantity: '12.5', note: 'Relevé 55' });
  expect(after.slice(99)).toEqual(before.slice(100));
  // The same form goes on from what it has saved.
  form.set('version', '2');
  form.set('held', reply.status === 'saved' ? reply.held : '');
  expect(await saveEditor(w.s, staffOf(w), invoiceId, form, fr)).toMatchObject({
    status: 'saved',
    version: 3,
  });
  expect(await linesOf(w, invoiceId)).toEqual(after);
});

test('two tabs on two pages: the second is a conflict, and kept over the first it loses neither', async () => {
  const w = await world();
  const invoiceId = await longDraft(w, 120);
  const first = posted((await open(w, invoiceId, 1)).fields);
  const second = posted((await open(w, invoiceId, 2)).fields);
  first.set('lines[0].name', 'Au début');
  for (const [name, value] of [...first].filter(([name]) => name.startsWith('lines[0].')))
    first.set(name.replace('[0]', '[50]'), name.endsWith('.id') ? 'l900' : value);
  second.set('lines[0].name', 'Au milieu');
  expect(await saveEditor(w.s, staffOf(w), invoiceId, first, fr)).toMatchObject({ status: 'saved' });
  expect(await saveEditor(w.s, staffOf(w), invoiceId, second, fr)).toMatchObject({ status: 'conflict' });
  second.set('over', '2');
  expect(await editInvoice(w.s, staffOf(w), invoiceId, second, 'fr')).toMatchObject({
    saved: { version: 3 },
  });
  const lines = await linesOf(w, invoiceId);
  expect(lines).toHaveLength(121);
  expect([lines[0]?.name, lines[50]?.id, lines[51]?.name]).toEqual(['Au début', 'l900', 'Au milieu']);
});

test('to another page one goes by saving, without a script as well; what can’t be read stays', async () => {
  const w = await world();
  const invoiceId = await longDraft(w, 120);
  const form = posted((await open(w, invoiceId, 1)).fields);
  form.set('lines[0].name', 'Tapé avant de partir');
  form.set('do', 'lines');
  form.set('toLine', '101');
  const led = await editInvoice(w.s, staffOf(w), invoiceId, form, 'fr').catch((thrown: Response) => thrown);
  expect((led as Response).headers.get('Location')).toBe(`/invoices/${invoiceId}/edit?lines=3#s-lines`);
  expect((await linesOf(w, invoiceId))[0]?.name).toBe('Tapé avant de partir');
  form.set('version', '2');
  form.set('do', 'lines:2');
  form.set('lines[0].quantity', 'deux');
  const stays = await editInvoice(w.s, staffOf(w), invoiceId, form, 'fr');
  expect(stays.result?.error).toEqual({ 'lines[0].quantity': ['number'] });
  expect(stays.result?.initialValue).toMatchObject({ held: form.get('held') });
});

test('what blocks on other pages is counted, with the pages it is on', async () => {
  const w = await world();
  const invoiceId = await longDraft(w, 120, (index) => (index === 60 || index === 119 ? { name: '' } : {}));
  const { page } = await open(w, invoiceId, 2);
  expect(page?.elsewhere).toEqual({ blocking: 1, pages: [{ page: 3, count: 1 }] });
});

test('a page lists what its own lines keep, and takes out and puts back nothing of other pages', async () => {
  const w = await world();
  const invoiceId = await longDraft(w, 120);
  const notes = async () => (await linesOf(w, invoiceId)).map(({ note }) => note);
  const keptOn = async (page: number) => (await open(w, invoiceId, page)).fields.kept ?? [];
  const shown = await keptOn(2);
  expect(shown).toHaveLength(50);
  const form = posted((await open(w, invoiceId, 2)).fields);
  form.set('kept[3].drop', 'on');
  expect(await saveEditor(w.s, staffOf(w), invoiceId, form, fr)).toMatchObject({ status: 'saved' });
  const out = (await notes()).flatMap((note, index) => (note === undefined ? [index] : []));
  expect(out).toEqual([53]);
  expect((await keptOn(2)).filter(({ drop }) => drop === 'on')).toEqual([{ of: shown[3]?.of, drop: 'on' }]);
  // Saved from another page it stays out, and can still be put back on its own.
  const first = posted((await open(w, invoiceId, 1)).fields);
  expect(await saveEditor(w.s, staffOf(w), invoiceId, first, fr)).toMatchObject({ status: 'saved' });
  expect((await notes())[53]).toBeUndefined();
  const back = posted((await open(w, invoiceId, 2)).fields);
  for (const name of [...back.keys()]) if (name.endsWith('.drop')) back.delete(name);
  expect(await saveEditor(w.s, staffOf(w), invoiceId, back, fr)).toMatchObject({ status: 'saved' });
  expect((await notes())[53]).toBe('Relevé 54');
});

test('what no font can print is told on the page that holds it, and counted on the others', async () => {
  const w = await world();
  const invoiceId = await longDraft(w, 120, (index) => (index === 60 ? { name: 'Pose 🛠' } : {}));
  const [first, second] = [await open(w, invoiceId, 1), await open(w, invoiceId, 2)];
  expect([first.unprintable, second.unprintable]).toEqual([[], ['🛠']]);
  expect(first.page?.elsewhere).toEqual({ blocking: 1, pages: [{ page: 2, count: 1 }] });
  expect(second.page?.elsewhere).toEqual({ blocking: 0, pages: [] });
});

test('who the buyer is, answered on a page of lines, leads back to that page', async () => {
  const w = await world();
  const invoiceId = await longDraft(w, 120);
  const form = posted((await open(w, invoiceId, 2)).fields);
  form.set('do', `same-customer:${w.customerId}`);
  const led = await editInvoice(w.s, staffOf(w), invoiceId, form, 'fr').catch((thrown: Response) => thrown);
  expect((led as Response).headers.get('Location')).toBe(`/invoices/${invoiceId}/edit?lines=2#s-lines`);
});

test('a number too large is named on the page that holds it', async () => {
  const w = await world();
  const invoiceId = await longDraft(w, 120);
  const form = posted((await open(w, invoiceId, 2)).fields);
  form.set('lines[3].quantity', '999999999999');
  form.set('lines[3].unitPrice', '9999999');
  expect(await saveEditor(w.s, staffOf(w), invoiceId, form, fr)).toMatchObject({
    status: 'invalid',
    errors: { 'lines[3].unitPrice': ['tooLarge'] },
  });
});

test('a form that does not say what it holds of a long draft takes nothing away unasked', async () => {
  const w = await world();
  const invoiceId = await longDraft(w, 120);
  const form = posted((await open(w, invoiceId, 2)).fields);
  form.set('held', 'nonsense');
  expect(await saveEditor(w.s, staffOf(w), invoiceId, form, fr)).toMatchObject({ status: 'invalid' });
  expect(await linesOf(w, invoiceId)).toHaveLength(120);
});

test('a line goes to another page, by the arrow at the edge and by its number, with all that it keeps', async () => {
  const w = await world();
  const invoiceId = await longDraft(w, 120);
  const move = async (page: number, act: string, typed: Record<string, string> = {}) => {
    const form = posted((await open(w, invoiceId, page)).fields);
    for (const [name, value] of Object.entries({ ...typed, do: act })) form.set(name, value);
    const led = await editInvoice(w.s, staffOf(w), invoiceId, form, 'fr').catch((thrown: Response) => thrown);
    return (led as Response).headers.get('Location');
  };
  expect(await move(2, 'move:51:50')).toBe(`/invoices/${invoiceId}/edit?lines=1#s-lines`);
  const after = await linesOf(w, invoiceId);
  expect(after.slice(48, 52).map(({ id }) => id)).toEqual(['l49', 'l51', 'l50', 'l52']);
  expect(after[49]).toMatchObject({ note: 'Relevé 51' });
  expect(await move(1, 'move', { moveLine: '3', moveTo: '118', 'lines[0].name': 'Tapé avant' })).toBe(
    `/invoices/${invoiceId}/edit?lines=3#s-lines`,
  );
  const last = await linesOf(w, invoiceId);
  expect(last).toHaveLength(120);
  expect([last[0]?.name, last[117]?.id]).toEqual(['Tapé avant', 'l3']);
  expect(await move(1, 'move', { moveLine: 'x', moveTo: '2' })).toBe(
    `/invoices/${invoiceId}/edit?lines=1#s-lines`,
  );
});
