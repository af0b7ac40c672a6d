import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { keyId } from './key.ts';

/** The public half that signatures are checked with. */
export type PublicKey = { id: string; key: KeyObject };

/**
 * Reads LEDGER_KEY_FILE for checking: the private key of the office, or only its public half, which is all an auditor
 * is given.
 *
 * @throws Error with the file's name when it is missing or something else
 */
export function readPublicKey(file: string): PublicKey {
  let key: KeyObject;
  try {
    key = createPublicKey(readFileSync(file));
  } catch (cause) {
    throw new Error(`LEDGER_KEY_FILE ${file} holds no key`, { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`LEDGER_KEY_FILE ${file} is not an Ed25519 key`);
  return { id: keyId(key), key };
}
