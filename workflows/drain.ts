import { dispatchIssued } from './dispatch/dispatch-issued.ts';
import { tick } from './engine/tick.ts';
import { sendMail } from './mail/send-mail.ts';
import type { MailTransport } from './mail/transport.ts';
import type { Services } from './services.ts';

/** Does by hand what workers do, until nothing is left to do now: for seeding and tests. */
export async function drain(s: Services, transport: MailTransport): Promise<void> {
  for (;;) {
    await tick(s.engine);
    const done = (await take(s, 'dispatch', dispatchOne)) + (await take(s, 'mail', mailOne));
    if (done === 0) return;
  }

  async function dispatchOne(data: Record<string, string>) {
    await dispatchIssued(s, { officeId: data.officeId ?? '', invoiceId: data.invoiceId ?? '' });
  }

  async function mailOne(data: Record<string, string>) {
    await sendMail(s, transport, { officeId: data.officeId ?? '', mailId: data.mailId ?? '' });
  }
}

async function take(
  s: Services,
  queue: 'mail' | 'dispatch',
  run: (data: Record<string, string>) => Promise<void>,
): Promise<number> {
  const jobs = await s.boss.fetch<Record<string, string>>(queue, { batchSize: 50 });
  for (const { id, data } of jobs) {
    await run(data);
    await s.boss.complete(queue, id);
  }
  return jobs.length;
}
