import { expect, test } from 'vitest';
import { type Hears, type Sent, watched } from './sent.ts';

const form = {} as HTMLFormElement;
const sent: Sent = {
  form,
  submitter: null,
  path: '/customers/1',
  page: '/customers/1?edit=1',
  place: { person: 'ines', page: '/customers/1', form: 'update-customer' },
  isTry: false,
};
const to = (path: string) => new URL(`https://tacite.test${path}.data?x=1`);

function given(answer: (init?: RequestInit) => Promise<Response>, isOnline = true, which = sent) {
  const heard: unknown[] = [];
  let last: Sent | null = which;
  const hears: Hears = {
    take: (path) => {
      const found = last?.path === path ? last : null;
      if (found) last = null;
      return found;
    },
    onUnsent: (which, isOffline) => heard.push(['unsent', which.page, isOffline]),
    onAnswered: (_, isDone) => heard.push(['answered', isDone]),
    onHeard: () => heard.push('heard'),
  };
  return {
    heard,
    fetch: watched(
      (_, init) => answer(init),
      hears,
      () => isOnline,
    ),
  };
}

const cut = () => Promise.reject(new TypeError('Failed to fetch'));

test('a form is sent with the page it stands on, and done when the server says no more', async () => {
  const seen: (string | null)[] = [];
  const { heard, fetch } = given(async (init) => {
    seen.push(new Headers(init?.headers).get('Tacite-Page'));
    return new Response('', { status: 202 });
  });
  await fetch(to('/customers/1'), { method: 'POST' });
  expect([seen, heard]).toEqual([['/customers/1?edit=1'], ['heard', ['answered', true]]]);
});

test.each([
  ['refused', { status: 400 }],
  ['broken', { status: 500 }],
  ['led to the sign-in', { status: 202, headers: { 'Tacite-Not-Done': '1' } }],
])('not done: %s', async (_, answer) => {
  const { heard, fetch } = given(async () => new Response('', answer));
  await fetch(to('/customers/1'), { method: 'POST' });
  expect(heard).toEqual(['heard', ['answered', false]]);
});

test.each([true, false])(
  'without an answer it waits until somebody sends again or leaves; online: %s',
  async (isOnline) => {
    const { heard, fetch } = given(cut, isOnline);
    const leaving = new AbortController();
    const waiting = fetch(to('/customers/1'), { method: 'POST', signal: leaving.signal });
    const state = await Promise.race([waiting, new Promise((done) => setTimeout(() => done('waiting'), 5))]);
    expect([state, heard]).toEqual(['waiting', [['unsent', '/customers/1?edit=1', !isOnline]]]);
    leaving.abort();
    await expect(waiting).rejects.toThrow('abort');
  },
);

test('what only asks what would come of it has not done anything', async () => {
  const { heard, fetch } = given(async () => new Response(''), true, { ...sent, isTry: true });
  await fetch(to('/customers/1'), { method: 'POST' });
  expect(heard).toEqual(['heard', ['answered', false]]);
});

test('what was left while it was on its way is no failure', async () => {
  const leaving = new AbortController();
  leaving.abort();
  const { heard, fetch } = given(cut);
  await expect(fetch(to('/customers/1'), { method: 'POST', signal: leaving.signal })).rejects.toThrow();
  expect(heard).toEqual([]);
});

test('an answer is a use of the session, unless it says that there is none', async () => {
  const { heard, fetch } = given(async () => new Response('', { status: 401 }));
  await fetch('/invoices/1/autosave', { method: 'POST' });
  expect(heard).toEqual([]);
});

test('what no form sent fails as it did', async () => {
  const { heard, fetch } = given(cut);
  await expect(fetch(to('/customers/2'), { method: 'POST' })).rejects.toThrow('Failed');
  await expect(fetch(to('/customers/1'))).rejects.toThrow('Failed');
  await expect(fetch('/customers/1', { method: 'POST' })).rejects.toThrow('Failed');
  expect(heard).toEqual([]);
});
