import { expect, test } from 'vitest';
import { otlpReceiver } from '#test/support/otlp-receiver.ts';
import { approveOverHttp } from '#test/support/owner-browser.ts';
import { freePort, startProcess } from '#test/support/processes.ts';
import { world } from '#test/support/world.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import { submitReview } from '#workflows/review/commands.ts';

/** Everything after the name of a sample is labels and a value; none may say whose it is. */
const personal = /[0-9a-f]{8}-[0-9a-f]{4}-|@|Vasseur|Thierry|PROV-|VPC-/;

test('web and worker tell what they do: metrics by route, machine and queue, and one trace from an approval to its mail', {
  timeout: 240_000,
}, async () => {
  const w = await world();
  const ids: string[] = [];
  for (let i = 0; i < 2; i++) ids.push(await w.draft());
  for (const invoiceId of ids) await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  const receiver = await otlpReceiver();
  const metricsAt = { web: await freePort(), worker: await freePort() };
  const environment = {
    NODE_ENV: 'test',
    DATABASE_URL: w.env.DATABASE_URL,
    DATA_DIR: w.dataDir,
    SESSION_SECRET: w.env.SESSION_SECRET,
    APP_ORIGIN: 'http://localhost:3000',
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_BSP_SCHEDULE_DELAY: '100',
  };
  const [web, worker] = await Promise.all([
    startProcess('web', { ...environment, METRICS_PORT: `${metricsAt.web}` }),
    startProcess('worker', { ...environment, METRICS_PORT: `${metricsAt.worker}` }),
  ]);
  const metrics = async (of: 'web' | 'worker') => {
    const answer = await fetch(`http://127.0.0.1:${metricsAt[of]}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    return answer.text();
  };
  const send = (path: string, init: RequestInit = {}) =>
    fetch(`${web.origin}${path}`, { redirect: 'manual', ...init });
  // The worker sends the requests; then one owner approves, and the other stays silent.
  await expect
    .poll(async () => (await w.look(ids[1] ?? '')).state, { timeout: 60_000 })
    .toBe('awaiting.running');
  await expect
    .poll(async () => (await w.look(ids[0] ?? '')).state, { timeout: 60_000 })
    .toBe('awaiting.running');
  expect((await approveOverHttp(w, send, ids[0] ?? '')).status).toBe(303);
  await send('/nothing/of/ours/1');
  await send('/nothing/of/ours/2');
  await moveClock(w.s.db, 49 * 3_600_000);
  const isSent = async (id: string) =>
    (await w.look(id)).mails.some(({ kind, state }) => kind === 'invoiceToCustomer' && state === 'delivered');
  for (const id of ids) await expect.poll(() => isSent(id), { timeout: 60_000 }).toBe(true);

  const ofWeb = await metrics('web');
  expect(ofWeb).toMatch(
    /tacite_http_request_duration_seconds_count\{route="\/review\/:token",method="POST",status="303"\} 1\n/,
  );
  expect(ofWeb).toMatch(
    /tacite_http_request_duration_seconds_count\{route="\/r\/:invoiceId",method="GET",status="200"\}/,
  );
  expect(ofWeb).toMatch(/route="\/\*",method="GET",status="404"\} 2\n/);
  expect(ofWeb).toMatch(/tacite_transitions_total\{machine="review",event="approve"\} 1\n/);
  expect(ofWeb).toMatch(/process_cpu_seconds_total/);
  const ofWorker = await metrics('worker');
  expect(ofWorker).toMatch(/tacite_transitions_total\{machine="review",event="silenceWindow"\} 1\n/);
  expect(ofWorker).toMatch(/tacite_timers_total\{outcome="fired"\} [1-9]/);
  expect(ofWorker).toMatch(/tacite_timer_lateness_seconds_count [1-9]/);
  expect(ofWorker).toMatch(/tacite_job_duration_seconds_count\{queue="mail",outcome="done"\} [1-9]/);
  expect(ofWorker).toMatch(/tacite_mails_total\{kind="approvalRequest",outcome="accepted"\} 2\n/);
  expect(ofWorker).toMatch(/tacite_typeset_duration_seconds_count\{as="pdf",outcome="done"\} [1-9]/);
  expect(ofWorker).toMatch(/tacite_database_up 1\n/);
  expect(ofWorker).toMatch(/tacite_jobs\{queue="mail",state="failed"\} 0\n/);
  expect(ofWorker).toMatch(/tacite_database_connections\{application="tacite-worker"/);
  expect(Number(/^tacite_worker_silent_seconds (\S+)/m.exec(ofWorker)?.[1])).toBeLessThan(30);
  for (const text of [ofWeb, ofWorker]) expect(text).not.toMatch(personal);
  expect((await fetch(`http://127.0.0.1:${metricsAt.web}/`)).status).toBe(404);

  await Promise.all([web.stop(), worker.stop()]);
  const find = (service: string, name: string) =>
    receiver.spans.filter((span) => span.service === `tacite-${service}` && span.name === name);
  const posts = find('web', 'POST /r/:invoiceId');
  expect(posts).toMatchObject([
    { attributes: { 'http.route': '/r/:invoiceId', 'http.response.status_code': 303 } },
  ]);
  expect(find('worker', 'timers')).not.toEqual([]);
  const approval = receiver.spans.filter(({ traceId }) => traceId === posts[0]?.traceId);
  // The approval's own commit asked for nothing yet: after the time to take it back, the worker issues and sends.
  expect(approval.map(({ name }) => name)).toContain('send');
  const mails = find('worker', 'mail');
  expect(mails.length).toBeGreaterThan(3);
  for (const mail of mails) {
    const job = receiver.spans.find(({ spanId }) => spanId === mail.parentSpanId);
    expect(job?.name).toBe('job mail');
  }
  // What a batch of timers asked for belongs to its trace.
  const timers = new Set(find('worker', 'timers').map(({ traceId }) => traceId));
  expect(find('worker', 'job dispatch').some(({ traceId }) => timers.has(traceId))).toBe(true);
  expect(receiver.said()).not.toMatch(personal);
});

test('without their variables neither metrics nor traces are loaded', async () => {
  const w = await world();
  const { startObserving } = await import('#workflows/observe/start-observing.ts');
  const { isHeard } = await import('#workflows/observe/signals.ts');
  const { isTraced, traceContext } = await import('#workflows/observe/traced.ts');
  const observing = await startObserving(w.s, 'worker');
  expect([isHeard('transition'), isTraced(), traceContext()]).toEqual([false, false, {}]);
  await observing.stop();
});
