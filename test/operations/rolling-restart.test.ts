import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { balancer } from '#test/support/balancer.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { approveOverHttp, ownerBrowser } from '#test/support/owner-browser.ts';
import { freePort, type Running, startProcess } from '#test/support/processes.ts';
import { again, chanceOf, isWhole } from '#test/support/slice.ts';
import { type World, world } from '#test/support/world.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import { submitReview } from '#workflows/review/commands.ts';

const reviews = isWhole ? 400 : 12;
/** Which are restarted under load, and which over the end of the windows: one of each kind, or in whole all of them. */
const { pick } = chanceOf('rolling restart');
const web = isWhole ? [0, 1] : [pick([0, 1])];
const workers = isWhole ? [2, 3] : [pick([2, 3])];
const restarts = [...web, ...workers];

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
  let read = 0;
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
      read += 1;
    }
  });
  const toApprove = ids.filter((_, i) => i % 2 === 0);
  const silent = ids.filter((_, i) => i % 2 === 1);
  const ends: { code: number | null; ms: number }[] = [];
  const approving = (async () => {
    for (const [i, id] of toApprove.entries()) {
      // Approvals are spread over all restarts, whatever the machine takes for one.
      while (ends.length < Math.floor((i * restarts.length) / toApprove.length)) await request('/health');
      count(`approve ${(await approveOverHttp(w, request, id)).status}`);
    }
  })();
  /** What was read while each was away. */
  const readMeanwhile: number[] = [];
  const restart = async (i: number) => {
    const old = fleet[i]!;
    const before = read;
    ends.push(await old.stop());
    fleet[i] = await startProcess(
      old.kind,
      environment,
      old.origin ? Number(new URL(old.origin).port) : undefined,
    );
    readMeanwhile.push(read - before);
  };
  for (const i of restarts) await restart(i);
  await approving;
  // Now the other windows end, and the workers are restarted over it.
  await moveClock(w.s.db, 49 * 3_600_000);
  for (const i of workers) await restart(i);
  isOver = true;
  await Promise.all(reading);
  await settled(w);

  expect(ends.map(({ code }) => code)).toEqual([...restarts, ...workers].map(() => 0));
  for (const { ms } of ends) expect(ms).toBeLessThan(30_000);
  const { 'read 200': good, 'approve 303': approved, ...others } = answers;
  expect(others, again).toEqual({});
  expect({ good, approved }).toEqual({ good: read, approved: toApprove.length });
  expect(Math.min(...readMeanwhile), 'somebody reads during each restart').toBeGreaterThan(0);
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
