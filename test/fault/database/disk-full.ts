import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { stopwatch } from '#workflows/engine/clock.ts';
import { submitReviews } from '#workflows/review/commands.ts';
import { lostOf, startCrowd } from '../support/crowd.ts';
import { startMortalCluster } from '../support/mortal-cluster.ts';
import { startWeb, startWorker } from '../support/processes.ts';
import type { Broken, Lab, Row, Scenario } from '../support/scenario.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { seconds, until } from '../support/until.ts';

/** R17: with space again, work goes on within this much. */
const limitMs = 30_000;
const people = 10;

/** The disk of the database, and that of the documents, is full to the last byte for a while. */
export const diskFull: Scenario = {
  name: 'disk',
  says: 'the disk of the database, then that of the documents, is full',
  unit: 'seconds that it is full',
  sizes: { short: 0, long: 20 },
  parts: [
    { only: 'database', seconds: 70 },
    { only: 'documents', seconds: 35 },
  ],
  run: async function* (lab) {
    if (!lab.only || lab.only === 'database') yield await fillDatabase(lab);
    if (!lab.only || lab.only === 'documents') yield await fillDocuments(lab);
  },
};

const notMounted = (what: string): Row => ({
  what,
  count: 0,
  broken: [],
  ms: 0,
  measured: 'NOT RUN: a disk in memory can be mounted by root alone',
});

async function fillDatabase(lab: Lab): Promise<Row> {
  const what = "the database's disk full";
  const from = stopwatch();
  const dir = mkdtempSync(join(tmpdir(), 'tacite-disk-'));
  const disk = mountSmallDisk(dir, 260);
  if (!disk) return notMounted(what);
  const cluster = await startMortalCluster(dir, [
    'max_wal_size=64MB',
    'wal_recycle=off',
    'shared_buffers=32MB',
  ]);
  const stage = await openStage(cluster.urls);
  const broken: Broken[] = [];
  const says = (text: string) => broken.push({ case: 'database', says: text });
  const web = await startWeb(stage);
  let again: number | null = null;
  try {
    const reviews = await stage.manyRunning(1200, await stage.inMs(48 * 3_600_000));
    const crowd = startCrowd(stage, people, reviews, () => [web.origin]);
    await until(async () => crowd.acknowledged.length > 20, 20_000);
    disk.fill();
    await wait(lab.size * 1000);
    const before = crowd.acknowledged.length;
    disk.free();
    // Where the log could not be written PostgreSQL has stopped itself; who runs it starts it again.
    await cluster.start();
    again = await until(async () => crowd.acknowledged.length > before, limitMs);
    if (again === null) says(`nobody was served for ${seconds(limitMs)} after there was space`);
    const served = crowd.acknowledged.length;
    await until(async () => crowd.acknowledged.length > served + people, limitMs);
    await crowd.stop();
    const lost = await lostOf(stage, crowd.acknowledged);
    for (const id of lost) says(`the approval of ${id} was acknowledged and is lost`);
    for (const each of await stage.violations()) says(each);
    const troubles = [...crowd.troubles].map(([trouble, count]) => `${count} ${trouble}`).join(', ');
    const measured = `${crowd.acknowledged.length} approvals acknowledged, ${lost.length} lost; went on after ${seconds(again)}; told to try again: ${troubles}`;
    return { what, count: 1, broken, ms: stopwatch() - from, measured };
  } finally {
    await web.kill();
    await stage.close().catch(() => undefined);
    await cluster.stop();
    disk.remove();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function fillDocuments(lab: Lab): Promise<Row> {
  const what = "the documents' disk full";
  const from = stopwatch();
  const stage = await openStage(lab.urls, { policy: { needsApproval: 'never' } });
  const disk = mountSmallDisk(join(stage.dataDir, 'blobs'), 4);
  if (!disk) {
    await stage.close();
    return notMounted(what);
  }
  const count = 10;
  const broken: Broken[] = [];
  const says = (text: string) => broken.push({ case: 'documents', says: text });
  disk.fill();
  const worker = await startWorker(stage);
  let again: number | null = null;
  try {
    const invoiceIds: string[] = [];
    for (let turn = 0; turn < count; turn++) invoiceIds.push(await stage.draft());
    await submitReviews(stage.s, { officeId: stage.officeId, actor: stage.biller, invoiceIds });
    await until(async () => worker.errors.some((line) => line.includes('ENOSPC')), 20_000);
    await wait(lab.size * 1000);
    if ((await documentsOf(stage)) > 0) says('a document was kept where there was no room for it');
    for (const each of await stage.violations()) says(`while it is full: ${each}`);
    disk.free();
    again = await until(async () => (await documentsOf(stage)) === count, limitMs);
    if (again === null)
      says(
        `${count - (await documentsOf(stage))} documents were missing ${seconds(limitMs)} after there was space`,
      );
    for (const each of await stage.violations()) says(each);
  } finally {
    await worker.kill();
    disk.remove();
    await stage.close();
  }
  return {
    what,
    count,
    broken,
    ms: stopwatch() - from,
    measured: `all documents made ${seconds(again)} after there was space`,
  };
}

const documentsOf = async ({ ownerDb }: Stage) =>
  (await rows<{ n: number }>(ownerDb, sql`select count(*)::int as n from documents`))[0]!.n;
