import { expect, it } from 'vitest';
import { bounceCause } from './bounce-cause.ts';

it.each([
  ['552 5.2.2 mailbox full', 'full'],
  ['smtp; 550 5.1.1 <a@b.example>: user unknown', 'unknown'],
  ['550 5.1.2 bad destination system address', 'domain'],
  ['552 5.3.4 message too big', 'tooBig'],
  ['554 5.7.1 rejected by policy', 'refused'],
  ['550 5.2.1 mailbox disabled', 'unknown'],
  ['421 4.4.2 connection dropped', null],
  ['550 no such user at 10.5.1.1', null],
  ['', null],
] as const)('%s: %s', (answer, cause) => {
  expect(bounceCause(answer)).toBe(cause);
});
