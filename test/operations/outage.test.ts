import { expect, inject, test } from 'vitest';
import { paths } from '#app/lib/paths.ts';
import { approveOverHttp, ownerBrowser } from '#test/support/owner-browser.ts';
import { startProcess } from '#test/support/processes.ts';
import { sliceOf } from '#test/support/slice.ts';
import { tcpProxy } from '#test/support/tcp-proxy.ts';
import { world } from '#test/support/world.ts';
import { submitReview } from '#workflows/review/commands.ts';

/** How long its web process waits for a database that says nothing. */
const deadlineMs = 3000;

/** How the database is reached: one of them a run. */
const lines = [
  ['in the clear', (): string => ''],
  ['under TLS', (): string => `?sslmode=verify-full&sslrootcert=${inject('rootCertificate')}`],
] as const;

test.for(sliceOf(lines, 1, 'line of an outage'))(
  'while the database, reached %s, is away every page says so in the reader’s language and asks to come back; then it works again',
  {
    timeout: 240_000,
  },
  async ([, how]) => {
    const w = await world();
    const invoiceId = await w.draft();
    await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
    await w.work();
    const proxy = await tcpProxy(w.env.DATABASE_URL);
    const web = await startProcess('web', {
      NODE_ENV: 'test',
      DATABASE_URL: `${proxy.url}${how()}`,
      DATABASE_DEADLINE_MS: String(deadlineMs),
      DATA_DIR: w.dataDir,
      SESSION_SECRET: w.env.SESSION_SECRET,
      APP_ORIGIN: 'http://localhost:3000',
      LOG_LEVEL: 'info',
    });
    const send = (path: string, init: RequestInit = {}) =>
      fetch(`${web.origin}${path}`, { redirect: 'manual', ...init });
    const { cookie, read } = await ownerBrowser(w, send, { invoiceId });
    const page = paths.review(invoiceId);
    expect((await read(send)).status).toBe(200);

    for (const weather of ['away', 'slamming', 'silent'] as const) {
      await proxy.become(weather);
      const start = performance.now();
      const answers = await Promise.all([
        send(page, { headers: { cookie, 'accept-language': 'fr' } }),
        send(page, { headers: { cookie, 'accept-language': 'en' } }),
        send(`${page}/pdf`, { headers: { cookie } }),
        send(page, {
          method: 'POST',
          headers: { cookie, 'accept-language': 'fr', 'sec-fetch-site': 'same-origin' },
          body: new URLSearchParams({ act: 'comment', body: 'Bonjour' }),
        }),
      ]);
      // One query waits for the deadline where it is swallowed, and no page waits for it twice.
      const isWaitedFor = performance.now() - start > deadlineMs;
      expect(isWaitedFor, weather).toBe(weather === 'silent');
      expect(performance.now() - start, weather).toBeLessThan(2 * deadlineMs);
      for (const answer of answers) {
        expect(answer.status, weather).toBe(503);
        expect(answer.headers.get('retry-after')).toBe('5');
        expect(answer.headers.get('cache-control')).toBe('no-store');
      }
      const [french, english, pdf, form] = await Promise.all(answers.map((answer) => answer.text()));
      expect(french).toContain('Le service revient dans un instant');
      expect(french).toContain('Rien n’a été modifié');
      expect(english).toContain('The service will be back in a moment');
      expect(pdf).toMatch(/revient dans un instant/);
      // What became of a form is not known, and the page does not say otherwise.
      expect(form).toContain('elle a pu être enregistrée');
      expect(form).not.toContain('Rien n’a été modifié');
      expect((await send('/health')).status).toBe(200);
      expect(await (await send('/ready')).json()).toMatchObject({ ready: false, reasons: ['database'] });
      await proxy.become('fair');
      await expect
        .poll(async () => (await read(send)).status, {
          timeout: 30_000,
          interval: 50,
          message: `after ${weather}`,
        })
        .toBe(200);
    }
    expect((await approveOverHttp(w, send, invoiceId)).status).toBe(303);
    expect((await web.stop()).code).toBe(0);
  },
);
