import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { sampleMail } from './testing/sample-mail.ts';
import { smtpTransport } from './transport-smtp.ts';

const running: SMTPServer[] = [];
afterEach(async () => {
  await Promise.all(
    running.splice(0).map((server) => new Promise<void>((closed) => server.close(() => closed()))),
  );
});

const now = () => '2026-11-25T08:12:00.000Z';

async function smtp(options: SMTPServerOptions, login = '') {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    closeTimeout: 50,
    ...options,
  });
  server.on('error', () => undefined);
  running.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  const { port } = server.server.address() as AddressInfo;
  return smtpTransport({ url: `smtp://${login}127.0.0.1:${port}`, now, timeoutMs: 300 });
}

const reply = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

test('the message arrives whole, in one envelope, with a Message-ID that follows from the key', async () => {
  const received: { to: string[]; from: string; raw: Buffer }[] = [];
  const transport = await smtp({
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map(({ address }) => address);
        received.push({ to, from: mailFrom ? mailFrom.address : '', raw: Buffer.concat(chunks) });
        done();
      });
    },
  });
  const first = await transport.send(sampleMail);
  const second = await transport.send(sampleMail);
  expect(first).toEqual(second);
  expect(received[0]).toMatchObject({ to: [sampleMail.to], from: sampleMail.from.address });
  const mail = await PostalMime.parse(received[0]?.raw ?? '');
  expect(first).toEqual({ status: 'accepted', providerId: mail.messageId });
  expect(mail).toMatchObject({
    from: { name: 'Inès Rouvière, Calame Facturation', address: 'factures@calame.example' },
    to: [{ address: sampleMail.to }],
    replyTo: [{ address: 'ines@calame.example' }],
    subject: sampleMail.subject,
    date: '2026-11-25T08:12:00.000Z',
  });
  expect(mail.text?.trimEnd()).toBe(sampleMail.text.trimEnd());
  expect(mail.html?.trim()).toBe(sampleMail.html);
  expect(new Uint8Array(mail.attachments[0]?.content as ArrayBuffer)).toEqual(
    sampleMail.attachments[0]?.content,
  );
});

test.each([
  ['an unknown recipient', 550, 'refused'],
  ['a greylisted sender', 451, 'retry'],
])('%s', async (_, code, status) => {
  const transport = await smtp({ onRcptTo: (_address, _session, done) => done(reply(code, 'no')) });
  expect(await transport.send(sampleMail)).toMatchObject({ status });
});

test.each([
  [554, 'refused'],
  [452, 'retry'],
])('answer %i to the message itself', async (code, status) => {
  const transport = await smtp({
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => done(reply(code, 'no')));
    },
  });
  expect(await transport.send(sampleMail)).toMatchObject({ status });
});

test('no answer after the whole message left is an unknown outcome', async () => {
  const transport = await smtp({
    onData(stream) {
      stream.resume();
    },
  });
  expect(await transport.send(sampleMail)).toMatchObject({ status: 'unknown' });
});

test('a connection cut after the message left is an unknown outcome', async () => {
  let server: SMTPServer | undefined;
  const transport = await smtp({
    onData(stream) {
      stream.resume();
      stream.on('end', () => {
        for (const connection of server?.connections ?? []) destroy(connection);
      });
    },
  });
  server = running[0];
  expect(await transport.send(sampleMail)).toMatchObject({ status: 'unknown' });
});

test('a silent server before the message leaves is a certain failure', async () => {
  const transport = await smtp({ onMailFrom: () => undefined });
  expect(await transport.send(sampleMail)).toMatchObject({ status: 'retry' });
});

test('a refused connection is a certain failure', async () => {
  const transport = smtpTransport({ url: 'smtp://127.0.0.1:1', now, timeoutMs: 300 });
  expect(await transport.send(sampleMail)).toMatchObject({ status: 'retry' });
});

test('a wrong password of ours does not bounce the recipient; the right one logs in', async () => {
  const options: SMTPServerOptions = {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'calame' && password === 'p@ss' ? done(null, { user: 1 }) : done(reply(535, 'no')),
  };
  const wrong = await smtp(options, 'calame:wrong@');
  expect(await wrong.send(sampleMail)).toMatchObject({ status: 'retry' });
  const right = await smtp(options, 'calame:p%40ss@');
  expect(await right.send(sampleMail)).toMatchObject({ status: 'accepted' });
});

test('two addresses in one field never reach the server', async () => {
  const transport = await smtp({});
  const to = 'a@x.fr, b@y.fr';
  expect(await transport.send({ ...sampleMail, to })).toMatchObject({ status: 'refused', permanent: true });
});

/** The server keeps its connections untyped. */
function destroy(connection: unknown): void {
  (connection as { _socket: { destroy(): void } })._socket.destroy();
}
