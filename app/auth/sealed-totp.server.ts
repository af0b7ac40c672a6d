import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey } from '#workflows/access/derive-key.ts';

/** AES-256-GCM with a fresh 96-bit nonce (NIST SP 800-38D); the person's id is authenticated with it. */
const algorithm = 'aes-256-gcm';

/** A TOTP secret as it is stored: `v1.nonce.tag.text`. It opens for the person it was sealed for only. */
export const sealTotpSecret = (sessionSecret: string, staffId: string, secretBase32: string): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, deriveKey(sessionSecret, 'totp'), nonce).setAAD(
    Buffer.from(staffId),
  );
  const text = Buffer.concat([cipher.update(secretBase32, 'utf8'), cipher.final()]);
  return ['v1', ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
};

/** @throws Error when it was sealed for another person, with another SESSION_SECRET, or changed since. */
export const openTotpSecret = (sessionSecret: string, staffId: string, sealed: string): string => {
  const [version, ...parts] = sealed.split('.');
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (version !== 'v1' || !nonce || tag?.length !== 16 || !text) throw new Error('not a sealed TOTP secret');
  const cipher = createDecipheriv(algorithm, deriveKey(sessionSecret, 'totp'), nonce, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(staffId)).setAuthTag(tag);
  return Buffer.concat([cipher.update(text), cipher.final()]).toString('utf8');
};
