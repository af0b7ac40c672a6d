import { expect, test } from 'vitest';
import { readDecision, sealDecision, shownOf } from './sealed-decision.server.ts';

const secret = 'a secret of the tests, long enough for them';
const session = { id: 'a'.repeat(64), readAt: 1_790_000_000_000 };
const shown = sealDecision(secret, session, 'approve', 'sha of round 1', { at: session.readAt, step: 3 });
const after = (minutes: number) => ({ ...session, readAt: session.readAt + minutes * 60_000 });

test('a nonce decides once shown, for half an hour, as often as it is posted', () => {
  expect(readDecision(secret, session, 'approve', 'sha of round 1', shown)).toBe('good');
  expect(readDecision(secret, after(30), 'approve', 'sha of round 1', shown)).toBe('good');
  expect(readDecision(secret, after(31), 'approve', 'sha of round 1', shown)).toBe('expired');
});

test('a nonce serves one session, one act and one content, and can’t be made younger', () => {
  const [at, step, mac] = shown.split('.');
  expect(readDecision(secret, { ...session, id: 'b'.repeat(64) }, 'approve', 'sha of round 1', shown)).toBe(
    'wrong',
  );
  expect(readDecision(secret, session, 'comment', 'sha of round 1', shown)).toBe('wrong');
  expect(readDecision(secret, session, 'approve', 'sha of round 2', shown)).toBe('wrong');
  expect(readDecision('another secret', session, 'approve', 'sha of round 1', shown)).toBe('wrong');
  const younger = `${after(40).readAt.toString(36)}.${step}.${mac}`;
  expect(readDecision(secret, after(40), 'approve', 'sha of round 1', younger)).toBe('wrong');
  const later = `${at}.${(9).toString(36)}.${mac}`;
  expect(readDecision(secret, session, 'approve', 'sha of round 1', later)).toBe('wrong');
  expect(shownOf(shown)).toEqual({ at: session.readAt, step: 3 });
});

test('what is no nonce at all is wrong, not an error', () => {
  for (const text of ['', '.', 'x', `${'é'.repeat(50)}.a`, `${shown}x`, shown.toUpperCase()]) {
    expect(readDecision(secret, session, 'approve', 'sha of round 1', text)).toBe('wrong');
  }
});
