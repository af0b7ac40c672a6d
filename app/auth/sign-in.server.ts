import { inOffice } from '#db/client.ts';
import { findCredentials, findStaffWithEmail } from '#db/queries/staff-sign-in.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { limited } from './attempts.server.ts';
import { enter } from './enter.server.ts';
import { verifyPassword } from './passwords.server.ts';
import { isRecoveryCode } from './recovery-codes.server.ts';
import { proposedFactor, setUpFactor, takeRecoveryCode, takeTotp } from './second-factor.server.ts';
import type { AuthServices } from './services.ts';
import { openSession, type StaffSession } from './staff-session.server.ts';
import { visitOf } from './visit.server.ts';

/** `locked`: too many failures in 15 minutes. The other refusals never say which part was wrong. */
export type SignIn =
  | { ok: true; cookie: string; remember?: string }
  | { ok: false; reason: 'wrong' | 'locked' };

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
  return { ok: true, cookie: await openSession(s, request, { ...found, from, secondFactor: false }) };
};

/** The first code of a person without a factor sets it up; afterwards a code of the telephone, or a recovery code. */
const takeCode = async (
  s: AuthServices,
  request: Request,
  { session, code, from }: Given,
): Promise<boolean> => {
  const { officeId, staffId } = session.user;
  const { isFirst } = await proposedFactor(s, { officeId, staffId, cookie: session.secret });
  if (isFirst) return setUpFactor(s, { officeId, staffId, cookie: session.secret }, code);
  if (!isRecoveryCode(code)) return takeTotp(s, { officeId, staffId }, code);
  return takeRecoveryCode(s, session.user, { code, visit: visitOf(request, from) });
};

type Given = { session: StaffSession; code: string; from: string };

/** Second step: the code opens the whole product, under a new session id. Failures count with those of the password. */
export const signInWithCode = async (s: AuthServices, request: Request, given: Given): Promise<SignIn> => {
  const { user } = given.session;
  const work = () => takeCode(s, request, given);
  const isRight = await limited(s, { account: user.email, address: given.from }, work, (right) => !right);
  if (isRight !== true) return refused(isRight === 'locked' ? 'locked' : 'wrong');
  return { ok: true, ...(await enter(s, request, user, given.from)) };
};

/** What a person who has no second factor yet is shown; null once there is one. */
export const secondFactorToSetUp = async (
  s: AuthServices,
  { user: { officeId, staffId }, secret: cookie }: StaffSession,
): Promise<string | null> => {
  const { secret, isFirst } = await proposedFactor(s, { officeId, staffId, cookie });
  return isFirst ? secret : null;
};
