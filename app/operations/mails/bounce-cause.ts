/** Why a mail came back, as far as its code tells: what people can do differs with it. */
export type BounceCause = 'full' | 'unknown' | 'domain' | 'tooBig' | 'refused';

/** The second and third figure of an enhanced status code (RFC 3463, section 3). */
const causes: readonly [code: RegExp, cause: BounceCause][] = [
  [/^2\.2$/, 'full'],
  [/^2\.3$/, 'tooBig'],
  [/^3\.4$/, 'tooBig'],
  [/^1\.(2|8)$/, 'domain'],
  [/^1\./, 'unknown'],
  [/^2\.1$/, 'unknown'],
  [/^7\./, 'refused'],
];

/** Reads a mail server's answer, '552 5.2.2 mailbox full'; null when its code says nothing that helps. */
export function bounceCause(answer: string): BounceCause | null {
  const code = /(?<![\d.])[45]\.(\d{1,3}\.\d{1,3})(?!\.?\d)/.exec(answer)?.[1];
  if (!code) return null;
  return causes.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}
