import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { balancer } from '#test/support/balancer.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { approveOverHttp, ownerBrowser } from '#test/support/owner-browser.ts';
import { freePort, type Running, startProcess } from '#test/support/processes.ts';
import { type World, world } from '#test/support/world.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import { submitReview } from '#workflows/review/commands.ts';

/** TACITE_LONG=1: ten times the reviews. */
const reviews = process.env.TACITE_LONG ? 400 : 24;

test('two web and two workers restarted one after the other under load: no request fails, everything happens once', {
  timeout: 600_000,
}, async () => {
  const w = await world();
  const ids: string[] = [];
  for (let i = 0; i < reviews; i++) {
    const invoiceId = await w.draft();
    await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
    ids.push(invoiceId);
  }
  const environment = {
    NODE_ENV: 'test',
    DATABASE_URL: w.env.DATABASE_URL,
    DATA_DIR: w.dataDir,
    SESSION_SECRET: w.env.SESSION_SECRET,
    APP_ORIGIN: 'http://localhost:3000',
  };
  const fleet: Running[] = await Promise.all([
    startProcess('web', environment, await freePort()),
    startProcess('web', environment, await freePort()),
    startProcess('worker', environment),
    startProcess('worker', environment),
  ]);
  const { request, tally } = balancer(() =>
    fleet.flatMap(({ kind, origin }) => (kind === 'web' ? [origin] : [])),
  );
  await settled(w);

  // Readers who never rest, and owners who approve one draft of two, from before the first stop to after the last start.
  const answers: Record<string, number> = {};
  const count = (what: string) => {
    answers[what] = (answers[what] ?? 0) + 1;
  };
  let isOver = false;
  const reading = Array.from({ length: 4 }, async (_, i) => {
    const owner = await ownerBrowser(w, request, { invoiceId: ids[i] ?? '' });
    const page = (path: string) => async () => {
      const answer = await request(path);
      await answer.arrayBuffer();
      return answer;
    };
    const pages = [() => owner.read(request), page('/sign-in'), page('/health')];
    for (let turn = i; !isOver; turn++) {
      const { status } = await pages[turn % pages.length]!();
      count(`read ${status}`);
    }
  });
  const toApprove = ids.filter((_, i) => i % 2 === 0);
  const silent = ids.filter((_, i) => i % 2 === 1);
  const ends: { code: number | null; ms: number }[] = [];
  const approving = (async () => {
    for (const [i, id] of toApprove.entries()) {
      // Approvals are spread over all restarts, whatever the machine takes for one.
      while (ends.length < Math.floor((i * 4) / toApprove.length)) await request('/health');
      count(`approve ${(await approveOverHttp(w, request, id)).status}`);
    }
  })();
  const restart = async (i: number) => {
    const old = fleet[i]!;
    ends.push(await old.stop());
    fleet[i] = await startProcess(
      old.kind,
      environment,
      old.origin ? Number(new URL(old.origin).port) : undefined,
    );
  };
  for (const i of fleet.keys()) await restart(i);
  await approving;
  // Now the other windows end, and the workers are restarted over it.
  await moveClock(w.s.db, 49 * 3_600_000);
  for (const [i, { kind }] of fleet.entries()) if (kind === 'worker') await restart(i);
  isOver = true;
  await Promise.all(reading);
  await settled(w);

  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
  for (const { ms } of ends) expect(ms).toBeLessThan(30_000);
  const { 'read 200': read = 0, 'approve 303': approved = 0, ...others } = answers;
  expect(others).toEqual({});
  expect(approved).toBe(toApprove.length);
  expect(read).toBeGreaterThan(100);
  expect(tally.retried, 'connections that a stopping process refused or cut').toBeLessThan(read / 2);
  await expectOnce(w, toApprove, 'owner');
  await expectOnce(w, silent, 'silence');
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
  const stopped = await Promise.all(fleet.map((each) => each.stop()));
  expect(stopped.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
});

/** Nothing is due, queued or on its way. */
async function settled(w: World) {
  const open = sql`select exists (select from workflows where wake_at <= app_clock())
    or exists (select from pgboss.job where state < 'completed' and data ? 'officeId') as busy`;
  await expect
    .poll(async () => (await rows<{ busy: boolean }>(w.ownerDb, open))[0]?.busy, {
      timeout: 120_000,
      interval: 100,
    })
    .toBe(false);
}

/** Each of these was decided so, issued, set and sent to its customer exactly once. */
async function expectOnce(w: World, ids: string[], decidedBy: string) {
  const found = await rows<{ decided: string; number: string | null; documents: number; mails: number }>(
    w.ownerDb,
    sql`select i.decided_by as decided, i.number,
        (select count(*)::int from documents d where d.invoice_id = i.id and d.kind = 'pdf') as documents,
        (select count(*)::int from mails m where m.invoice_id = i.id and m.kind = 'invoiceToCustomer' and m.state = 'delivered') as mails
      from invoices i where i.id = any (${sql.param(ids)}::text[]::uuid[])`,
  );
  const once = { decided: decidedBy, number: expect.stringMatching(/^VPC-/), documents: 1, mails: 1 };
  expect(found).toEqual(ids.map(() => once));
}
