import { sql } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { hashPassword } from '#app/auth/passwords.server.ts';
import { sealTotpSecret } from '#app/auth/sealed-totp.server.ts';
import type { AuthServices } from '#app/auth/services.ts';
import { signInWithCode, signInWithPassword } from '#app/auth/sign-in.server.ts';
import { readSession } from '#app/auth/staff-session.server.ts';
import { type Db, inOffice, rows } from '#db/client.ts';
import { givenBusiness, givenInvoice, givenOffice } from '#test/invoices/office.ts';
import type { TestDatabase } from '#test/setup/database.ts';
import { linkRows } from '#workflows/access/link-rows.ts';
import { linkToken } from '#workflows/access/links.ts';
import { newId } from '#workflows/identity/new-id.ts';

export const secret = 'a secret of the tests, long enough for them';
export const password = 'trois gabians sur le port';
export const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** Mails are read in their table; nobody sends them here. */
export const noBoard: AuthServices['board'] = { insert: async () => null };

export const on = (db: Db): AuthServices => ({
  db,
  board: noBoard,
  env: { APP_ORIGIN: 'https://tacite.test', SESSION_SECRET: secret },
});

/** The first names of the tests' people; each test has a database of its own. */
export async function givenStaff(
  { ownerDb }: TestDatabase,
  officeId: string,
  { email = 'ines@calame.example', hasFactor = true, hasPassword = true } = {},
): Promise<string> {
  const id = newId();
  const sealed = hasFactor ? sealTotpSecret(secret, id, totpSecret) : null;
  const hash = hasPassword ? await hashPassword(password) : null;
  await ownerDb.execute(sql`insert into staff (office_id, id, email, name, role, password_hash, totp_secret)
    values (${officeId}, ${id}, ${email}, 'Inès Rouvière', 'biller', ${hash}, ${sealed})`);
  return id;
}

/** The code of a step of 30 seconds, counted from the current one. */
export const codeAt = (steps = 0, ofSecret = totpSecret): string =>
  new TOTP({ secret: Secret.fromBase32(ofSecret) }).generate({ timestamp: Date.now() + steps * 30_000 });

export const requestWith = (...cookies: (string | undefined)[]): Request => {
  const pairs = cookies.flatMap((cookie) => cookie?.split(';', 1)[0] ?? []);
  return new Request('https://tacite.test/', {
    headers: pairs.length > 0 ? { Cookie: pairs.join('; ') } : {},
  });
};

export const from = '203.0.113.7';

/** Signs in as far as the password goes. @returns the `Set-Cookie` value */
export async function passwordStep(s: AuthServices, email = 'ines@calame.example'): Promise<string> {
  const answer = await signInWithPassword(s, requestWith(), { email, password, from });
  if (!answer.ok) throw new Error(answer.reason);
  return answer.cookie;
}

/** The second step, with the code of `steps` from now. */
export async function codeStep(s: AuthServices, cookie: string, steps = 0) {
  const request = requestWith(cookie);
  const session = await readSession(s, request);
  if (!session) throw new Error('no session');
  return signInWithCode(s, request, { session, code: codeAt(steps), from });
}

/** Signs in with both. @returns the `Set-Cookie` value */
export async function signedIn(s: AuthServices, steps = 0): Promise<string> {
  const answer = await codeStep(s, await passwordStep(s), steps);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.cookie;
}

/** An owner with a review link to an invoice that waits. */
export async function givenReviewLink(database: TestDatabase, { email = 'thierry@vasseur.example' } = {}) {
  const { officeId, businessId } = await givenOffice(database);
  const invoiceId = await givenInvoice(database.ownerDb, {
    officeId,
    businessId,
    reviewState: 'awaiting.running',
  });
  const [owner] = await rows<{ id: string }>(
    database.ownerDb,
    sql`insert into owners (office_id, business_id, name, email)
      values (${officeId}, ${businessId}, 'Thierry Vasseur', ${email}) returning id`,
  );
  const given = { officeId, businessId, invoiceId, ownerId: owner!.id };
  return { ...given, ...(await givenLink(database, { ...given, purpose: 'review', subjectId: invoiceId })) };
}

export async function givenLink(
  { db }: TestDatabase,
  link: {
    officeId: string;
    purpose: 'review' | 'portal';
    subjectId: string;
    ownerId: string;
    expiresAt?: string;
  },
) {
  const id = newId();
  const { officeId, purpose, subjectId, ownerId, expiresAt = '2099-01-01T00:00:00.000Z' } = link;
  const row = {
    id,
    purpose,
    subjectId,
    round: purpose === 'review' ? 1 : null,
    personId: ownerId,
    expiresAt,
  };
  await inOffice(db, officeId, (tx) => linkRows(tx, officeId, secret, [row]));
  return { linkId: id, token: linkToken(secret, id) };
}

export { givenBusiness, givenInvoice, givenOffice };
