import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { tFor } from '#app/lib/i18n.ts';
import { rows } from '#db/client.ts';
import { type OwnerBrowser, ownerBrowser } from '#test/support/owner-browser.ts';
import { spaced } from '#test/support/page-text.ts';
import { clock, moveClock, stopwatch } from '#workflows/engine/clock.ts';
import { inParts, partsOf } from '../support/in-parts.ts';
import { startWeb, startWorker } from '../support/processes.ts';
import { randomFrom } from '../support/random.ts';
import type { Broken, Lab, Row, Scenario } from '../support/scenario.ts';
import { type Open, openStage, type Stage } from '../support/stage.ts';
import { inLanes, until } from '../support/until.ts';
import { judge, type Raced, type Told } from './judge.ts';

/** Answers arrive within so much of the end of the window, before or after it. */
const spreadMs = 50;
/** So many reviews end at the same instant. */
const wave = 10;
const all = 2000;
/** So many meet on one database, with processes of their own. */
const perDatabase = 100;
/** Their owners open and read the page so long before that end: long enough for a slow machine, and a page is good for thirty minutes. */
const readingMs = 10 * 60_000;
/** What is left of the window when the first answer may leave. */
const leadMs = 1500;

/** An approval, a correction and silence meet at the end of a window, over HTTP, on two web and two worker processes. */
export const races: Scenario = {
  name: 'races',
  says: 'approval, correction and silence within 50 ms of the end of the window',
  unit: 'reviews',
  sizes: { short: 10, long: all },
  parts: partsOf(all, perDatabase, 60),
  run: (lab) => inParts(lab, perDatabase, raceAll),
};

async function raceAll(lab: Lab): Promise<Row> {
  const from = stopwatch();
  const random = randomFrom(lab.seed);
  const stage = await openStage(lab.urls);
  const processes = await Promise.all([
    startWeb(stage),
    startWeb(stage),
    startWorker(stage),
    startWorker(stage),
  ]);
  const origins = processes.flatMap(({ origin }) => origin || []);
  const broken: Broken[] = [];
  const outcomes = new Map<string, number>();
  let slowestMs = 0;
  /** How long an answer takes to arrive: learned from those that were taken, so that the next ones arrive around the end. */
  let travelMs = 60;
  try {
    for (let done = 0; done < lab.size; done += wave) {
      const raced = await raceOne(
        stage,
        origins,
        Math.min(wave, lab.size - done),
        () => (random() * 2 - 1) * spreadMs - travelMs,
      );
      travelMs = learn(travelMs, raced);
      for (const each of raced) {
        outcomes.set(each.outcome, (outcomes.get(each.outcome) ?? 0) + 1);
        slowestMs = Math.max(slowestMs, ...each.told.map(({ sentAt, answeredAt }) => answeredAt - sentAt));
        broken.push(...judge(each, isClear).map((says) => ({ case: `wave ${done / wave}`, says })));
      }
    }
    for (const each of await stage.violations()) broken.push({ case: 'all', says: each });
    for (const { errors } of processes)
      for (const error of errors)
        broken.push({ case: 'all', says: `a process logged ${error.slice(0, 300)}` });
  } finally {
    await Promise.all(processes.map((each) => each.kill()));
    await stage.close();
  }
  const counted = [...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', ');
  const measured = `${counted}; slowest answer ${Math.round(slowestMs)} ms`;
  return { what: 'races at the deadline', count: lab.size, broken, ms: stopwatch() - from, measured };
}

/** Where all came too late the next ones start earlier. */
function learn(travelMs: number, raced: Raced[]): number {
  const taken = raced.flatMap(({ told, decidedAt }) =>
    told.flatMap(({ status, sentAt }) => (status === 303 && decidedAt ? decidedAt - sentAt : [])),
  );
  if (taken.length < wave / 3) return Math.min(500, travelMs + 40);
  return taken.reduce((sum, each) => sum + each, 0) / taken.length;
}

/** The loser is told that silence was faster, or that the page is no longer as he read it. */
const isClear = (text: string, outcome: string): boolean => {
  const t = tFor('fr');
  const others = ['late', 'notNow', 'conflict'] as const;
  const sentences =
    outcome === 'silenceWindow'
      ? [t('review:late.title'), t('review:late.already')]
      : others.map((each) => t(`review:refused.${each}`));
  return sentences.some((sentence) => text.includes(spaced(sentence)));
};

async function raceOne(
  stage: Stage,
  origins: string[],
  count: number,
  shift: () => number,
): Promise<Raced[]> {
  const dueAt = await stage.inMs(48 * 3_600_000);
  const opened = await stage.manyRunning(count, dueAt);
  const untilLeft = async (ms: number) =>
    moveClock(stage.s.db, Date.parse(dueAt) - ms - Date.parse(await clock(stage.s.db)));
  await untilLeft(readingMs);
  const browsers = await inLanes(count, 4, (index) => readBoth(stage, origins[index % 2]!, opened[index]!));
  await untilLeft(leadMs);
  const here = await offset(stage);
  const raced = await Promise.all(
    opened.map(async (open, index): Promise<Raced> => {
      // One in eight is left to silence alone.
      const acts = index % 8 === 0 ? [] : (['approve', 'request-correction'] as const);
      const told = await Promise.all(
        acts.map((act, turn) => {
          const sendAt = Date.parse(dueAt) + shift();
          return answer(browsers[index]!, origins[(index + turn) % 2]!, act, sendAt, here);
        }),
      );
      return { invoiceId: open.invoiceId, dueAt: Date.parse(dueAt), told, outcome: '', decidedAt: null };
    }),
  );
  const ids = opened.map(({ invoiceId }) => invoiceId);
  await until(async () => (await outcomesOf(stage, ids)).every(({ outcome }) => outcome !== 'none'), 30_000);
  const found = new Map((await outcomesOf(stage, ids)).map((each) => [each.invoiceId, each]));
  return raced.map((each) => ({ ...each, ...found.get(each.invoiceId)! }));
}

async function readBoth(stage: Stage, origin: string, open: Open): Promise<OwnerBrowser> {
  const browser = await ownerBrowser(stage, origin, open);
  await browser.read(origin, 'approve');
  await browser.read(origin, 'request-correction');
  return browser;
}

const fields = {
  approve: {},
  'request-correction': { where: 'line:l1', what: 'quantity', after: '1', body: '' },
};

async function answer(
  browser: OwnerBrowser,
  origin: string,
  act: 'approve' | 'request-correction',
  sendAt: number,
  here: number,
): Promise<Told> {
  await wait(Math.max(0, sendAt - here - stopwatch()));
  const sentAt = here + stopwatch();
  const { status, text } = await browser.answer(origin, act, fields[act]);
  return { act, sentAt, answeredAt: here + stopwatch(), status, text };
}

/** What to add to this process's stopwatch to get the deciding clock, within a millisecond or so: the quickest of ten asked. */
async function offset({ s }: Stage): Promise<number> {
  let best = { tookMs: Number.POSITIVE_INFINITY, offset: 0 };
  for (let turn = 0; turn < 10; turn++) {
    const from = stopwatch();
    const there = Date.parse(await clock(s.db));
    const tookMs = stopwatch() - from;
    if (tookMs < best.tookMs) best = { tookMs, offset: there - from - tookMs / 2 };
  }
  return best.offset;
}

type Outcome = { invoiceId: string; outcome: string; decidedAt: number | null };

/** From the log: which of the three decided, and the instant it is dated by. */
async function outcomesOf({ ownerDb }: Stage, ids: string[]): Promise<Outcome[]> {
  return rows<Outcome>(
    ownerDb,
    sql`select r.invoice_id as "invoiceId", coalesce(t.event, 'none') as outcome,
        extract(epoch from t.at)::float8 * 1000 as "decidedAt"
      from contract.reviews r left join lateral (select event, at from transitions t where t.workflow_id = r.id
        and t.event in ('approve', 'requestCorrection', 'silenceWindow') order by sequence limit 1) t on true
      where r.invoice_id = any (${sql.param(ids)}::text[]::uuid[])`,
  );
}
