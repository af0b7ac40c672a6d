import { createHash, createHmac } from 'node:crypto';
import { deriveKey } from './derive-key.ts';

/**
 * Personal links. A token is 32 bytes derived from the link's id under a key of the environment: a mail that is
 * rendered again carries the same token, and neither the database nor its backup can open anything.
 */

const derive = (key: Buffer, id: string) => createHmac('sha256', key).update(id).digest('base64url');

/** The token of a link: 43 characters of base64url. */
export const linkToken = (secret: string, linkId: string): string =>
  derive(deriveKey(secret, 'links'), linkId);

/** The token of a staff invitation; another key, so that neither kind opens the other. */
export const invitationToken = (secret: string, invitationId: string): string =>
  derive(deriveKey(secret, 'invitations'), invitationId);

/** The token of a link to a person of the office: a new password, an address to confirm. */
export const staffToken = (secret: string, id: string): string =>
  derive(deriveKey(secret, 'staff-tokens'), id);

/** The token with which somebody objects to a change of who approves. */
export const objectionToken = (secret: string, noticeId: string): string =>
  derive(deriveKey(secret, 'objections'), noticeId);

/** Six digits for an approval, out of the id of their mail: neither database nor backup can tell them. */
export const linkCode = (secret: string, id: string): string =>
  (createHmac('sha256', deriveKey(secret, 'link-codes')).update(id).digest().readUIntBE(0, 6) % 1_000_000)
    .toString()
    .padStart(6, '0');

/** What is kept of a token: SHA-256 in hex. */
export const tokenSha256 = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * The token that stands in an address; undefined for anything else. What a mail or a person leaves behind it (« . », « > »,
 * « » », a bracket, a line's end) is no part of it: a token has one length, so nothing but its end can be meant.
 */
export const tokenIn = (text: string): string | undefined =>
  /^\s*[<«"']?\s*([A-Za-z0-9_-]{43})(?![A-Za-z0-9])[^A-Za-z0-9]*$/u.exec(text)?.[1];

/** What `linkToken` and random secrets look like; anything else is not worth a look-up. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);
