import { expect, onTestFinished, test } from 'vitest';
import { customerView } from '#app/customer-page/customer-view.server.ts';
import { approveSelection, readSelection } from '#app/portal/approve-selection.server.ts';
import { loadHome } from '#app/portal/home.server.ts';
import { inOffice } from '#db/client.ts';
import { sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import { createDrafts, submitReviews } from '#workflows/review/commands.ts';
import { ownerSession } from './session.ts';

const count = 65;

async function many(w: World): Promise<string[]> {
  const { officeId, biller: actor, businessId, customerId } = w;
  const source = { kind: 'hand' };
  const drafts = Array.from({ length: count }, () => ({
    businessId,
    customerId,
    content: sampleContent(),
    source,
  }));
  const made = await createDrafts(w.s, { officeId, actor, drafts });
  const invoiceIds = made.map(({ invoiceId }) => invoiceId);
  await submitReviews(w.s, { officeId, actor, invoiceIds });
  await w.work();
  return invoiceIds;
}

test('an owner reads what waits a page at a time, and what is chosen on any of them is approved', async () => {
  const w = await world();
  const ids = await many(w);
  const session = await ownerSession(w, ids[0]!, 'portal');
  const holder = globalThis as { taciteServices?: unknown };
  holder.taciteServices = w.s;
  onTestFinished(() => {
    delete holder.taciteServices;
  });
  const home = (page: string) => loadHome(new Request(`${w.env.APP_ORIGIN}/portal${page}`), session);
  const pages = [
    await home(''),
    await home('?waiting=2'),
    await home('?waiting=3'),
    await home('?waiting=9'),
  ];
  expect(pages.map(({ waiting: { items, slice } }) => [items.length, slice.page, slice.total])).toEqual([
    [30, 1, 65],
    [30, 2, 65],
    [5, 3, 65],
    [5, 3, 65],
  ]);
  const seen = pages.slice(0, 3).flatMap(({ waiting }) => waiting.items.map(({ id }) => id));
  expect(seen.toSorted()).toEqual(ids.toSorted());

  const chosen = [seen[0]!, seen[64]!];
  const selection = await readSelection({ s: w.s, session }, chosen);
  const form = new FormData();
  for (const { id, revisionSha256, nonce } of selection.items) {
    form.append('id', id);
    form.append(`revision:${id}`, revisionSha256);
    form.append(`nonce:${id}`, nonce);
  }
  expect(await approveSelection({ s: w.s, session }, form, '203.0.113.7')).toMatchObject({
    results: [{ refusal: null }, { refusal: null }],
  });
  expect((await home('')).waiting.slice.total).toBe(63);
});

test('a customer reads the list of all invoices a page at a time, the newest first', async () => {
  const w = await world({ policy: { needsApproval: 'never' } });
  const [first] = await many(w);
  const list = async (page: string | null) => {
    const access = { kind: 'session', as: null } as const;
    const view = await inOffice(w.s.db, w.officeId, (tx) =>
      customerView(tx, { invoiceId: first!, access, pdf: '/pdf', locale: 'fr', list: page }),
    );
    return view?.invoices ?? { rows: [], slice: { total: 0 } };
  };
  const pages = [await list(null), await list('2'), await list('3')];
  expect(pages.map(({ rows, slice }) => [rows.length, slice.total])).toEqual([
    [30, 65],
    [30, 65],
    [5, 65],
  ]);
  const numbers = pages.flatMap(({ rows }) => rows.map(({ number }) => number));
  expect(numbers).toEqual(numbers.toSorted().reverse());
  expect(new Set(numbers).size).toBe(count);
});
