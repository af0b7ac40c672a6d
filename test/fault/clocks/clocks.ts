import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { ownerBrowser } from '#test/support/owner-browser.ts';
import { clock, moveClock, stopwatch } from '#workflows/engine/clock.ts';
import { submitReview } from '#workflows/review/commands.ts';
import { startWeb, startWorker } from '../support/processes.ts';
import { randomFrom } from '../support/random.ts';
import type { Lab, Row, Scenario } from '../support/scenario.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { until } from '../support/until.ts';
import { inParis, lastRequest } from './local-time.ts';

const hour = 3_600_000;
const windowMs = 172_800_000;

/** In the order of time, as clocks go forward: nights on which a civil day has 23 or 25 hours, a day that most years lack, and the end of a year, in Paris. */
const calendar = {
  "year's end": '2026-12-29T23:30:00.000Z',
  'spring: the clock goes ahead': '2027-03-26T23:30:00.000Z',
  'autumn: the clock goes back': '2027-10-29T22:30:00.000Z',
  '29 February': '2028-02-27T22:15:00.000Z',
};

/** What a business's numbers of two instants half an hour around midnight in Paris begin with. */
const yearOf = { '2026-12-31T22:30:00.000Z': 'VPC-2026-', '2026-12-31T23:30:00.000Z': 'VPC-2027-' };

const kinds = ['ahead', 'behind', 'days'] as const;
type Kind = (typeof kinds)[number];

/** Processes whose clock is wrong, and days that are not like others (R9, R10). */
export const clocks: Scenario = {
  name: 'clocks',
  says: 'clocks of processes are wrong by two days; nights, days and years that are not like others',
  unit: 'hours that clocks are wrong, ahead and behind',
  sizes: { short: 48, long: 48 },
  parts: kinds.map((only) => ({ only, seconds: 12 })),
  run: async function* (lab) {
    const only = lab.only ?? (lab.isShort && randomFrom(lab.seed).pick(kinds));
    if (!only || only === 'ahead') yield await wrongBy(lab, 'ahead', lab.size);
    if (!only || only === 'behind') yield await wrongBy(lab, 'behind', -lab.size);
    if (!only || only === 'days') yield await daysOf(lab);
  },
};

async function wrongBy(lab: Lab, kind: Kind, hours: number): Promise<Row> {
  const from = stopwatch();
  const stage = await openStage(lab.urls);
  const wrong = {
    preload: 'test/fault/support/shift-clock.ts',
    env: { CLOCK_SHIFT_MS: String(hours * hour) },
  };
  const [web, worker] = await Promise.all([startWeb(stage, wrong), startWorker(stage, wrong)]);
  const says: string[] = [];
  try {
    const [silent, answered] = [await stage.submitted(), await stage.submitted()];
    const areAsked = async () =>
      (await windowOf(stage, silent.invoiceId)) !== null &&
      (await windowOf(stage, answered.invoiceId)) !== null;
    if ((await until(areAsked, 20_000)) === null) throw new Error('nobody was asked');
    const window = (await windowOf(stage, silent.invoiceId))!;
    const now = Date.parse(await clock(stage.s.db));
    if (window.endsAt - window.from !== windowMs)
      says.push(`the window lasts ${window.endsAt - window.from} ms`);
    if (Math.abs(now - window.from) > 60_000) says.push('the window does not begin now');
    const browser = await ownerBrowser(stage, web.origin, answered);
    const page = await browser.read(web.origin, 'approve');
    const end = inParis(new Date((await windowOf(stage, answered.invoiceId))!.endsAt).toISOString());
    if (!page.text.includes(end)) says.push(`the page does not say ${end}`);
    const { status } = await browser.answer(web.origin, 'approve');
    if (status !== 303) says.push(`an approval is answered with ${status}`);

    await moveClock(stage.s.db, windowMs - (now - window.from) - 4000);
    await until(async () => (await stateOf(stage, answered.invoiceId)) === 'issued', 10_000);
    if ((await stateOf(stage, silent.invoiceId)) !== 'awaiting.running')
      says.push('silence decided before the end');
    const isIssued = async () => (await stateOf(stage, silent.invoiceId)) === 'issued';
    if ((await until(isIssued, 20_000)) === null) says.push('silence did not decide after the end');
    says.push(...(await stage.violations()));
  } finally {
    await Promise.all([web.kill(), worker.kill()]);
    await stage.close();
  }
  const broken = says.map((each) => ({ case: kind, says: each }));
  return {
    what: `web and worker wrong by ${hours > 0 ? '+' : '−'}${Math.abs(hours)} h`,
    count: 2,
    broken,
    ms: stopwatch() - from,
  };
}

async function daysOf(lab: Lab): Promise<Row> {
  const from = stopwatch();
  const says: string[] = [];
  const reader = await openStage(lab.urls);
  const web = await startWeb(reader);
  try {
    for (const [name, at] of Object.entries(calendar)) {
      await setClock(reader, at);
      says.push(...(await askedThen(reader, web.origin)).map((each) => `${name}: ${each}`));
    }
    says.push(...(await reader.violations()));
  } finally {
    await web.kill();
    await reader.close();
  }
  const stage = await openStage(lab.urls, { policy: { needsApproval: 'never' } });
  try {
    for (const [at, prefix] of Object.entries(yearOf)) {
      await setClock(stage, at);
      const invoiceId = await stage.draft();
      await submitReview(stage.s, { officeId: stage.officeId, actor: stage.biller, invoiceId });
      const { number } = (await stage.look(invoiceId)).invoice;
      if (number !== `${prefix}0001`) says.push(`issued at ${at} it is number ${number}`);
    }
  } finally {
    await stage.close();
  }
  const broken = says.map((each) => ({ case: 'days', says: each }));
  const count = Object.keys(calendar).length + Object.keys(yearOf).length;
  return { what: 'both DST nights, 29 February, year’s end', count, broken, ms: stopwatch() - from };
}

/** A review whose owner is asked now: how long he has, and what page and mail tell him. */
async function askedThen(stage: Stage, origin: string): Promise<string[]> {
  const says: string[] = [];
  const open = await stage.submitted();
  await stage.work();
  const window = (await windowOf(stage, open.invoiceId))!;
  if (window.endsAt - window.from !== windowMs)
    says.push(`the window lasts ${window.endsAt - window.from} ms`);
  const end = inParis(new Date(window.endsAt).toISOString());
  const browser = await ownerBrowser(stage, origin, open);
  if (!(await browser.read(origin, 'approve')).text.includes(end)) says.push(`the page does not say ${end}`);
  if (!(await lastRequest(stage)).includes(end)) says.push(`the mail does not say ${end}`);
  return says;
}

const setClock = (stage: Stage, at: string) =>
  stage.ownerDb.execute(
    sql`update clock_control set offset_ms = extract(epoch from ${at}::timestamptz - clock_timestamp()) * 1000`,
  );

/** In milliseconds since 1970; null while no window runs. */
async function windowOf({ ownerDb }: Stage, invoiceId: string) {
  const [row] = await rows<{ from: number | null; endsAt: number }>(
    ownerDb,
    sql`select extract(epoch from window_from)::float8 * 1000 as from, extract(epoch from review_due_at)::float8 * 1000 as "endsAt"
      from invoices where id = ${invoiceId}`,
  );
  return row?.from ? { from: row.from, endsAt: row.endsAt } : null;
}

const stateOf = async (stage: Stage, invoiceId: string) => (await stage.look(invoiceId)).state;
