import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { clock, stopwatch } from '#workflows/engine/clock.ts';
import { messageIdFor } from '#workflows/mail/message-key.ts';
import { smtpTransport } from '#workflows/mail/transport-smtp.ts';
import { type Random, randomFrom } from '../support/random.ts';
import type { Lab, Row } from '../support/scenario.ts';
import { openStage } from '../support/stage.ts';
import { countByState, keptMails, pump, reconcile } from './pump.ts';

const refusal = (responseCode: number) => Object.assign(new Error('not now'), { responseCode });

/** A mail server that puts off, refuses, and takes mails without saying so. Keeps how often it took each Message-ID. */
async function moodyServer(random: Random) {
  const taken = new Map<string, number>();
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    closeTimeout: 50,
    onConnect: (_session, done) => (random() < 0.05 ? done(refusal(421)) : done()),
    onRcptTo: (_address, _session, done) => (random() < 0.15 ? done(refusal(451)) : done()),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const luck = random();
        if (luck < 0.1) return done(refusal(452));
        if (luck < 0.15) return done(refusal(554));
        const [, id = ''] = /^message-id:\s*(\S+)/im.exec(Buffer.concat(chunks).toString('latin1')) ?? [];
        taken.set(id, (taken.get(id) ?? 0) + 1);
        // Took it, and is gone before it says so.
        if (luck < 0.25) return (session as unknown as { socket?: { destroy(): void } }).socket?.destroy();
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

/** SMTP knows no keys: what may have been taken is never sent again, and stands before a person. */
export async function smtpFaults(lab: Lab): Promise<Row> {
  const from = stopwatch();
  const server = await moodyServer(randomFrom(lab.seed + 2));
  const stage = await openStage(lab.urls);
  const transport = smtpTransport({ url: server.url, now: () => clock(stage.s.db), timeoutMs: 400 });
  try {
    await stage.manySubmitted(lab.size);
    await pump(stage, transport);
    const kept = await keptMails(stage);
    const address = stage.env.MAIL_FROM.replace(/^.*<(.*)>$/, '$1');
    const taken = new Map(kept.map(({ key }) => [key, server.taken.get(messageIdFor(key, address)) ?? 0]));
    const says = [...reconcile(kept, taken), ...(await stage.violations())];
    const states = new Set(kept.map(({ state }) => state));
    // Of few mails a kind of luck may have met none.
    if (lab.size >= 200)
      for (const state of ['delivered', 'reconcile', 'failed'])
        if (!states.has(state)) says.push(`no mail is ${state}: the test tests nothing`);
    return {
      what: 'smtp: 4xx, 5xx, and gone after the message was taken',
      count: kept.length,
      broken: says.map((each) => ({ case: 'smtp', says: each })),
      ms: stopwatch() - from,
      measured: countByState(kept),
    };
  } finally {
    await server.close();
    await stage.close();
  }
}
