import { hkdfSync } from 'node:crypto';

/** What a key is for. A key made for one purpose says nothing about those for the others. */
export type KeyPurpose =
  | 'links'
  | 'invitations'
  | 'decisions'
  | 'attempts'
  | 'totp'
  | 'totp-setup'
  | 'decoys'
  | 'sessions'
  | 'staff-tokens'
  | 'link-codes'
  | 'objections'
  | 'reports';

/**
 * 32 bytes for one purpose out of SESSION_SECRET (HKDF-SHA-256, RFC 5869), so that one secret of the environment
 * serves all of them and none is used twice. Changing SESSION_SECRET ends every session, link, invitation and
 * telephone.
 */
export const deriveKey = (secret: string, purpose: KeyPurpose): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'tacite', purpose, 32));
