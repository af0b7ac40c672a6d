import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

/**
 * A device that keeps passkeys, in software: what it signs is laid out as WebAuthn 3 says (6.1 authenticator data,
 * 6.5.1 attested credential), so that tests can bend one part of it at a time.
 */
export type Bent = {
  origin?: string;
  rpID?: string;
  challenge?: string;
  /** The person was not asked for a finger or a PIN. */
  unverified?: boolean;
  counter?: number;
  userHandle?: string;
};

const text64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** As much CBOR (RFC 8949) as a public key and an empty attestation take. */
const head = (major: number, value: number) =>
  value < 24
    ? Buffer.from([(major << 5) | value])
    : value < 256
      ? Buffer.from([(major << 5) | 24, value])
      : Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
const int = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value));
const byteString = (bytes: Buffer) => Buffer.concat([head(2, bytes.length), bytes]);
const string = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const map = (entries: [Buffer, Buffer][]) => Buffer.concat([head(5, entries.length), ...entries.flat()]);

/** An ES256 key in COSE (RFC 9053, 2.1). */
function cose(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return map([
    [int(1), int(2)],
    [int(3), int(-7)],
    [int(-1), int(1)],
    [int(-2), byteString(Buffer.from(x, 'base64url'))],
    [int(-3), byteString(Buffer.from(y, 'base64url'))],
  ]);
}

export function authenticator({ origin, rpID }: { origin: string; rpID: string }) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  let counter = 0;
  const clientData = (type: string, challenge: string, bent: Bent) =>
    Buffer.from(
      JSON.stringify({ type, challenge: bent.challenge ?? challenge, origin: bent.origin ?? origin }),
    );
  const data = (bent: Bent, isNew: boolean) => {
    counter += 1;
    const flags = 1 | (bent.unverified ? 0 : 4) | (isNew ? 64 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(bent.counter ?? counter);
    return Buffer.concat([sha256(bent.rpID ?? rpID), Buffer.from([flags]), count]);
  };
  return {
    create({ challenge }: { challenge: string }, bent: Bent = {}): RegistrationResponseJSON {
      const length = Buffer.from([id.length >> 8, id.length & 255]);
      const authData = Buffer.concat([data(bent, true), Buffer.alloc(16), length, id, cose(publicKey)]);
      const attestation = map([
        [string('fmt'), string('none')],
        [string('attStmt'), map([])],
        [string('authData'), byteString(authData)],
      ]);
      return {
        id: text64(id),
        rawId: text64(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: text64(clientData('webauthn.create', challenge, bent)),
          attestationObject: text64(attestation),
          transports: ['internal'],
        },
      };
    },
    sign({ challenge }: { challenge: string }, staffId: string, bent: Bent = {}): AuthenticationResponseJSON {
      const authData = data(bent, false);
      const client = clientData('webauthn.get', challenge, bent);
      const signature = createSign('sha256')
        .update(Buffer.concat([authData, sha256(client)]))
        .sign(privateKey);
      return {
        id: text64(id),
        rawId: text64(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: text64(client),
          authenticatorData: text64(authData),
          signature: text64(signature),
          userHandle: bent.userHandle ?? text64(Buffer.from(staffId.replaceAll('-', ''), 'hex')),
        },
      };
    },
  };
}
