import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { inOffice } from '#db/client.ts';
import {
  findOfficesOfPasskey,
  findPasskey,
  insertPasskey,
  keepChallenge,
  listPasskeys,
  markPasskeyUsed,
  takeChallenge,
} from '#db/queries/passkeys.ts';
import { noteSecurityEvent, type Person } from './security-events.server.ts';
import type { AuthServices } from './services.ts';
import type { Visit } from './visit.server.ts';

/**
 * Passkeys: WebAuthn with a discoverable credential and the person verified by the device (finger, face, PIN), which
 * makes one of them both factors. What is to be signed belongs to one browser and is taken once.
 */

/** Browsers bind a passkey to this name; a copy of our page elsewhere gets nothing. */
const rpID = (origin: string) => new URL(origin).hostname;

/** A person's handle at the authenticator: the random id of the row, nothing personal (WebAuthn 3, 14.6.1). */
const handleOf = (staffId: string) => new Uint8Array(Buffer.from(staffId.replaceAll('-', ''), 'hex'));

const mostPasskeys = 10;

/** EdDSA, ES256 and RS256 (RFC 9053): what every authenticator in use makes, and every Node verifies. */
const supportedAlgorithmIDs = [-8, -7, -257];

/** What a new passkey is made from. `browser` is the SHA-256 of the session's secret. */
export async function registrationOptions(s: AuthServices, person: Person, browser: string) {
  const held = await inOffice(s.db, person.officeId, (tx) => listPasskeys(tx, person.staffId));
  const options = await generateRegistrationOptions({
    rpName: 'Tacite',
    rpID: rpID(s.env.APP_ORIGIN),
    userID: handleOf(person.staffId),
    userName: person.email,
    userDisplayName: person.name,
    attestationType: 'none',
    supportedAlgorithmIDs,
    excludeCredentials: held.map(({ credentialId: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(s.db, { id: browser, purpose: 'register', challenge: options.challenge });
  return options;
}

/** Keeps a new passkey and tells its person. False when the answer is not the one that was asked for. */
export async function addPasskey(
  s: AuthServices,
  person: Person,
  given: { browser: string; response: RegistrationResponseJSON; name: string; visit: Visit },
): Promise<boolean> {
  const expectedChallenge = await takeChallenge(s.db, { id: given.browser, purpose: 'register' });
  if (expectedChallenge === undefined) return false;
  const origin = s.env.APP_ORIGIN;
  const verified = await verifyRegistrationResponse({
    response: given.response,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: rpID(origin),
    requireUserVerification: true,
    supportedAlgorithmIDs,
  }).catch(() => null);
  if (!verified?.verified) return false;
  const { credential, credentialBackedUp } = verified.registrationInfo;
  const { officeId, staffId } = person;
  return inOffice(s.db, officeId, async (tx) => {
    if ((await listPasskeys(tx, staffId)).length >= mostPasskeys) return false;
    const isNew = await insertPasskey(tx, {
      officeId,
      staffId,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: credential.transports ?? [],
      name: given.name,
      synced: credentialBackedUp,
    });
    if (isNew)
      await noteSecurityEvent(tx, s, {
        person,
        event: 'passkeyAdded',
        visit: given.visit,
        detail: given.name,
      });
    return isNew;
  });
}

/** What any passkey of this site is asked to sign. `browser` as above, or that of a visitor's cookie. */
export async function authenticationOptions(s: AuthServices, browser: string) {
  const options = await generateAuthenticationOptions({
    rpID: rpID(s.env.APP_ORIGIN),
    userVerification: 'required',
  });
  await keepChallenge(s.db, { id: browser, purpose: 'authenticate', challenge: options.challenge });
  return options;
}

/** Whose passkey a signature claims to be of; nothing is believed yet. */
export async function claimedPasskey(s: AuthServices, { id, response }: AuthenticationResponseJSON) {
  for (const { officeId, staffId } of await findOfficesOfPasskey(s.db, String(id))) {
    const handle = Buffer.from(handleOf(staffId)).toString('base64url');
    if (response?.userHandle !== handle) continue;
    const passkey = await inOffice(s.db, officeId, (tx) => findPasskey(tx, String(id)));
    if (passkey) return { officeId, ...passkey };
  }
  return null;
}

export type ClaimedPasskey = NonNullable<Awaited<ReturnType<typeof claimedPasskey>>>;

/** Whether a signature answers what this browser was asked, by this passkey, with its person verified. */
export async function isSignedBy(
  s: AuthServices,
  passkey: ClaimedPasskey | null,
  { browser, response }: { browser: string; response: AuthenticationResponseJSON },
): Promise<boolean> {
  const expectedChallenge = await takeChallenge(s.db, { id: browser, purpose: 'authenticate' });
  if (expectedChallenge === undefined || !passkey) return false;
  const origin = s.env.APP_ORIGIN;
  const { credentialId, publicKey, counter } = { credentialId: response.id, ...passkey };
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: rpID(origin),
    credential: { id: credentialId, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter },
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) return false;
  const { newCounter } = verified.authenticationInfo;
  return inOffice(s.db, passkey.officeId, (tx) =>
    markPasskeyUsed(tx, { id: passkey.id, counter: newCounter }),
  );
}
