import { expect, test } from 'vitest';
import type { SeenForm } from '#test/support/crawl.ts';
import { again, sliceOf } from '#test/support/slice.ts';
import { broken, days, inherited, insideOf, numbers } from '#test/support/strange-values.ts';
import { type Found, type Toured, takeForms, tour } from '#test/support/tour.ts';
import { twoOffices } from '#test/support/two-offices.ts';
import { openDoor, type Visitor, visitorsOf } from '#test/support/visitors.ts';

/** What decides what a form is about. */
const isNaming = (name: string) =>
  /^(act|do|kind|version|seen|revision|nonce|round|intent)$|id$|ids$|^over$/i.test(name);

type Fields = [string, string][];

/** One field says something else. */
const withOne = (fields: Fields, name: string, value: string): Fields =>
  fields.map(([each, was]) => (each === name ? [each, value] : [each, was]));

/** One name of those that differ in a place alone: the first line stands for all. */
const kindsOf = (names: string[]) => [
  ...new Map(names.toReversed().map((name) => [name.replaceAll(/\[\d+\]/g, '[]'), name])).values(),
];

/** Every way to send a form that its page would not: what it is about, then all the rest at once. */
function* mutations({ fields }: SeenForm): Generator<Fields> {
  const naming = fields.map(([name]) => name).filter(isNaming);
  for (const value of broken) {
    for (const name of naming) yield withOne(fields, name, value);
    yield fields.map(([each, was]) => (isNaming(each) ? [each, was] : [each, value]));
  }
  for (const value of inherited) for (const name of naming) yield withOne(fields, name, value);
  for (const value of [...numbers, ...days])
    yield fields.map(([each, was]) => (isNaming(each) ? [each, was] : [each, value]));
  // Either is a number that a document may say; their product is none.
  yield fields.map(([each, was]) =>
    /quantity$/i.test(each) ? [each, '1000000000000'] : [each, /price$/i.test(each) ? '1000000' : was],
  );
  for (const [left] of fields) yield fields.filter(([name]) => name !== left);
  yield fields.flatMap((field) => [field, field]);
  yield [...fields, ['__proto__', 'x'], ['constructor.prototype.isAdmin', 'true'], ['lines[9].name', 'x']];
}

/** Each strange value in each field of each place, once: forms of one place differ in their rows. */
function* alone(form: SeenForm, tried: Set<string>): Generator<Fields> {
  for (const name of kindsOf(form.fields.map(([each]) => each)))
    for (const value of [...inherited, ...numbers, ...days]) {
      const what = `${placeOf(form)} ${actOf(form.fields)} ${name.replaceAll(/\[\d+\]/g, '[]')} ${value}`;
      if (!tried.has(what) && !isNaming(name)) yield withOne(form.fields, name, value);
      tried.add(what);
    }
}

const actOf = (fields: Fields) => fields.find(([name]) => name === 'act' || name === 'do')?.[1]?.slice(0, 30);

const placeOf = ({ method, action }: SeenForm) =>
  `${method} ${action.replaceAll(/[0-9a-f-]{36}|=[^&]+/g, 'ID')}`;

/** Two forms are one when they go to the same place with the same fields and the same act. */
const shapeOf = (form: SeenForm) =>
  `${placeOf(form)} ${form.fields.map(([name, value]) => (/^(act|do)$/.test(name) ? value : name))}`;

/** Who sends it, and to which part of the product. */
const roomOf = ({ visitor, form }: Found) =>
  `${/admin|owner|customer/.exec(visitor.name)?.[0]} ${form.action.split(/[/?]/, 2)[1]}`;

/** Everybody who finds a form, or a page with something asked in its address, and it: one of each shape. */
function formsOf(toured: Toured[], method: SeenForm['method']): Found[] {
  const found = new Map<string, Found>();
  const add = (visitor: Visitor, path: string, form: SeenForm) => {
    const isNew = form.method === method && !form.action.startsWith('/sign-out') && !found.has(shapeOf(form));
    if (isNew) found.set(shapeOf(form), { visitor, path, form });
  };
  for (const { visitor, pages } of toured)
    for (const { path, forms } of pages) {
      for (const form of forms) add(visitor, path, form);
      const asked = [...new URL(path, 'http://page.invalid').searchParams];
      if (asked.length > 0) add(visitor, path, { method: 'GET', action: path, fields: asked });
    }
  return [...found.values()];
}

async function walk() {
  const offices = await twoOffices();
  let said = '';
  const door = await openDoor(offices, 6, (line) => {
    const { err } = JSON.parse(line) as { err?: { stack?: string } };
    if (err?.stack) said = err.stack.slice(0, 300);
  });
  const visitors = await visitorsOf(door, offices, offices.ours.officeId);
  const amiss = new Set<string>();
  const judge = (visitor: Visitor, asked: string, { status, text }: { status: number; text: string }) => {
    if (status >= 500) amiss.add(`${visitor.name} ${asked}: ${said}`);
    const inside = insideOf(text);
    if (inside) amiss.add(`${visitor.name} ${asked} says ${inside}`);
  };
  return { toured: await tour(offices, visitors), amiss, judge };
}

// By whichever file is first: its time is nobody else's.
test('what everybody comes to is walked once, for all who read it', { timeout: 1_800_000 }, async () => {
  const { toured } = await walk();
  expect(toured.flatMap(({ pages }) => pages).length).toBeGreaterThan(100);
});

test('a form whose fields are missing, doubled or nonsense is refused, and never an error of ours', {
  timeout: 1_800_000,
}, async () => {
  const { toured, amiss, judge } = await walk();
  const forms = await takeForms(sliceOf(formsOf(toured, 'POST'), 24, 'broken forms', roomOf), shapeOf);
  const tried = new Set<string>();
  let posts = 0;
  for (const { visitor, form } of forms)
    for (const fields of sliceOf([...mutations(form), ...alone(form, tried)], 4, `broken ${shapeOf(form)}`)) {
      const changed = fields.find((field, at) => form.fields[at]?.[1] !== field[1]);
      const what = `${form.action} ${actOf(fields)} with ${changed?.map((each) => each.slice(0, 40)).join('=')}`;
      judge(visitor, what, await visitor.post(form.action, fields));
      posts += 1;
    }
  expect([...amiss], again).toEqual([]);
  expect(forms.length).toBeGreaterThan(15);
  expect(posts).toBeGreaterThan(forms.length * 2);
});

test('an address that asks for nonsense is never an error of ours', { timeout: 1_800_000 }, async () => {
  const { toured, amiss, judge } = await walk();
  const asked = sliceOf(formsOf(toured, 'GET'), 24, 'asked', roomOf);
  const tried = new Set<string>();
  // No link says these without a long list.
  const cursor = '2026-02-30T00:00:00.000000Z~00000000-0000-7000-8000-000000000000';
  for (const { visitor } of sliceOf(toured, 3, 'who asks'))
    for (const address of [
      `/invoices?month=0000-01`,
      `/invoices?after=${cursor}`,
      `/invoices?before=${cursor.replace('2026-02-30', '0000-01-01')}`,
      `/engine?workflows=${'9'.repeat(30)}`,
      `/engine?jobs=1e30`,
      `/customers?page=${'9'.repeat(30)}`,
      `/portal?tab=history&page=${'9'.repeat(30)}`,
    ])
      judge(visitor, address, await visitor.get(address));
  for (const { visitor, form } of asked)
    for (const fields of sliceOf([...mutations(form), ...alone(form, tried)], 4, `asked ${shapeOf(form)}`)) {
      const address = `${form.action.split('?', 1)[0]}?${new URLSearchParams(fields)}`;
      judge(visitor, address, await visitor.get(address));
    }
  expect([...amiss], again).toEqual([]);
  expect(asked.length).toBeGreaterThan(15);
});
