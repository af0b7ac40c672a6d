import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';

/** A process of ours that loses the connection of its queue, as pg says it: an event that nobody listens to any more. */
const losing = `
  import { EventEmitter } from 'node:events';
  import { createLog } from './workflows/process/log.ts';
  import { stopOnSignals } from './workflows/operations/stop-on-signals.ts';
  stopOnSignals(createLog('worker', 'info'), async () => {});
  const client = Object.assign(new EventEmitter(), { secretKey: 'hunter2', connectionParameters: { password: 'hunter2' } });
  const lost = Object.assign(new Error('terminating connection'), { code: CODE, client });
  setImmediate(() => client.emit('error', lost));
  setTimeout(() => console.log('still here'), 200);
`;

const run = (code: string) =>
  new Promise<{ status: number; said: string }>((resolve) => {
    const args = ['--import', 'tsx', '--input-type=module', '--eval', losing.replace('CODE', code)];
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve({ status: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });

test('an error that nobody caught is told as the log tells it, and ends the process; the database’s absence does not', async () => {
  const [mistake, absence] = await Promise.all([run("'X'"), run("'57P01'")]);
  expect(mistake.status).toBe(1);
  expect(mistake.said).toContain('terminating connection');
  expect(mistake.said).not.toMatch(/hunter2|secretKey|still here/);
  expect(absence).toMatchObject({ status: 0 });
  expect(absence.said).toContain('still here');
  expect(absence.said).not.toMatch(/hunter2|secretKey/);
});
