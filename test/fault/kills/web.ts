import { ownerBrowser } from '#test/support/owner-browser.ts';
import { stopwatch } from '#workflows/engine/clock.ts';
import { differences, factsOf } from '../support/facts.ts';
import { type PgProxy, startPgProxy } from '../support/pg-proxy.ts';
import { startWeb } from '../support/processes.ts';
import { type Random, randomFrom } from '../support/random.ts';
import type { Broken, Lab, Row } from '../support/scenario.ts';
import { openStage, type Stage } from '../support/stage.ts';

/** More messages than the request of an approval sends; a death that does not come in it is not counted. */
const mostMessages = 90;

/** A web process that is killed by SIGKILL while it carries out an approval; the owner presses again on another. */
export async function killWebs(lab: Lab): Promise<Row> {
  const from = stopwatch();
  const random = randomFrom(lab.seed);
  const stage = await openStage(lab.urls);
  const proxy = await startPgProxy(stage.url);
  const survivor = await startWeb(stage);
  const broken: Broken[] = [];
  let count = 0;
  try {
    for (let turn = 0; turn < lab.size; turn++) {
      const says = await killOne(stage, proxy, survivor.origin, random);
      if (says === null) continue;
      count += 1;
      broken.push(...says.map((each) => ({ case: `web/${turn}`, says: each })));
    }
  } finally {
    await survivor.kill();
    await proxy.close();
    await stage.close();
  }
  return { what: 'web killed in an approval', count, broken, ms: stopwatch() - from };
}

async function killOne(stage: Stage, proxy: PgProxy, survivor: string, random: Random) {
  const web = await startWeb(stage, { url: proxy.url(stage.url) });
  const open = await stage.running(await stage.inMs(48 * 3_600_000));
  const browser = await ownerBrowser(stage, web.origin, open);
  await browser.read(web.origin, 'approve');
  const nth = 1 + random.below(mostMessages);
  const when = random.pick(['before', 'after'] as const);
  proxy.arm({ side: 'frontend', nth, when, act: () => void web.child.kill('SIGKILL') });
  const told = await browser.answer(web.origin, 'approve').catch(() => null);
  const wasKilled = !proxy.disarm().isPending;
  await web.kill();
  if (!wasKilled) return null;
  const says = (await stage.violations()).map((each) => `after message ${nth}: ${each}`);
  const { state } = await factsOf(stage.ownerDb, open.invoiceId);
  if (told?.status === 303 && state !== 'approved')
    says.push(`acknowledged at message ${nth}, and it is ${state}`);
  const again = await browser.answer(survivor, 'approve');
  if (again.status !== 303) says.push(`pressed again after message ${nth}: ${again.status}`);
  const wanted = { state: 'approved', events: ['start', 'submit', 'delivered', 'approve'] };
  says.push(
    ...differences(await factsOf(stage.ownerDb, open.invoiceId), wanted),
    ...(await stage.violations()),
  );
  return says;
}
