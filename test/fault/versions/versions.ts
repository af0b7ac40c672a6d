import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { sampleContent } from '#test/support/content.ts';
import { moveClock, stopwatch } from '#workflows/engine/clock.ts';
import type { MachineDefinition } from '#workflows/engine/machine.ts';
import { poll } from '#workflows/engine/poll.ts';
import { createRegistry } from '#workflows/engine/registry.ts';
import { timerDelay } from '#workflows/engine/timer-delay.ts';
import { approve, createDraft, submitReview } from '#workflows/review/commands.ts';
import type { ReviewContext } from '#workflows/review/events.ts';
import { reviewChart } from '#workflows/review/machine.ts';
import type { Services } from '#workflows/services.ts';
import type { Lab, Row, Scenario } from '../support/scenario.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { inLanes, until } from '../support/until.ts';

const minute = 60_000;
const undoMs = 10 * minute;
const hour = 60 * minute;

/** A release with another review: here an explicit approval becomes final an hour later than before. */
function reviewNext(old: MachineDefinition): MachineDefinition {
  const undoWindow = ({ context, event }: { context: ReviewContext; event: unknown }) =>
    timerDelay(context.undoUntil, event) + hour;
  return { ...old, version: old.version + 1, chart: reviewChart.provide({ delays: { undoWindow } }) };
}

/** Processes of two releases work side by side, as they do while a new one is rolled out. */
export const versions: Scenario = {
  name: 'versions',
  says: 'processes of two releases side by side, each with reviews of its own version',
  unit: 'reviews of each version',
  sizes: { short: 12, long: 300 },
  parts: [{ seconds: 60 }],
  run: async function* (lab) {
    yield await sideBySide(lab);
  },
};

async function sideBySide(lab: Lab): Promise<Row> {
  const from = stopwatch();
  const stage = await openStage(lab.urls);
  const says: string[] = [];
  try {
    const older = stage.servicesAt(stage.url, 4, 'worker');
    const newer = stage.servicesAt(stage.url, 4, 'worker');
    const { all, newest } = newer.engine.registry;
    const [current, next] = [newest('review'), reviewNext(newest('review'))];
    newer.engine = { ...newer.engine, registry: createRegistry([...all, next]) };
    await Promise.all([older.boss.start(), newer.boss.start()]);

    const before = await approved(stage, older, lab.size);
    let failed = 0;
    const onError = (error: unknown) => says.push(`a poller failed: ${String(error)}`);
    const onTick = (ticked: { failed: number }) => {
      failed += ticked.failed;
    };
    const oldPoller = poll(older.engine, { onError, onTick });
    const after = await approved(stage, newer, lab.size);
    // What the older release knows nothing of comes due while it works alone.
    await moveClock(stage.s.db, undoMs + hour + 2000);
    await ended(stage, before, says, 'of the older version');
    if ((await issuedOf(stage, after)) > 0) says.push('an older process decided what only a newer one knows');
    const newPoller = poll(newer.engine, { onError, onTick });
    await ended(stage, after, says, 'of the newer version');

    // A process of the older release begins one more, which one of the newer takes to its end.
    const late = await approved(stage, older, lab.size);
    await oldPoller.stop();
    await moveClock(stage.s.db, undoMs + 2000);
    await ended(stage, late, says, 'begun by the older release and finished by the newer');
    await newPoller.stop();

    if (failed > 0) says.push(`${failed} timers were recorded as failed`);
    for (const [version, ids] of [
      [current.version, before],
      [next.version, after],
      [current.version, late],
    ] as const)
      if ((await ranUnder(stage, ids)).join() !== String(version))
        says.push(`not all ran under version ${version}`);
    says.push(...(await stage.violations()));
  } finally {
    await stage.close();
  }
  const broken = says.map((each) => ({ case: 'versions', says: each }));
  return { what: 'two releases side by side', count: 3 * lab.size, broken, ms: stopwatch() - from };
}

/** Reviews that a process begins and takes as far as an explicit approval. */
async function approved(stage: Stage, s: Services, count: number): Promise<string[]> {
  const { officeId, businessId, customerId, biller, owner } = stage;
  return inLanes(count, 4, async () => {
    const source = { kind: 'hand' };
    const draft = { officeId, actor: biller, businessId, customerId, content: sampleContent(), source };
    const { invoiceId } = await createDraft(s, draft);
    await submitReview(s, { officeId, actor: biller, invoiceId });
    const { sha } = await stage.find(invoiceId);
    const { accepted } = await approve(s, { officeId, actor: owner, invoiceId, revisionSha256: sha });
    if (!accepted) throw new Error('an approval was refused');
    return invoiceId;
  });
}

async function ended(stage: Stage, ids: string[], says: string[], which: string) {
  const took = await until(async () => (await issuedOf(stage, ids)) === ids.length, 20_000);
  if (took === null) says.push(`${ids.length - (await issuedOf(stage, ids))} reviews ${which} did not end`);
}

const issuedOf = async ({ ownerDb }: Stage, ids: string[]) =>
  (
    await rows<{ n: number }>(
      ownerDb,
      sql`select count(*)::int as n from issued_invoices where invoice_id = any (${sql.param(ids)}::text[]::uuid[])`,
    )
  )[0]!.n;

const ranUnder = async ({ ownerDb }: Stage, ids: string[]) =>
  (
    await rows<{ version: number }>(
      ownerDb,
      sql`select distinct t.version from transitions t join workflows w on w.id = t.workflow_id
        where w.machine = 'review' and w.subject_id = any (${sql.param(ids)}::text[]::uuid[])`,
    )
  ).map(({ version }) => version);
