import { expect, test } from 'vitest';
import { undeliveredCause } from './undelivered-cause.ts';

test.each([
  ['bounced', '550 5.1.1 <t@x.fr>: user unknown', 'noSuchAddress'],
  ['bounced', '550 no such user', 'noSuchAddress'],
  ['bounced', 'The email account that you tried to reach does not exist.', 'noSuchAddress'],
  ['bounced', '556 5.1.10 recipient domain has null MX', 'noSuchAddress'],
  ['bounced', '552 5.2.2 mailbox full', 'mailboxRefuses'],
  ['bounced', '550 5.7.1 message refused by policy', 'mailboxRefuses'],
  ['bounced', '550 5.1.8 sender address: domain not accepted', 'mailboxRefuses'],
  ['bounced', '', 'mailboxRefuses'],
  ['complained', '', 'complaint'],
  ['failed', 'recipient address: domain', 'noAddress'],
  ['failed', 'EENVELOPE 550 5.1.1 unknown recipient', 'noSuchAddress'],
  ['failed', '554 5.7.1 refused', 'mailboxRefuses'],
  ['failed', 'reached_daily_quota', 'notSent'],
  ['failed', 'ECONNREFUSED', 'notSent'],
] as const)('%s "%s": %s', (kind, reason, cause) => {
  expect(undeliveredCause(kind, reason)).toBe(cause);
});
