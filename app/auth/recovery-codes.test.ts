import { expect, test } from 'vitest';
import { hashRecoveryCode, isRecoveryCode, newRecoveryCodes, plainCode } from './recovery-codes.server.ts';

test('a set is ten different codes, of which hashes alone are kept', async () => {
  const { codes, salt, codeHashes } = await newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/);
  for (const [index, code] of codes.entries()) {
    expect(codeHashes[index]).toMatch(/^\$argon2id\$/);
    expect(codeHashes[index]).not.toContain(plainCode(code));
  }
  expect(await hashRecoveryCode(codes[3]!, salt)).toBe(codeHashes[3]);
  expect((await newRecoveryCodes()).salt).not.toBe(salt);
});

test('a code is read as people copy it', () => {
  expect(plainCode(' K7QM 2XW9-dh4t ')).toBe('k7qm2xw9dh4t');
  expect(plainCode('Oil0-0000-0000')).toBe('011000000000');
  expect(isRecoveryCode('k7qm-2xw9-dh4t')).toBe(true);
  for (const text of ['', '287 082', 'k7qm-2xw9', 'k7qm-2xw9-dh4u', 'k7qm-2xw9-dh4t-0'])
    expect(isRecoveryCode(text), text).toBe(false);
});
