import { DrizzleQueryError } from 'drizzle-orm';
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
