import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { stopwatch } from '#workflows/engine/clock.ts';
import { startResendServer } from '#workflows/mail/testing/resend-server.ts';
import { startWorker } from '../support/processes.ts';
import type { Broken, Lab, Row } from '../support/scenario.ts';
import { openStage } from '../support/stage.ts';
import { seconds, until } from '../support/until.ts';

/** Within this much a killed item goes on (R2). */
const progressMs = 30_000;

/** A worker that is killed while the provider has its mail and has not answered: the mail goes on under the same key. */
export async function killWhileSending(lab: Lab): Promise<Row> {
  const from = stopwatch();
  const stage = await openStage(lab.urls);
  const server = await startResendServer();
  const env = { MAIL_TRANSPORT: 'resend', RESEND_API_KEY: 're_test', RESEND_BASE_URL: server.url };
  const broken: Broken[] = [];
  const says = (text: string) => broken.push({ case: 'mail', says: text });
  let gap: number | null = null;
  try {
    server.plan('acceptThenHang');
    const { invoiceId } = await stage.submitted();
    const worker = await startWorker(stage, { env });
    if ((await until(async () => server.accepted.length === 1, 10_000)) === null)
      says('no mail was ever tried');
    await worker.kill();
    const next = await startWorker(stage, { env });
    const isAccepted = async () => {
      const [mail] = await rows<{ state: string }>(
        stage.ownerDb,
        sql`select state from mails where invoice_id = ${invoiceId}`,
      );
      return mail?.state === 'accepted';
    };
    gap = await until(isAccepted, 3 * progressMs);
    if (gap === null || gap > progressMs) says(`the mail went on after ${seconds(gap)}`);
    if (server.accepted.length !== 1)
      says(`the provider accepted ${server.accepted.length} mails of one key`);
    for (const each of await stage.violations()) says(each);
    await next.kill('SIGTERM');
  } finally {
    await server.close();
    await stage.close();
  }
  const measured = `the mail went on after ${seconds(gap)}`;
  return { what: 'worker killed while sending', count: 1, broken, ms: stopwatch() - from, measured };
}
