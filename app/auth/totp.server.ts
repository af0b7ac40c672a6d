import { createHmac, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { deriveKey } from '#workflows/access/derive-key.ts';

/** Seconds a code lasts; with six digits and SHA-1, the form every authenticator application reads (RFC 6238). */
const period = 30;

const totp = (secretBase32: string, label = '') =>
  new TOTP({
    issuer: 'Tacite',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: Secret.fromBase32(secretBase32),
  });

/** A new secret: 20 random bytes (RFC 4226, requirement 6), in base32. */
export const newTotpSecret = (): string =>
  new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer }).base32;

/**
 * The secret proposed while the second factor is set up: derived from the cookie of that half-open session, so that
 * showing the page writes nothing and reloading it shows the same code. It is stored once a code of it was given.
 */
export const proposedTotpSecret = (sessionSecret: string, cookie: string): string => {
  const bytes = createHmac('sha256', deriveKey(sessionSecret, 'totp-setup'))
    .update(cookie)
    .digest()
    .subarray(0, 20);
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32;
};

/** The address that an authenticator application reads from the QR code. */
export const totpAddress = (secretBase32: string, email: string): string =>
  totp(secretBase32, email).toString();

/**
 * The 30-second step a code belongs to, or null: the current one, the one before and the one after. A step at or
 * before `lastStep` was used and is refused. `at` is milliseconds since 1970 on the database's clock.
 */
export const codeStep = (code: string, secretBase32: string, at: number, lastStep: number): number | null => {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totp(secretBase32).validate({ token, timestamp: at, window: 1 });
  if (delta === null) return null;
  const step = Math.floor(at / 1000 / period) + delta;
  return step > lastStep ? step : null;
};

/** The earliest code that would be taken now, or null while all of them were used. */
export const nextCode = (secretBase32: string, at: number, lastStep: number): string | null => {
  const now = Math.floor(at / 1000 / period);
  const step = Math.max(now, lastStep + 1);
  return step > now + 1 ? null : totp(secretBase32).generate({ timestamp: step * period * 1000 });
};
