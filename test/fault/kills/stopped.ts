import { setTimeout as wait } from 'node:timers/promises';
import { moveClock, stopwatch } from '#workflows/engine/clock.ts';
import { startResendServer } from '#workflows/mail/testing/resend-server.ts';
import { differences, factsOf } from '../support/facts.ts';
import { startPgProxy } from '../support/pg-proxy.ts';
import { startWorker } from '../support/processes.ts';
import type { Lab, Row, Scenario } from '../support/scenario.ts';
import { type Open, openStage, type Stage } from '../support/stage.ts';
import { seconds, until } from '../support/until.ts';

/** What one worker holds when it is stopped. */
const batch = 12;
/** Within this much another has taken over (R2). */
const takeOverMs = 30_000;
/** How long PostgreSQL lets a transaction last (client.ts), and the same, shorter, for a short stop. */
const [patience, lessPatience] = ['20000', '02000'];

/** A worker is stopped by SIGSTOP in the middle of a batch, and goes on when others have done its work (R11). */
export const stopped: Scenario = {
  name: 'stopped',
  says: 'a worker is stopped in the middle of a batch, and of a mail, and goes on later',
  unit: 'seconds that it stands still, and longer where nobody has taken over',
  sizes: { short: 1, long: 90 },
  parts: [
    { only: 'batch', seconds: 130 },
    { only: 'mail', seconds: 120 },
  ],
  run: async function* (lab) {
    if (!lab.only || lab.only === 'batch') yield await stopInBatch(lab);
    // Its heartbeat has to stop for ten seconds first: too long for the short form.
    if (lab.only ? lab.only === 'mail' : !lab.isShort) yield await stopInMail(lab);
  },
};

const issued = {
  state: 'issued',
  decidedBy: 'silence',
  entries: { issue: 1, document: 1 },
  dispatches: ['delivered'],
};

async function stopInBatch(lab: Lab): Promise<Row> {
  const from = stopwatch();
  const stage = await openStage(lab.urls);
  const proxy = await startPgProxy(stage.url);
  const isShort = lab.size < 30;
  if (isShort) proxy.rewriteStartup((startup) => swap(startup, patience, lessPatience));
  const says: string[] = [];
  let tookOver: number | null = null;
  const opened = await stage.manyRunning(batch, await stage.inMs(60_000));
  await stage.work();
  const first = await startWorker(stage, { url: proxy.url(stage.url) });
  const second = await startWorker(stage);
  try {
    await second.kill('SIGSTOP');
    const standsStill = new Promise<void>((stands) =>
      proxy.arm({
        side: 'frontend',
        holds: 'into issued_invoices',
        when: 'after',
        act: () => void first.kill('SIGSTOP').then(stands),
      }),
    );
    await moveClock(stage.s.db, 62_000);
    await standsStill;
    await second.kill('SIGCONT');
    tookOver = await until(() => areDone(stage, opened), takeOverMs);
    if (tookOver === null) says.push(`nobody took over within ${seconds(takeOverMs)}`);
    await wait(Math.max(0, lab.size * 1000 - (tookOver ?? takeOverMs)));
    await first.kill('SIGCONT');
    // It finds out that its transaction was ended.
    await until(async () => first.errors.length > 0, takeOverMs);
    says.push(...(await stage.violations()));
    for (const { invoiceId } of opened)
      says.push(...differences(await factsOf(stage.ownerDb, invoiceId), issued));
    // What was refused has not hurt it: alone, it goes on.
    await second.kill('SIGTERM');
    const later = await stage.manyRunning(5, await stage.inMs(1000));
    await moveClock(stage.s.db, 3000);
    if ((await until(() => areDone(stage, later), takeOverMs)) === null)
      says.push('it did not go on working');
    says.push(...(await stage.violations()));
  } finally {
    await Promise.all([first.kill(), second.kill()]);
    await proxy.close();
    await stage.close();
  }
  const broken = says.map((each) => ({ case: 'batch', says: each }));
  const measured = `${batch} reviews taken over and delivered after ${seconds(tookOver)}${isShort ? ', its patience set lower' : ''}`;
  return {
    what: `worker stopped for ${lab.size} s in a batch`,
    count: 1,
    broken,
    ms: stopwatch() - from,
    measured,
  };
}

async function stopInMail(lab: Lab): Promise<Row> {
  const from = stopwatch();
  const stage = await openStage(lab.urls);
  const server = await startResendServer();
  const env = { MAIL_TRANSPORT: 'resend', RESEND_API_KEY: 're_test', RESEND_BASE_URL: server.url };
  const says: string[] = [];
  const first = await startWorker(stage, { env });
  try {
    server.plan('acceptThenHang');
    const { invoiceId } = await stage.submitted();
    if ((await until(async () => server.accepted.length === 1, 10_000)) === null)
      says.push('no mail was ever tried');
    await first.kill('SIGSTOP');
    const second = await startWorker(stage, { env });
    const isAccepted = async () =>
      (await factsOf(stage.ownerDb, invoiceId)).mailStates.approvalRequest === 'accepted';
    const gone = await until(isAccepted, takeOverMs);
    if (gone === null) says.push(`the mail did not go on within ${seconds(takeOverMs)}`);
    await wait(Math.max(0, lab.size * 1000 - (gone ?? takeOverMs)));
    await first.kill('SIGCONT');
    await wait(5000);
    if (server.accepted.length !== 1)
      says.push(`the provider accepted ${server.accepted.length} mails of one key`);
    if (!(await isAccepted())) says.push('what the late worker wrote changed the mail');
    says.push(...(await stage.violations()));
    await second.kill('SIGTERM');
  } finally {
    await first.kill();
    await server.close();
    await stage.close();
  }
  const broken = says.map((each) => ({ case: 'mail', says: each }));
  return { what: `worker stopped for ${lab.size} s while sending`, count: 1, broken, ms: stopwatch() - from };
}

async function areDone(stage: Stage, opened: Open[]): Promise<boolean> {
  for (const { invoiceId } of opened) {
    if (differences(await factsOf(stage.ownerDb, invoiceId), issued).length > 0) return false;
  }
  return true;
}

/** The same message with another text of the same length in it. */
function swap(message: Buffer, from: string, to: string): Buffer {
  const at = message.indexOf(`${from}\0`);
  if (at < 0) return message;
  const changed = Buffer.from(message);
  changed.write(to, at);
  return changed;
}
