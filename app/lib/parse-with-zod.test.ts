import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseWithZod } from './parse-with-zod.ts';

const schema = z.object({ name: z.string(), lines: z.array(z.object({ name: z.string() })).default([]) });
const parsed = (...fields: [string, string][]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return parseWithZod(form, { schema });
};

test.each(['x', '{', 'null', '1', '"insert"', '{"type":"insert"}', '{"type":"steal","payload":{}}'])(
  'the intent %s is no intent',
  (intent) => {
    const submission = parsed(['name', 'Vasseur'], ['__intent__', intent]);
    expect(submission).toMatchObject({ status: 'success', value: { name: 'Vasseur' } });
  },
);

test('an intent of ours is one', () => {
  const insert = JSON.stringify({ type: 'insert', payload: { name: 'lines' } });
  expect(parsed(['name', 'Vasseur'], ['__intent__', insert]).status).toBeUndefined();
});

test.each([
  '__proto__',
  '__proto__.isAdmin',
  'constructor.prototype.isAdmin',
  'lines[0].__proto__.name',
  'a.constructor',
])('the name %s is left out', (name) => {
  const submission = parsed(['name', 'Vasseur'], [name, 'true']);
  expect(submission.status).toBe('success');
  expect(submission.reply().initialValue).toEqual({ name: 'Vasseur' });
  expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
});
