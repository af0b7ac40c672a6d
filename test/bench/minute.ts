import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { paths } from '#app/lib/paths.ts';
import { rows } from '#db/client.ts';
import { type OwnerBrowser, ownerBrowser } from '#test/support/owner-browser.ts';
import { type Process, startProcess } from '#test/support/start-process.ts';
import { clock, moveClock, stopwatch } from '#workflows/engine/clock.ts';
import type { Figure } from './figures.ts';
import { quantile } from './quantile.ts';
import { onStand, type Stand } from './stand.ts';
import { open } from './storm.ts';

const minuteMs = 60_000;
const readers = 8;
const longestMs = 600_000;

/**
 * n reviews whose windows end within one minute, in real processes: how long the workers take until the last is written,
 * how late and never how early, what readers of the web wait for meanwhile, and what a worker holds in memory. With one
 * worker, then with two; both go on setting PDFs and sending mails while they do.
 */
export async function minute({
  n,
  fleets = [1, 2],
}: {
  n: number;
  fleets?: number[] | undefined;
}): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const workers of fleets) {
    const measured = await onStand({ businesses: 200, connections: 8 }, (stand) =>
      through(stand, n, workers),
    );
    const subject = workers === 1 ? 'one worker' : `${workers} workers`;
    for (const [metric, unit, value] of measured)
      figures.push({ bench: 'minute', subject, metric, unit, value, ratio: null, against: null });
  }
  return figures;
}

type Measured = [metric: string, unit: string, value: number];

async function through(stand: Stand, n: number, count: number): Promise<Measured[]> {
  const { s, owner, dir, env } = stand;
  const planning = planAgain(owner);
  const { ids, dueAt } = await open(stand, n, minuteMs).finally(planning.stop);
  await owner.execute(sql`analyze`);
  const environment = {
    NODE_ENV: 'test',
    DATABASE_URL: env.DATABASE_URL,
    DATA_DIR: dir,
    APP_ORIGIN: env.APP_ORIGIN,
    SESSION_SECRET: env.SESSION_SECRET,
  };
  const workers = await Promise.all(
    Array.from({ length: count }, () => startProcess({ kind: 'worker', env: environment, asOperated: true })),
  );
  const web = await startProcess({ kind: 'web', env: environment, asOperated: true });
  try {
    const owners = await Promise.all(
      ids
        .slice(0, readers)
        .map((invoiceId) => ownerBrowser({ ownerDb: owner, env }, web.origin, { invoiceId })),
    );
    await moveClock(s.db, Date.parse(dueAt) - 1000 - Date.parse(await clock(s.db)));
    const reading = read(web, owners);
    const from = stopwatch();
    while ((await left(stand)) > 0 && stopwatch() - from < longestMs) await wait(500);
    const waits = await reading.stop();
    return [...(await judged(stand, n, dueAt)), ...waits, ['most memory of a worker', 'MB', most(workers)]];
  } finally {
    await Promise.all([web, ...workers].map((each) => each.kill()));
  }
}

/**
 * Has PostgreSQL count its rows again and again while they become many: what was planned for empty tables, the checks of
 * foreign keys above all, would read all of them for each row that comes.
 */
function planAgain(owner: Stand['owner']) {
  const over = new AbortController();
  const loop = async () => {
    for (let pauseMs = 250; !over.signal.aborted; pauseMs = Math.min(2 * pauseMs, 20_000)) {
      await wait(pauseMs, null, { signal: over.signal }).catch(() => undefined);
      if (!over.signal.aborted) await owner.execute(sql`analyze`);
    }
  };
  const done = loop();
  return {
    stop: () => {
      over.abort();
      return done;
    },
  };
}

async function left({ owner }: Stand): Promise<number> {
  const [row] = await rows<{ left: number }>(
    owner,
    sql`select count(*)::int as left from workflows where machine = 'review' and wake_at is not null`,
  );
  return row?.left ?? 0;
}

/** From the log itself: when what was due was written, by the database's clock. */
async function judged({ owner }: Stand, n: number, dueAt: string): Promise<Measured[]> {
  const [row] = await rows<{ fired: number; early: number; drained: number; p50: number; p99: number }>(
    owner,
    sql`select count(*)::int as fired, count(*) filter (where t.recorded_at < w.due)::int as early,
        extract(epoch from max(t.recorded_at) - ${dueAt}::timestamptz)::float8 as drained,
        percentile_cont(0.5) within group (order by extract(epoch from t.recorded_at - w.due))::float8 as p50,
        percentile_cont(0.99) within group (order by extract(epoch from t.recorded_at - w.due))::float8 as p99
      from transitions t join (select id, (snapshot #>> '{context,reviewDueAt}')::timestamptz as due from workflows
        where machine = 'review') w on w.id = t.workflow_id
      where t.event = 'silenceWindow'`,
  );
  if (row?.fired !== n) throw new Error(`${row?.fired} of ${n} expired`);
  return [
    ['drained after the first end', 's', row.drained],
    ['written before their end', '', row.early],
    ['late p50', 's', row.p50],
    ['late p99', 's', row.p99],
  ];
}

/** People who read without rest: owners at their drafts, others at the page of sign-in. */
function read(web: Process, owners: OwnerBrowser[]) {
  const times: number[] = [];
  let failed = 0;
  let isOver = false;
  const pages = owners.map(async (owner, index) => {
    for (let turn = index; !isOver; turn++) {
      const start = stopwatch();
      const page =
        turn % 2 === 0
          ? owner.read(web.origin).then(({ status }) => status)
          : fetch(web.origin + paths.signIn()).then(async (answer) => {
              await answer.arrayBuffer();
              return answer.status;
            });
      // A connection that breaks counts as a page that failed.
      const status = await page.catch(() => 0);
      times.push(stopwatch() - start);
      if (status !== 200) failed += 1;
      await wait(50);
    }
  });
  return {
    async stop(): Promise<Measured[]> {
      isOver = true;
      await Promise.all(pages);
      return [
        ['pages read', '', times.length],
        ['pages that failed', '', failed],
        ['page p50', 'ms', quantile(times, 0.5)],
        ['page p95', 'ms', quantile(times, 0.95)],
      ];
    },
  };
}

/** The most memory that any of these has held, as Linux counted it. */
const most = (processes: Process[]): number =>
  Math.max(
    ...processes.map(({ pid }) => {
      const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      return Number(kilobytes) / 1024;
    }),
  );
