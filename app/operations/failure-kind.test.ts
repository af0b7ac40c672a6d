import { expect, test } from 'vitest';
import { engine as english } from '#app/lib/locales/en/engine.ts';
import { engine as french } from '#app/lib/locales/fr/engine.ts';
import { failureSentence } from '#workflows/engine/failure-sentence.ts';
import { fault, faultCodes } from '#workflows/process/fault.ts';
import { type FailureKind, failureKind } from './failure-kind.ts';

const id = '0197f2a4-6609-74a2-9f4e-7bae9d9da086';
const sha = 'ab'.repeat(32);

const sentences: Record<Exclude<FailureKind, 'unknown'>, string[]> = {
  draftChanged: [`the draft ${id} is not the one that was approved`],
  ledgerHeld: [
    `the ledger of ${id} is on hold: behind its anchors (SQLSTATE 55000)`,
    `the ledger of ${id} is on hold: the stored document ${sha} is missing`,
  ],
  clockBehind: [`the clock of the database is behind the last number of ${id}, of 2026-11-22T10:00:00.000Z`],
  ledgerKey: [
    `the ledger of ${id} was handed over to the key k2: LEDGER_KEY_FILE holds another (SQLSTATE 55000)`,
    'LEDGER_KEY_FILE /etc/tacite/key.pem holds no private key',
  ],
  busy: [
    'deadlock detected (SQLSTATE 40P01)',
    'canceling statement due to lock timeout (SQLSTATE 55P03)',
    'the ledger of this business is locked',
  ],
  newerRelease: ['unknown machine review@2 (UNKNOWN_MACHINE)', 'unknown mail yearlyStatement'],
  interrupted: ['job heartbeat timeout', 'job timed out', 'handler execution exceeded 300s'],
  typesetter: ['TypesetError: no document within 20000 ms', 'TypesetError: file not found (401 of 503)'],
  diskFull: [
    'ENOSPC: no space left on device, write',
    'could not extend file "base/1/2": No space left on device (SQLSTATE 53100)',
  ],
  fileMissing: [
    `the stored document ${sha} is missing`,
    `the file ${sha} of a business’s look is missing`,
    `the document ${sha} is not what it was`,
    "ENOENT: no such file or directory, open '/data/blobs/ab'",
  ],
  providerAway: [
    'no connection (ECONNREFUSED)',
    'no answer in time',
    'connection lost ECONNRESET',
    'unreadable answer with status 200',
    '429 rate_limit_exceeded Too many requests',
    '503 Service Unavailable',
    'ESOCKET connect ECONNREFUSED 192.0.2.1:465',
  ],
  providerRefused: [
    '401 missing_api_key Missing API key',
    '422 validation_error Invalid `from` field',
    'EAUTH Invalid login: 535 5.7.8 authentication failed',
    "EENVELOPE Can't send mail - all recipients were rejected: 550 5.1.1 user unknown",
  ],
  databaseAway: [
    'DeadlineError: the database said nothing for 10 s (DEADLINE)',
    'write CONNECTION_CLOSED 127.0.0.1:5432',
    'connect ECONNREFUSED 127.0.0.1:5432',
    'terminating connection due to administrator command (SQLSTATE 57P01)',
    'sorry, too many clients already (SQLSTATE 53300)',
  ],
  databaseRefused: [
    'new row for relation "invoices" violates check constraint "invoices_total" (SQLSTATE 23514)',
    'la valeur d’une clé dupliquée rompt la contrainte unique (SQLSTATE 23505)',
    'number 12 is not the next of its series (SQLSTATE 23000)',
    'ledger is append-only: UPDATE refused (SQLSTATE 42501)',
    // As releases before this one kept it.
    'insert or update on table "mails" violates foreign key constraint "mails_link"',
  ],
};

test.each(Object.entries(sentences).flatMap(([kind, all]) => all.map((said) => [said, kind] as const)))(
  '%j is of the kind %s',
  (said, kind) => expect(failureKind(said)).toBe(kind),
);

test.each(faultCodes)('an error of ours is known by its code, however it is worded: %s', (code) => {
  const error = fault(code, 'said otherwise', { cause: new Error('ENOENT: no such file') });
  expect(failureKind(failureSentence(error))).toBe(code);
});

test.each([null, '', 'review@1 failed', 'TypeError: x is not a function', 'Failed query: select 23', id])(
  '%j is of no kind that anybody foresaw',
  (said) => expect(failureKind(said)).toBe('unknown'),
);

test('every kind has its words in both languages, and no other words are left over', () => {
  const kinds = [...Object.keys(sentences), 'unknown'].sort();
  for (const { reason } of [french, english]) expect(Object.keys(reason).sort()).toEqual(kinds);
});
