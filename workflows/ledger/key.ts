import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fault } from '../process/fault.ts';

/** The key that signs ledgers: a file outside of the database. Without it nothing is issued. */
export type LedgerKey = { id: string; publicKey: KeyObject; sign(hash: Buffer): Buffer };

/** Reads an Ed25519 private key in PEM. Throws with the file's name when it is missing or something else. */
export function readLedgerKey(file: string): LedgerKey {
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(file));
  } catch (cause) {
    throw fault('ledgerKey', `LEDGER_KEY_FILE ${file} holds no private key`, { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw fault('ledgerKey', `LEDGER_KEY_FILE ${file} is not an Ed25519 key`);
  const publicKey = createPublicKey(key);
  return { id: keyId(publicKey), publicKey, sign: (hash) => sign(null, hash, key) };
}

/** For the demonstration and tests: makes the key the first time. A real office makes and keeps its own. */
export function ensureLedgerKey(file: string): void {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
}

export const verifySignature = (publicKey: KeyObject, hash: Buffer, signature: Buffer) =>
  verify(null, hash, publicKey, signature);

/** Names a key by the first 16 hexadecimal digits of the SHA-256 of its public half. */
export function keyId(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}
