import { setTimeout as wait } from 'node:timers/promises';
import { stopwatch } from '#workflows/engine/clock.ts';
import { type ResendServer, startResendServer } from '#workflows/mail/testing/resend-server.ts';
import type { Services } from '#workflows/services.ts';
import { differences, factsOf } from '../support/facts.ts';
import { type Counts, type Moment, type PgProxy, startPgProxy } from '../support/pg-proxy.ts';
import { randomFrom } from '../support/random.ts';
import type { Lab, Row, Scenario } from '../support/scenario.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { seconds } from '../support/until.ts';
import { acceptedTwice, dispatchOperations } from './dispatch-operations.ts';
import { moneyOperations } from './money-operations.ts';
import { type Operation, reviewOperations } from './operations.ts';

const operations = [reviewOperations, dispatchOperations, moneyOperations].flatMap((each) =>
  Object.keys(each),
);
/** Of which so many are cut in a short run. */
const fewOperations = 3;

/** No query may be pending for longer than this when the database misbehaves (issue 3). */
const patienceMs = 10_000;

/**
 * The connection to the database is cut at the nth message, before and after it reached the server, and before the
 * server's nth answer arrives, for every n. After each death the data is checked from outside, then the operation is
 * done again and has to end as if nothing had happened.
 */
export const cuts: Scenario = {
  name: 'cuts',
  says: 'the database connection is cut at every message of every operation',
  unit: 'deaths per operation, spread evenly (0: every message)',
  sizes: { short: 4, long: 0 },
  parts: operations.map((only) => ({ only, seconds: 90 })),
  run: async function* (lab) {
    const isFew = lab.isShort && !lab.only;
    for (const name of isFew ? randomFrom(lab.seed).few(operations, fewOperations) : operations) {
      if (lab.only && lab.only.split('/')[0] !== name) continue;
      yield await cutOne(lab, name);
    }
  },
};

/** Each check reads all that the earlier deaths left, so that a stage serves only so many. */
const perStage = 40;

async function cutOne(lab: Lab, name: string): Promise<Row> {
  const start = stopwatch();
  const { counts, deaths, later } = await onStage(lab, name, async (theatre) => {
    const counts = await rehearse(theatre);
    const moments = lab.only?.includes('/') ? [read(lab.only)] : choose(lab, counts);
    const deaths = await dieAtEach(theatre, moments.slice(0, perStage));
    return { counts, deaths, later: moments.slice(perStage) };
  });
  for (let at = 0; at < later.length; at += perStage) {
    const part = later.slice(at, at + perStage);
    deaths.push(...(await onStage(lab, name, (theatre) => dieAtEach(theatre, part))));
  }
  const longestMs = Math.max(0, ...deaths.map(({ ms }) => ms));
  return {
    what: `${name}, cut`,
    count: deaths.length,
    broken: deaths.flatMap(({ moment, says }) =>
      says.map((each) => ({ case: `${name}/${write(moment)}`, says: each })),
    ),
    ms: stopwatch() - start,
    measured: `${counts.frontend} + ${counts.backend} messages; done after all in at most ${seconds(longestMs)}`,
  };
}

type Theatre = { stage: Stage; server: ResendServer; proxy: PgProxy; s: Services; operation: Operation };
type Death = { moment: Moment; says: string[]; ms: number };

/** An office, a provider, and a process in small whose only connection goes through the proxy. */
async function onStage<T>(lab: Lab, name: string, work: (theatre: Theatre) => Promise<T>): Promise<T> {
  const stage = await openStage(lab.urls);
  const server = await startResendServer();
  const proxy = await startPgProxy(stage.url);
  try {
    const operation =
      (reviewOperations[name] ?? moneyOperations[name])?.(stage) ??
      dispatchOperations[name]!({ stage, server });
    const s = stage.servicesAt(proxy.url(stage.url), 1);
    await s.boss.start();
    return await work({ stage, server, proxy, s, operation });
  } finally {
    await proxy.close();
    await server.close();
    await stage.close();
  }
}

async function dieAtEach(theatre: Theatre, moments: Moment[]): Promise<Death[]> {
  const deaths: Death[] = [];
  for (const moment of moments) {
    const start = stopwatch();
    const says = await die(theatre, moment);
    if (says === null) continue;
    says.push(...acceptedTwice(theatre.server).map((key) => `accepted twice: ${key}`));
    deaths.push({ moment, says, ms: stopwatch() - start });
  }
  return deaths;
}

const write = ({ side, nth, when }: Moment) => `${side}/${nth}/${when}`;
const read = (only: string): Moment => {
  const [, side, nth, when] = only.split('/');
  return { side, nth: Number(nth), when } as Moment;
};

/** A connection without prepared statements: then an operation takes the same messages each time. */
async function reconnect(proxy: PgProxy, s: Services) {
  proxy.sever();
  while (
    await s.db.execute('select 1').then(
      () => false,
      () => true,
    )
  )
    await wait(20);
}

/** How many messages the operation takes when nothing goes wrong. */
async function rehearse({ stage, proxy, s, operation }: Theatre): Promise<Counts> {
  const open = await operation.arrange();
  await reconnect(proxy, s);
  proxy.count();
  await operation.act(s, open);
  const counts = proxy.disarm();
  const wrong = differences(await factsOf(stage.ownerDb, open.invoiceId), operation.expected);
  if (wrong.length > 0) throw new Error(`it is wrong before anything dies: ${wrong.join('; ')}`);
  return counts;
}

/** All moments, or as many as `size` says, at places that the seed chooses in equal parts of the operation. */
function choose({ size, seed }: Lab, { frontend, backend }: Counts): Moment[] {
  const all: Moment[] = [];
  for (let nth = 1; nth <= frontend; nth++) {
    for (const when of ['before', 'after'] as const) all.push({ side: 'frontend', nth, when });
  }
  for (let nth = 1; nth <= backend; nth++) all.push({ side: 'backend', nth, when: 'before' });
  if (size === 0 || size >= all.length) return all;
  const random = randomFrom(seed);
  const part = all.length / size;
  return Array.from({ length: size }, (_, index) => all[Math.floor((index + random()) * part)]!);
}

/** One death. Null when the operation was over before the moment came. */
async function die({ stage, proxy, s, operation }: Theatre, moment: Moment): Promise<string[] | null> {
  const open = await operation.arrange();
  await reconnect(proxy, s);
  proxy.arm({ ...moment, act: 'cut' });
  const found: string[] = [];
  const act = async () => {
    try {
      await inTime(operation.act(s, open));
      return true;
    } catch (error) {
      if (error instanceof TooLong) found.push(error.message);
      return false;
    }
  };
  const first = await act();
  if (proxy.disarm().isPending && first) return null;
  found.push(...(await stage.violations()).map((each) => `after the death: ${each}`));
  for (let tries = 0; !(await act()); tries++) {
    await wait(tries * 20);
    if (tries === 20) return [...found, 'it never ended'];
  }
  found.push(...differences(await factsOf(stage.ownerDb, open.invoiceId), operation.expected));
  found.push(...(await stage.violations()));
  return found;
}

class TooLong extends Error {
  override name = 'TooLong';
}

async function inTime(work: Promise<unknown>) {
  const giveUp = new AbortController();
  const late = wait(patienceMs, undefined, { signal: giveUp.signal }).then(() => {
    throw new TooLong(`pending for more than ${patienceMs} ms`);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    giveUp.abort();
    late.catch(() => undefined);
  }
}
