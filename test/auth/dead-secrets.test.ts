import { expect, test } from 'vitest';
import { counted } from '#app/auth/attempts.server.ts';
import { findForgetful } from '#app/auth/forgotten-password.server.ts';
import { findInvited } from '#app/auth/invitation.server.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { from, on } from './given.ts';

test('after 50 secrets that stand for nothing a network is told to wait; good ones are never held up', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const tryOne = (index: number, network = from) =>
    counted(s, network, () =>
      (index % 2 ? findInvited : findForgetful)(s, String(index).padStart(43, 'x')),
    ).catch((thrown: Response) => thrown.status);

  const answers: unknown[] = [];
  for (let index = 0; index < 51; index += 1) answers.push(await tryOne(index));

  expect(answers.slice(0, 50)).toEqual(Array(50).fill(null));
  expect(answers[50]).toBe(429);
  expect(await tryOne(0, '198.51.100.1'), 'another network').toBeNull();
  const many = Array.from({ length: 80 }, () => counted(s, from, async () => 'a person'));
  expect(new Set(await Promise.all(many))).toEqual(new Set(['a person']));
});
