import { DrizzleQueryError } from 'drizzle-orm';
import { Client } from 'pg';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { logOptions } from './log.ts';

test('a failed query is told without the values it was given', () => {
  const lines: string[] = [];
  const log = pino({ ...logOptions('web', 'info') }, { write: (line: string) => void lines.push(line) });
  const cause = new Error('relation "staff" does not exist');
  log.error(
    { err: new DrizzleQueryError('select 1 from staff where email = $1', ['ines@calame.example'], cause) },
    'x',
  );
  const [line = ''] = lines;
  expect(line).toContain('select 1 from staff where email = $1');
  expect(line).toContain('does not exist');
  expect(line).toContain('log.test.ts');
  expect(line).not.toContain('ines@calame.example');
});

test('an error is told without what a library hung on it: a pool tells which client it lost, and how that signed in', () => {
  const lines: string[] = [];
  const log = pino({ ...logOptions('worker', 'info') }, { write: (line: string) => void lines.push(line) });
  const client = new Client({ connectionString: 'postgres://tacite:hunter2@localhost:1/tacite' });
  const lost = Object.assign(new Error('terminating connection'), { code: '57P01', client });
  const wrapped = new Error('job queue', { cause: lost });
  // The job queue spreads its errors before it tells them.
  const spread = { ...lost, message: lost.message, stack: lost.stack, queue: 'mail' };
  for (const err of [lost, wrapped, new AggregateError([lost], 'several'), spread, { client }, 'words'])
    log.error({ err }, 'x');
  expect(lines).toHaveLength(6);
  expect(lines[0]).toContain('"code":"57P01"');
  expect(lines[3]).toContain('"queue":"mail"');
  expect(lines[5]).toContain('words');
  for (const line of lines.slice(0, 4)) expect(line).toContain('terminating connection');
  expect(lines.join()).not.toContain('hunter2');
  expect(lines.join()).not.toMatch(/connectionParameters|"client"/);
});
