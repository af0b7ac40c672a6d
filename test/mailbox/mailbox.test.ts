import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { moveDemonstrationClock } from '#app/mailbox/move-clock.server.ts';
import { readCodes } from '#app/mailbox/read-codes.server.ts';
import { readMailbox } from '#app/mailbox/read-mailbox.server.ts';
import { requireSandbox } from '#app/mailbox/require-sandbox.server.ts';
import { demonstration } from '#app/start/demo/people.ts';
import { seedPeople } from '#app/start/demo/seed-people.ts';
import { codeAt } from '#test/auth/given.ts';
import { type World, world } from '#test/support/world.ts';
import { submitReview } from '#workflows/review/commands.ts';

async function asked(w: World) {
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
}

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

test('the mailbox shows captured mail newest first, of everybody or of one', async () => {
  const w = await world();
  expect(await readMailbox(w.s, new URLSearchParams())).toMatchObject({ mails: [], total: 0, hidden: 0 });
  await asked(w);
  await w.pass(48.1);
  const all = await readMailbox(w.s, new URLSearchParams());
  const times = all.mails.map(({ at }) => at);
  expect(times).toEqual([...times].sort().reverse());
  expect(all.recipients.map(({ address }) => address)).toEqual([
    'marches@saint-riquet.example',
    'thierry@vasseur.example',
  ]);
  const one = await readMailbox(w.s, new URLSearchParams({ to: 'marches@saint-riquet.example' }));
  expect(one).toMatchObject({ total: 1, hidden: all.total - 1, mails: [{ attachments: 1 }] });
});

test('its clock goes forward by the steps it offers, and only where the database lets it', async () => {
  const w = await world();
  await expect(moveDemonstrationClock(w.s, form({ hours: '24' }))).rejects.toMatchObject({ status: 302 });
  const { clock } = await readMailbox(w.s, new URLSearchParams());
  expect(clock).toMatchObject({ aheadMs: 24 * 3_600_000, movable: true });
  for (const hours of ['-24', '2', 'soon', '']) {
    expect(await moveDemonstrationClock(w.s, form({ hours }))).toMatchObject({ init: { status: 400 } });
  }
  await w.ownerDb.execute(sql`update clock_control set movable = false`);
  expect(await moveDemonstrationClock(w.s, form({ hours: '1' }))).toMatchObject({
    data: { refused: 'fixed' },
  });
  const after = await readMailbox(w.s, new URLSearchParams());
  expect(after.clock.aheadMs).toBe(24 * 3_600_000);
});

test('its codes are those of the demonstration’s telephones, and nobody’s elsewhere', async () => {
  const w = await world();
  await seedPeople(w.env, w.ownerDb);
  const { offices } = await readCodes(w.s);
  expect(offices).toMatchObject([{ name: 'Calame Facturation', password: demonstration.password }]);
  const shown = offices[0]?.holders.map(({ email, code }) => [email, code]);
  const steps = [0, 1].map((step) =>
    demonstration.colleagues.map(({ email, totp }) => [email, codeAt(step, totp)]),
  );
  expect(steps).toContainEqual(shown);
  await w.ownerDb.execute(sql`update clock_control set movable = false`);
  expect((await readCodes(w.s)).offices).toEqual([]);
});

test('outside of a sandbox there is no mailbox', async () => {
  const { env } = await world();
  expect(() => requireSandbox({ env })).not.toThrow();
  expect(() => requireSandbox({ env: { ...env, isSandbox: false } })).toThrow(
    expect.objectContaining({ status: 404 }),
  );
});
