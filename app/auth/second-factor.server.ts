import { inOffice, type Tx } from '#db/client.ts';
import {
  countRecoveryCodes,
  findRecoverySalt,
  replaceRecoveryCodes,
  spendRecoveryCode,
} from '#db/queries/recovery-codes.ts';
import {
  findCredentials,
  findRealTime,
  markCodeUsed,
  replaceSecondFactor,
  updateSecondFactor,
} from '#db/queries/staff-sign-in.ts';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.server.ts';
import { openTotpSecret, sealTotpSecret } from './sealed-totp.server.ts';
import { noteSecurityEvent, type Person } from './security-events.server.ts';
import type { AuthServices } from './services.ts';
import { codeStep, proposedTotpSecret } from './totp.server.ts';
import type { Visit } from './visit.server.ts';

type Whose = { officeId: string; staffId: string };

/**
 * Whether a code of the telephone is right, marking it as used. False without a second factor, and with one that was
 * sealed under a former SESSION_SECRET.
 */
export const takeTotp = (s: AuthServices, { officeId, staffId: id }: Whose, code: string): Promise<boolean> =>
  inOffice(s.db, officeId, async (tx) => {
    const found = await findCredentials(tx, id);
    if (!found?.totpSecret) return false;
    const secret = openedOrNull(s.env.SESSION_SECRET, id, found.totpSecret);
    if (secret === null) return false;
    const step = codeStep(code, secret, await findRealTime(tx), found.totpLastStep);
    return step !== null && markCodeUsed(tx, { id, step });
  });

function openedOrNull(...sealed: Parameters<typeof openTotpSecret>): string | null {
  try {
    return openTotpSecret(...sealed);
  } catch {
    return null;
  }
}

/** Uses a recovery code up and tells its person. False when it is none of theirs, or was used. */
export async function takeRecoveryCode(
  s: AuthServices,
  person: Person,
  { code, visit }: { code: string; visit: Visit },
): Promise<boolean> {
  const { officeId, staffId } = person;
  const salt = await inOffice(s.db, officeId, (tx) => findRecoverySalt(tx, staffId));
  if (salt === undefined) return false;
  const codeHash = await hashRecoveryCode(code, salt);
  return inOffice(s.db, officeId, async (tx) => {
    if (!(await spendRecoveryCode(tx, { staffId, codeHash }))) return false;
    const left = (await countRecoveryCodes(tx, staffId))?.left ?? 0;
    await noteSecurityEvent(tx, s, { person, event: 'codeUsed', visit, detail: String(left) });
    return true;
  });
}

/** How many recovery codes are left; null when none were ever made. */
export const recoveryCodesLeft = async (
  s: AuthServices,
  { officeId, staffId }: Whose,
): Promise<number | null> =>
  (await inOffice(s.db, officeId, (tx) => countRecoveryCodes(tx, staffId)))?.left ?? null;

/** Ten new recovery codes in the place of the former ones. They are known to nobody once they were shown. */
export async function makeRecoveryCodes(s: AuthServices, person: Person, visit: Visit): Promise<string[]> {
  const { officeId, staffId } = person;
  const { codes, ...set } = await newRecoveryCodes();
  await inOffice(s.db, officeId, async (tx) => {
    await replaceRecoveryCodes(tx, { officeId, staffId, ...set });
    await noteSecurityEvent(tx, s, { person, event: 'codesMade', visit });
  });
  return codes;
}

/**
 * The secret proposed for a telephone that is to be set up: the same while the page is open, another one after it has
 * been taken.
 */
export const proposedFactor = async (
  s: AuthServices,
  { officeId, staffId, cookie }: Whose & { cookie: string },
): Promise<{ secret: string; isFirst: boolean }> => {
  const found = await inOffice(s.db, officeId, (tx) => findCredentials(tx, staffId));
  const sealed = found?.totpSecret ?? null;
  return {
    secret: proposedTotpSecret(s.env.SESSION_SECRET, `${cookie}${sealed ?? ''}`),
    isFirst: sealed === null,
  };
};

/** Stores the first factor, if the code is one of the proposed secret. */
export const setUpFactor = (
  s: AuthServices,
  { officeId, staffId, cookie }: Whose & { cookie: string },
  code: string,
): Promise<boolean> => storeProposed(s, { officeId, staffId, cookie }, code, updateSecondFactor);

/** Puts another telephone in the place of the one in use, and tells the person. */
export const changeFactor = (
  s: AuthServices,
  { person, cookie, visit }: { person: Person; cookie: string; visit: Visit },
  code: string,
): Promise<boolean> =>
  storeProposed(s, { ...person, cookie }, code, async (tx, factor) => {
    if (!(await replaceSecondFactor(tx, factor))) return false;
    await noteSecurityEvent(tx, s, { person, event: 'factorChanged', visit });
    return true;
  });

async function storeProposed(
  s: AuthServices,
  whose: Whose & { cookie: string },
  code: string,
  store: (tx: Tx, factor: { id: string; totpSecret: string; step: number }) => Promise<boolean>,
): Promise<boolean> {
  const { secret } = await proposedFactor(s, whose);
  const { staffId: id } = whose;
  return inOffice(s.db, whose.officeId, async (tx) => {
    const step = codeStep(code, secret, await findRealTime(tx), 0);
    if (step === null) return false;
    return store(tx, { id, totpSecret: sealTotpSecret(s.env.SESSION_SECRET, id, secret), step });
  });
}
