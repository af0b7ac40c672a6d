import { expect, test } from 'vitest';
import { withReleaseActs } from './release-acts.ts';

const submit = (enabled = true) => [{ act: 'submit-review', enabled, reason: null }];
const able = (situation: Parameters<typeof withReleaseActs>[1], enabled = true) =>
  withReleaseActs(submit(enabled), situation)
    .filter((act) => act.enabled)
    .map(({ act }) => act);

test('what stands in the place of sending to the owner', () => {
  expect(able({ mode: 'off', asked: null })).toEqual(['submit-review']);
  expect(able({ mode: 'off', asked: 'mine' }), 'switched off meanwhile').toEqual(['submit-review']);
  expect(able({ mode: 'ask', asked: null })).toEqual(['ask-release']);
  expect(able({ mode: 'ask', asked: 'mine' })).toEqual([]);
  expect(able({ mode: 'release', asked: null })).toEqual(['submit-review']);
  expect(able({ mode: 'release', asked: 'theirs' })).toEqual(['release', 'return-draft']);
  expect(able({ mode: 'release', asked: 'mine' })).toEqual([]);
});

test('what the state of the review does not allow stays so', () => {
  expect(withReleaseActs(submit(false), { mode: 'ask', asked: null })).toEqual(submit(false));
});
