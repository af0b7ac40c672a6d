import { expect, test } from 'vitest';
import { askToConfirm, isConfirmed } from './report-gesture.server.ts';

const env = {
  APP_ORIGIN: 'https://tacite.example',
  SESSION_SECRET: 'a-secret-of-thirty-two-letters-or-more',
};
const report = { kind: 'notMe' as const, body: 'Je n’ai rien ouvert.' };
const reporting = { env, about: 'token', report };
const from = (cookie = '') => new Request(env.APP_ORIGIN, cookie ? { headers: { Cookie: cookie } } : {});
const form = (proof: string) => {
  const filled = new FormData();
  filled.set('proof', proof);
  return filled;
};

test('the first press decides nothing, the second of the same browser does', () => {
  expect(isConfirmed(from(), new FormData(), reporting)).toBe(false);
  const { proof, setCookie } = askToConfirm(from(), reporting);
  const kept = setCookie.split(';', 1)[0] ?? '';
  expect(isConfirmed(from(kept), form(proof), reporting)).toBe(true);
});

test.each([
  ['without its cookie', '', {}],
  ['with the cookie of another', 'other', {}],
  ['for another link', 'own', { about: 'another' }],
  ['for another report', 'own', { report: { ...report, kind: 'abuse' as const } }],
  ['with other words', 'own', { report: { ...report, body: '' } }],
])('a proof is good for nothing %s', (_, whose, change) => {
  const { proof, setCookie } = askToConfirm(from(), reporting);
  const own = setCookie.split(';', 1)[0] ?? '';
  const other = askToConfirm(from(), reporting).setCookie.split(';', 1)[0] ?? '';
  const cookie = whose === 'own' ? own : whose === 'other' ? other : '';
  expect(isConfirmed(from(cookie), form(proof), { ...reporting, ...change })).toBe(false);
});
