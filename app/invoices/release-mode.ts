/**
 * What the office's four eyes mean to one person: `off`, nothing; `ask`, a colleague has to read what they drafted;
 * `release`, they are that colleague.
 */
export type ReleaseMode = 'off' | 'ask' | 'release';
