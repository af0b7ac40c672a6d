import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeTypesetter, typeset } from '#workflows/documents/typeset.ts';
import { stopwatch } from '#workflows/engine/clock.ts';
import type { Figure } from '../figures.ts';
import { benchInput, numberedInput } from './case.ts';

const documents = 400;

/** The typesetter as web and worker use it, with all its workers, while the same process answers over HTTP. */
export async function measureService(): Promise<Figure[]> {
  const server = createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as AddressInfo;
  const input = benchInput();
  await Promise.all(Array.from({ length: 8 }, (_, index) => typeset(numberedInput(input, index))));
  const idle = await answers(port, 200);
  const start = stopwatch();
  let left = documents;
  const setting = Promise.all(
    Array.from({ length: documents }, (_, index) =>
      typeset(numberedInput(input, 100 + index)).finally(() => {
        left -= 1;
      }),
    ),
  );
  const busy: number[] = [];
  while (left > 0) busy.push(...(await answers(port, 1)));
  await setting;
  const perSecond = (documents * 1000) / (stopwatch() - start);
  await closeTypesetter();
  server.close();
  const figure = (metric: string, unit: string, value: number): Figure => ({
    bench: 'documents',
    subject: 'Tacite, all typesetters and HTTP in one process',
    metric,
    unit,
    value,
    ratio: null,
    against: null,
  });
  return [
    figure('documents', '1/s', perSecond),
    figure('an answer meanwhile, p50', 'ms', quantile(busy, 0.5)),
    figure('an answer meanwhile, p99', 'ms', quantile(busy, 0.99)),
    figure('an answer when idle, p50', 'ms', quantile(idle, 0.5)),
  ];
}

async function answers(port: number, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = stopwatch();
    await new Promise<void>((done, fail) => {
      get({ port, host: '127.0.0.1' }, (response) => response.resume().on('end', done)).on('error', fail);
    });
    times.push(stopwatch() - start);
  }
  return times;
}

const quantile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;
