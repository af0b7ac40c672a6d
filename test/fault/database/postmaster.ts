import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stopwatch } from '#workflows/engine/clock.ts';
import { isReady, lostOf, startCrowd } from '../support/crowd.ts';
import { inParts, partsOf } from '../support/in-parts.ts';
import { startMortalCluster } from '../support/mortal-cluster.ts';
import { startWeb, startWorker } from '../support/processes.ts';
import { randomFrom } from '../support/random.ts';
import type { Broken, Lab, Row, Scenario } from '../support/scenario.ts';
import { openStage } from '../support/stage.ts';
import { seconds, until } from '../support/until.ts';

/** R3: after the database is back the web is healthy within this much, and meanwhile no answer takes longer. */
const limitMs = 10_000;
const people = 50;
/** Reviews that are ready to be approved, for each death. */
const perDeath = 250;

const all = 12;
/** So many on one cluster. */
const perCluster = 3;

/** The postmaster is killed under fifty people, over and over. */
export const postmaster: Scenario = {
  name: 'postmaster',
  says: `PostgreSQL is killed by SIGKILL under ${people} people and comes back`,
  unit: 'deaths of the postmaster',
  sizes: { short: 0, long: all },
  parts: partsOf(all, perCluster, 60),
  run: (lab) => inParts(lab, perCluster, killPostmaster),
};

async function killPostmaster(lab: Lab): Promise<Row> {
  const from = stopwatch();
  const random = randomFrom(lab.seed);
  const dir = mkdtempSync(join(tmpdir(), 'tacite-mortal-'));
  const cluster = await startMortalCluster(dir);
  const stage = await openStage(cluster.urls);
  const broken: Broken[] = [];
  const says = (text: string) => broken.push({ case: 'postmaster', says: text });
  const back: number[] = [];
  const [web, worker] = await Promise.all([startWeb(stage), startWorker(stage)]);
  try {
    const reviews = await stage.manyRunning(perDeath * (lab.size + 1), await stage.inMs(48 * 3_600_000));
    const crowd = startCrowd(stage, people, reviews, () => [web.origin]);
    for (let death = 0; death < lab.size; death++) {
      await wait(5000 * (lab.size > 1 ? 1 : 0.4) + random() * 2000);
      const before = crowd.acknowledged.length;
      await cluster.kill();
      await wait(random() * 2000);
      await cluster.start();
      const healthy = await until(() => isReady(web.origin), 3 * limitMs);
      if (healthy === null || healthy > limitMs) says(`death ${death}: healthy after ${seconds(healthy)}`);
      back.push(healthy ?? Number.POSITIVE_INFINITY);
      const again = await until(async () => crowd.acknowledged.length > before, limitMs);
      if (again === null) says(`death ${death}: nobody was served for ${seconds(limitMs)} after it`);
      for (const each of await stage.violations()) says(`death ${death}: ${each}`);
    }
    const served = crowd.acknowledged.length;
    await until(async () => crowd.acknowledged.length > served + people, limitMs);
    await crowd.stop();
    const lost = await lostOf(stage, crowd.acknowledged);
    for (const id of lost) says(`the approval of ${id} was acknowledged and is lost`);
    if (crowd.slowestMs > limitMs) says(`an answer took ${seconds(crowd.slowestMs)}`);
    for (const { child, errors } of [web, worker])
      if (child.exitCode !== null)
        says(`a process ended by itself: ${errors.slice(-12).join('\n').slice(-1500)}`);
    for (const each of await stage.violations()) says(each);
    const troubles = [...crowd.troubles].map(([what, count]) => `${count} ${what}`).join(', ');
    const measured = `${crowd.acknowledged.length} approvals acknowledged, ${lost.length} lost; healthy ${seconds(Math.max(...back))} after the database; slowest answer ${seconds(crowd.slowestMs)}; told to try again: ${troubles || 'nobody'}`;
    return { what: 'postmaster killed', count: lab.size, broken, ms: stopwatch() - from, measured };
  } finally {
    await Promise.all([web.kill(), worker.kill()]);
    await stage.close().catch(() => undefined);
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
