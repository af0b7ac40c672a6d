import { inOffice } from '#db/client.ts';
import {
  findCredentials,
  findRealTime,
  findStaffWithEmail,
  markCodeUsed,
  updateSecondFactor,
} from '#db/queries/staff-sign-in.ts';
import { newId } from '#workflows/new-id.ts';
import { limited } from './attempts.server.ts';
import { verifyPassword } from './passwords.server.ts';
import { openTotpSecret, sealTotpSecret } from './sealed-totp.server.ts';
import type { AuthServices } from './services.ts';
import { openSession, type StaffSession } from './staff-session.server.ts';
import { codeStep, proposedTotpSecret } from './totp.server.ts';

/** `locked`: too many failures in 15 minutes. The other refusals never say which part was wrong. */
export type SignIn = { ok: true; cookie: string } | { ok: false; reason: 'wrong' | 'locked' };

const refused = (reason: 'wrong' | 'locked'): SignIn => ({ ok: false, reason });

/** The form in which staff addresses are stored and compared. */
export const normalEmail = (email: string) => email.normalize('NFKC').trim().toLowerCase();

/** Whose password this is. An address nobody has is looked up in an office nobody has: the same work, so the same time. */
const whoseIs = async ({ db }: AuthServices, email: string, password: string) => {
  const known = await findStaffWithEmail(db, email);
  for (const { officeId, id } of known.length > 0 ? known : [{ officeId: newId(), id: newId() }]) {
    const credentials = await inOffice(db, officeId, (tx) => findCredentials(tx, id));
    if (await verifyPassword(credentials?.passwordHash ?? null, password)) return { officeId, staffId: id };
  }
  return null;
};

/** First step. Success opens a session that can do nothing but give the second factor, or set it up. */
export const signInWithPassword = async (
  s: AuthServices,
  request: Request,
  { password, from, ...given }: { email: string; password: string; from: string },
): Promise<SignIn> => {
  const email = normalEmail(given.email);
  const work = () => whoseIs(s, email, password);
  const found = await limited(s, { account: email, address: from }, work, (person) => person === null);
  if (found === 'locked' || found === null) return refused(found ?? 'wrong');
  return { ok: true, cookie: await openSession(s, request, { ...found, secondFactor: false }) };
};

/** Whether a code is right, marking it as used; without a second factor yet, whether it sets up the proposed one. */
const takeCode = (s: AuthServices, { user, secret }: StaffSession, code: string): Promise<boolean> =>
  inOffice(s.db, user.officeId, async (tx) => {
    const credentials = await findCredentials(tx, user.staffId);
    if (!credentials) return false;
    const key = s.env.SESSION_SECRET;
    const id = user.staffId;
    const at = await findRealTime(tx);
    if (credentials.totpSecret !== null) {
      const step = codeStep(
        code,
        openTotpSecret(key, id, credentials.totpSecret),
        at,
        credentials.totpLastStep,
      );
      return step !== null && markCodeUsed(tx, { id, step });
    }
    const proposed = proposedTotpSecret(key, secret);
    const step = codeStep(code, proposed, at, credentials.totpLastStep);
    return (
      step !== null && updateSecondFactor(tx, { id, totpSecret: sealTotpSecret(key, id, proposed), step })
    );
  });

/** Second step: the code opens the whole product, under a new session id. Failures count with those of the password. */
export const signInWithCode = async (
  s: AuthServices,
  request: Request,
  { session, code, from }: { session: StaffSession; code: string; from: string },
): Promise<SignIn> => {
  const { officeId, staffId, email } = session.user;
  const work = () => takeCode(s, session, code);
  const isRight = await limited(s, { account: email, address: from }, work, (right) => !right);
  if (isRight !== true) return refused(isRight === 'locked' ? 'locked' : 'wrong');
  return { ok: true, cookie: await openSession(s, request, { officeId, staffId, secondFactor: true }) };
};

/** What a person who has no second factor yet is shown; null once there is one. */
export const secondFactorToSetUp = async (
  s: AuthServices,
  { user, secret }: StaffSession,
): Promise<string | null> => {
  const credentials = await inOffice(s.db, user.officeId, (tx) => findCredentials(tx, user.staffId));
  return credentials?.totpSecret === null ? proposedTotpSecret(s.env.SESSION_SECRET, secret) : null;
};
