import { createHash } from 'node:crypto';

/** Our idempotency key, in the forms that other systems take. */

/** SHA-256 of the key in hex. */
export function keyDigest(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** The same Message-ID for every try of one mail, so that a receiver can drop the second copy (RFC 5322 §3.6.4). */
export function messageIdFor(key: string, fromAddress: string): string {
  return `<${keyDigest(key).slice(0, 40)}@${fromAddress.slice(fromAddress.indexOf('@') + 1)}>`;
}

/** Resend's header takes 1 to 256 characters. */
export function idempotencyHeader(key: string): string {
  return /^[\x21-\x7E]{1,256}$/.test(key) ? key : keyDigest(key);
}

/**
 * The key as a tag value (Resend: letters, digits, `_`, `-`, at most 256): webhooks hand it back, so that a receipt
 * finds its mail even when the answer that held the provider's id was lost. Null when it does not fit.
 */
export function keyTag(key: string): string | null {
  const tag = Buffer.from(key, 'utf8').toString('base64url');
  return tag.length <= 256 ? tag : null;
}

/** @returns null when the tag is none of ours. */
export function keyFromTag(tag: string): string | null {
  const key = Buffer.from(tag, 'base64url').toString('utf8');
  return key !== '' && keyTag(key) === tag ? key : null;
}
