import { type FaultCode, faultCodes } from '#workflows/process/fault.ts';

/** What sort of thing failed: each has its words, and what to do about it. */
export type FailureKind =
  | FaultCode
  | 'busy'
  | 'interrupted'
  | 'typesetter'
  | 'diskFull'
  | 'providerAway'
  | 'providerRefused'
  | 'databaseAway'
  | 'databaseRefused'
  | 'unknown';

/**
 * By what others are known: what the database says by itself and what earlier releases kept of ours, SQLSTATE classes
 * (PostgreSQL, Appendix A), what the queue leaves of a job whose worker died, and what the mail transports say. The first that
 * fits counts, so the special stand before the general.
 */
const signs: readonly (readonly [FailureKind, RegExp])[] = [
  ['draftChanged', /is not the one that was approved/],
  ['ledgerHeld', /^the ledger of \S+ is on hold/],
  ['clockBehind', /^the clock of the database is behind the last number of /],
  ['ledgerKey', /was handed over to the key |holds no (private )?key$|is not an Ed25519 key$/],
  ['newerRelease', /^unknown (machine|mail) /],
  ['busy', /SQLSTATE (40001|40P01|55P03)|^the ledger of .* is locked$/],
  ['interrupted', /^job (timed out|heartbeat timeout)$|^handler execution exceeded/],
  ['typesetter', /^TypesetError: /],
  ['diskFull', /ENOSPC|SQLSTATE 53100/],
  ['fileMissing', /^the (stored )?(file|document) .*(is missing|is not what it was)|^ENOENT/],
  [
    'providerAway',
    /^(no connection \(|no answer in time|connection lost|unreadable answer|(408|425|429|5\d\d) )/,
  ],
  ['providerAway', /^(ESOCKET|ECONNECTION|ETIMEDOUT|EDNS|ETLS) /],
  ['providerRefused', /^(4\d\d|EAUTH|EENVELOPE|EMESSAGE|EPROTOCOL) /],
  [
    'databaseAway',
    /SQLSTATE (08|53|57)|\bDEADLINE\b|\bUNREACHABLE\b|\bCONNECT(ION)?_[A-Z]+\b|^connect E[A-Z]+ /,
  ],
  ['databaseRefused', /SQLSTATE (22|23|42|44|55|P0)|violates .* constraint|is append-only/],
];

/** What sort of failure a kept sentence tells of; `unknown` for what nobody foresaw, and where none was left. */
export function failureKind(sentence: string | null): FailureKind {
  const [, code] = /\((\w+)\)$/.exec(sentence ?? '') ?? [];
  const own = faultCodes.find((each) => each === code);
  return own ?? signs.find(([, sign]) => sign.test(sentence ?? ''))?.[0] ?? 'unknown';
}
