import { sql } from 'drizzle-orm';
import { paths } from '#app/lib/paths.ts';
import { rows } from '#db/client.ts';
import { pricedAt } from '#test/support/content.ts';
import { stopwatch } from '#workflows/engine/clock.ts';
import { startWeb } from '../support/processes.ts';
import type { Broken, Lab, Row, Scenario } from '../support/scenario.ts';
import { staffBrowser } from '../support/staff-browser.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { inLanes, seconds } from '../support/until.ts';

/** What issuing may take beside showing the same drafts: R5 says 5 s for two hundred, where they were shown in 6 s. */
const limitRatio = 1;

/** A business whose drafts need no approval: its numbers are taken while the request of the submission waits (R5). */
export const series: Scenario = {
  name: 'series',
  says: 'invoices of one series are issued at once over HTTP, on two web processes',
  unit: 'invoices',
  sizes: { short: 40, long: 200 },
  parts: [{ seconds: 40 }],
  run: async function* (lab) {
    yield await issueAll(lab);
  },
};

async function issueAll(lab: Lab): Promise<Row> {
  const from = stopwatch();
  const stage = await openStage(lab.urls, { policy: { needsApproval: 'never' } });
  const webs = await Promise.all([startWeb(stage), startWeb(stage)]);
  const broken: Broken[] = [];
  const says = (text: string) => broken.push({ case: 'all', says: text });
  let measured = '';
  try {
    // Documents that ask the same would be asked about first.
    const drafts = await inLanes(lab.size, 4, (index) => stage.draft(pricedAt(index + 1)));
    const browser = await staffBrowser(stage);
    await Promise.all(webs.map(({ origin }) => browser.read(origin, '/invoices')));
    const shown = stopwatch();
    await Promise.all(drafts.map((id, index) => browser.read(webs[index % 2]!.origin, paths.invoice(id))));
    const shownMs = stopwatch() - shown;
    const begun = stopwatch();
    const answers = await Promise.all(
      drafts.map((id, index) => browser.act(webs[index % 2]!.origin, id, 'submit-review').catch(String)),
    );
    const tookMs = stopwatch() - begun;
    for (const answer of answers)
      if (typeof answer === 'string' || answer.status !== 302)
        says(`answered ${JSON.stringify(answer).slice(0, 300)}`);
    measured = `all answered in ${seconds(tookMs)}; the same drafts shown in ${seconds(shownMs)}`;
    // The promise is about two hundred; fewer, among other tests, show the order alone.
    if (lab.size >= 200 && tookMs > limitRatio * shownMs) says(measured);
    const taken = await numbers(stage);
    if (taken.some((sequence, index) => sequence !== index + 1) || taken.length !== lab.size)
      says(`the numbers in the order of time: ${taken.join(' ')}`);
    for (const each of await stage.violations()) says(each);
    for (const error of webs.flatMap((web) => web.errors)) says(`a process logged ${error.slice(0, 300)}`);
  } finally {
    await Promise.all(webs.map((web) => web.kill()));
    await stage.close();
  }
  return { what: 'issued at once in one series', count: lab.size, broken, ms: stopwatch() - from, measured };
}

const numbers = async ({ ownerDb }: Stage) =>
  (
    await rows<{ sequence: number }>(
      ownerDb,
      sql`select sequence from contract.invoices where number is not null order by issued_at, sequence`,
    )
  ).map(({ sequence }) => sequence);
