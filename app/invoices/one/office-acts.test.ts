import { expect, test } from 'vitest';
import { primaryAct } from './office-acts.ts';

test.each([
  ['awaiting.asking', ['resend', 'withdraw'], undefined],
  ['awaiting.undelivered', ['resend', 'withdraw'], 'resend'],
  ['awaiting.running', ['withdraw'], undefined],
  ['preparing', ['edit', 'submit-review', 'delete-draft'], 'submit-review'],
  ['correcting', ['edit', 'submit-review', 'withdraw'], 'edit'],
  ['answering', ['reply', 'amend', 'withdraw'], 'reply'],
  ['issued', [], undefined],
] as const)('%s: the blue button of %j is %s', (state, able, expected) => {
  expect(primaryAct(state, able)).toBe(expected);
});
