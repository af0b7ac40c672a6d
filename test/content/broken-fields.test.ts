import { expect, test } from 'vitest';
import type { SeenForm } from '#test/support/crawl.ts';
import { again, sliceOf } from '#test/support/slice.ts';
import { type Found, takeForms, tour } from '#test/support/tour.ts';
import { twoOffices } from '#test/support/two-offices.ts';
import { openDoor, visitorsOf } from '#test/support/visitors.ts';

/** What no form of ours sends: no id, no number, too much of both, what PostgreSQL can't hold, and what is a tree. */
const broken = ['x', '', '-1', '9'.repeat(40), 'é'.repeat(4000), 'a\u0000b', '{"a":[1]}', '2026-13-45'];

/** What decides what a form is about. */
const isNaming = (name: string) =>
  /^(act|do|kind|version|seen|revision|nonce|round)$|id$|ids$|^over$/i.test(name);

/** Every way to send a form that its page would not: each naming field alone, then all the others at once. */
function* mutations({ fields }: SeenForm): Generator<[string, string][]> {
  const naming = fields.map(([name]) => name).filter(isNaming);
  for (const value of broken) {
    for (const name of naming)
      yield fields.map(([each, was]) => (each === name ? [each, value] : [each, was]));
    yield fields.map(([each, was]) => (isNaming(each) ? [each, was] : [each, value]));
  }
  for (const [left] of fields) yield fields.filter(([name]) => name !== left);
  yield fields.flatMap((field) => [field, field]);
  yield [...fields, ['__proto__', 'x'], ['constructor.prototype.isAdmin', 'true'], ['lines[9].name', 'x']];
}

/** Two forms are one when they go to the same place with the same fields and the same act. */
const shapeOf = ({ method, action, fields }: SeenForm) =>
  `${method} ${action.replaceAll(/[0-9a-f-]{36}|=[^&]+/g, 'ID')} ${fields.map(([name, value]) => (/^(act|do)$/.test(name) ? value : name))}`;

test('a form whose fields are missing, doubled or nonsense is refused, and never an error of ours', {
  timeout: 600_000,
}, async () => {
  const offices = await twoOffices();
  let said = '';
  const door = await openDoor(offices, 6, (line) => {
    const { err } = JSON.parse(line) as { err?: { stack?: string } };
    if (err?.stack) said = err.stack.slice(0, 300);
  });
  const visitors = await visitorsOf(door, offices, offices.ours.officeId);
  const found = new Map<string, Found>();
  for (const { visitor, pages } of await tour(offices, visitors))
    for (const { path, forms } of pages)
      for (const form of forms)
        if (form.method === 'POST' && !form.action.startsWith('/sign-out') && !found.has(shapeOf(form)))
          found.set(shapeOf(form), { visitor, path, form });
  const forms = await takeForms([...found.values()], shapeOf);
  const amiss = new Set<string>();
  let posts = 0;
  for (const { visitor, form } of forms)
    for (const fields of sliceOf([...mutations(form)], 8, `broken ${shapeOf(form)}`)) {
      const { status } = await visitor.post(form.action, fields);
      posts += 1;
      const act = fields.find(([name]) => name === 'act' || name === 'do')?.[1]?.slice(0, 30);
      if (status >= 500) amiss.add(`${visitor.name} ${form.action} ${act}: ${said}`);
    }
  expect([...amiss], again).toEqual([]);
  expect(forms.length).toBeGreaterThan(50);
  expect(posts).toBeGreaterThan(forms.length * 4);
});
