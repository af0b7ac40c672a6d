import { expect, test } from 'vitest';
import { paths } from '#app/lib/paths.ts';
import { crawl, type SeenForm } from '#test/support/crawl.ts';
import { idsOf, twoOffices } from '#test/support/two-offices.ts';
import { openDoor, type Visitor, visitorsOf } from '#test/support/visitors.ts';

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

test('a form whose fields are missing, doubled or nonsense is refused, and never an error of ours', {
  timeout: 600_000,
}, async () => {
  const offices = await twoOffices();
  const { ownerDb, ours } = offices;
  let said = '';
  const door = await openDoor(offices, 6, (line) => {
    const { err } = JSON.parse(line) as { err?: { stack?: string } };
    if (err?.stack) said = err.stack.slice(0, 300);
  });
  const visitors = await visitorsOf(door, offices, ours.officeId);
  const named = (role: string) => visitors.find(({ name }) => name === role)!;
  const invoices = (await idsOf(ownerDb, ours.officeId)).get('invoices') ?? [];
  const starts: [Visitor, string[]][] = [
    [
      named('admin'),
      [paths.today(), paths.exports(), paths.privacy({ find: 'a' }), paths.engine(), paths.account()],
    ],
    [named('owner'), [paths.portal(), ...invoices.map((id) => paths.review(id))]],
    [named('customer'), invoices.map((id) => paths.customerInvoice(id))],
    [named('nobody'), [paths.signIn(), paths.forgotten()]],
  ];
  const amiss = new Set<string>();
  const seen = new Set<string>();
  let posts = 0;
  for (const [visitor, from] of starts)
    for (const { forms } of await crawl(visitor, from))
      for (const form of forms) {
        const shape =
          form.action.replaceAll(/[0-9a-f-]{36}|=[^&]+/g, 'ID') + form.fields.map(([name]) => name).join();
        if (form.method !== 'POST' || form.action.startsWith('/sign-out') || seen.has(shape)) continue;
        seen.add(shape);
        for (const fields of mutations(form)) {
          const { status } = await visitor.post(form.action, fields);
          posts += 1;
          const act = fields.find(([name]) => name === 'act' || name === 'do')?.[1]?.slice(0, 30);
          if (status >= 500) amiss.add(`${visitor.name} ${form.action} ${act}: ${said}`);
        }
      }
  expect([...amiss]).toEqual([]);
  expect(posts).toBeGreaterThan(500);
});
