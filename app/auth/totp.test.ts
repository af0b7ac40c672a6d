import { expect, test } from 'vitest';
import { openTotpSecret, sealTotpSecret } from './sealed-totp.server.ts';
import { codeStep, newTotpSecret, proposedTotpSecret, totpAddress } from './totp.server.ts';

/** RFC 6238, appendix B, in six digits: the secret "12345678901234567890" at 59 s and at 1111111109 s. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test('codes are those of RFC 6238', () => {
  expect(codeStep('287082', secret, 59_000, 0)).toBe(1);
  expect(codeStep('081804', secret, 1_111_111_109_000, 0)).toBe(37_037_036);
});

test('a code is good one step early and one step late, and never at or before the last used one', () => {
  expect(codeStep('287082', secret, 29_000, 0)).toBe(1);
  expect(codeStep('287 082', secret, 89_000, 0)).toBe(1);
  expect(codeStep('287082', secret, 90_000, 0)).toBeNull();
  expect(codeStep('287082', secret, 59_000, 1)).toBeNull();
  expect(codeStep('287082', secret, 59_000, 2)).toBeNull();
  for (const text of ['', '28708', '2870822', 'abcdef', '287083'])
    expect(codeStep(text, secret, 59_000, 0)).toBeNull();
});

test('secrets are 160 bits, the proposed one stable for its session', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSecret()).not.toBe(newTotpSecret());
  expect(proposedTotpSecret('key', 'cookie')).toBe(proposedTotpSecret('key', 'cookie'));
  expect(proposedTotpSecret('key', 'cookie')).not.toBe(proposedTotpSecret('key', 'another cookie'));
  expect(totpAddress(secret, 'ines@calame.example')).toMatch(
    /^otpauth:\/\/totp\/Tacite:ines%40calame\.example\?issuer=Tacite&secret=GEZDGNBV/,
  );
});

test('a sealed secret opens for its person and its key only', () => {
  const sealed = sealTotpSecret('key', 'ines', secret);
  expect(openTotpSecret('key', 'ines', sealed)).toBe(secret);
  expect(sealTotpSecret('key', 'ines', secret)).not.toBe(sealed);
  expect(() => openTotpSecret('key', 'karim', sealed)).toThrow();
  expect(() => openTotpSecret('another key', 'ines', sealed)).toThrow();
  const changed = sealed.replace(/[^.](?=[^.]*$)/, (first) => (first === 'A' ? 'B' : 'A'));
  expect(() => openTotpSecret('key', 'ines', changed)).toThrow();
  expect(() => openTotpSecret('key', 'ines', 'JBSWY3DPEHPK3PXP')).toThrow('not a sealed');
});
