import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { TypesetError } from '#workflows/documents/typeset.ts';
import { failureSentence } from './failure-sentence.ts';

const coded = (message: string, code: string) => Object.assign(new Error(message), { code });

test('a failed query tells its cause and its SQLSTATE, and nothing that was typed', () => {
  const error = new DrizzleQueryError(
    'insert into invoices (buyer) values ($1)',
    ['Madame Aubépine'],
    Object.assign(coded('violates check constraint "c"', '23514'), { name: 'PostgresError' }),
  );
  expect(failureSentence(error)).toBe('violates check constraint "c" (SQLSTATE 23514)');
});

test.each([
  ['an error of ours', new TypesetError('no document within 5 ms'), 'TypesetError: no document within 5 ms'],
  ['a plain error', new Error('the file is missing'), 'the file is missing'],
  ['a code that is said already', coded('ENOENT: no such file', 'ENOENT'), 'ENOENT: no such file'],
  [
    'a code that is not',
    coded('unknown machine x', 'UNKNOWN_MACHINE'),
    'unknown machine x (UNKNOWN_MACHINE)',
  ],
  [
    'the first of several',
    new AggregateError([coded('connect ECONNREFUSED ::1:5432', 'ECONNREFUSED')]),
    'connect ECONNREFUSED ::1:5432',
  ],
  ['what is thrown without being an error', 'no', 'no'],
  ['nothing', undefined, 'undefined'],
  ['lines and NUL', new Error('a\n  b\0c'), 'a bc'],
])('%s', (_, error, sentence) => expect(failureSentence(error)).toBe(sentence));
