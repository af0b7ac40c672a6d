import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { rowSet } from '#db/row-set.ts';
import { sampleContent } from '#test/support/content.ts';
import { world } from '#test/support/world.ts';
import { clock } from '#workflows/engine/clock.ts';
import { explainDue } from '#workflows/engine/store.ts';
import { createDrafts } from '#workflows/review/commands.ts';

/** A business with so many drafts that reading them all would be seen in a plan. */
async function crowd() {
  const w = await world();
  const { officeId, businessId, customerId, biller: actor } = w;
  const draft = { businessId, customerId, content: sampleContent(), source: { kind: 'hand' } };
  const made = await createDrafts(w.s, {
    officeId,
    actor,
    drafts: Array.from({ length: 1500 }, () => draft),
  });
  await w.ownerDb.execute(sql`analyze`);
  const plan = (query: ReturnType<typeof sql>) =>
    inOffice(w.db, officeId, async (tx) => {
      const lines = await rows<{ 'QUERY PLAN': string }>(tx, query);
      return lines.map((line) => line['QUERY PLAN']).join('\n');
    });
  return { ...w, id: made[7]!.invoiceId, plan };
}

test('under row-level security a set of rows finds its table by the index, not by reading the office', async () => {
  const w = await crowd();
  const one = rowSet('n', { id: 'uuid', subject: 'text' }, [{ id: w.id, subject: 'Autre' }]);
  const plan = await w.plan(sql`explain update invoices i set subject = n.subject from ${one}
    where i.office_id = (select app_office()) and i.id = n.id`);
  expect(plan).toContain('Index Scan using invoices_office_id_id_pk');
  expect(plan).not.toContain('Seq Scan');
});

test('what is due is found by the time it is due, whatever else sleeps', async () => {
  const w = await crowd();
  await w.ownerDb.execute(sql`update workflows set wake_at = app_clock() + interval '1 year'`);
  await w.ownerDb.execute(sql`analyze workflows`);
  const due = { until: await clock(w.db), lane: 0, limit: 400, known: w.s.engine.registry.names };
  const plan = await w.plan(explainDue(due));
  expect(plan).toContain('Index Scan using workflows_wake');
  expect(plan).not.toMatch(/Seq Scan|Rows Removed by Filter: [1-9]\d{2}/);
});
