import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { sql } from 'drizzle-orm';
import { verifyPassword } from '#app/auth/passwords.server.ts';
import { openTotpSecret } from '#app/auth/sealed-totp.server.ts';
import { codeStep } from '#app/auth/totp.server.ts';
import { type Db, rows, type Tx } from '#db/client.ts';
import { clock } from '#workflows/engine/clock.ts';

export type Credentials = { email: string; password: string; code: string };

/** Who decided something together, and whose: the office that both administer. */
export type ByTwo = { officeId: string; by: string; second: string };

/**
 * What may not be one person's decision: two administrators of one office, each with password and code. Who has an
 * account in two offices is still one person. Says their names and their office.
 *
 * @throws Error when either is not one, both are the same person, or they administer no office together
 */
export async function confirmByTwo(
  db: Db | Tx,
  secret: string,
  [first, second]: [Credentials, Credentials],
): Promise<ByTwo> {
  if (addressOf(first) === addressOf(second))
    throw new Error('the second administrator has to be somebody else');
  const ones = await administrators(db, secret, first);
  const others = await administrators(db, secret, second);
  for (const { officeId, name } of ones) {
    const other = others.find((each) => each.officeId === officeId);
    if (other) return { officeId, by: name, second: other.name };
  }
  throw new Error('both have to be administrators of the same office');
}

const addressOf = ({ email }: Credentials) => email.trim().toLowerCase();

type Found = { id: string; officeId: string; name: string; hash: string; totp: string; last: number };

/** The accounts that these credentials open as an administrator; their code is used up. @throws Error without any */
async function administrators(db: Db | Tx, secret: string, given: Credentials) {
  const found = await rows<Found>(
    db,
    sql`select id, office_id as "officeId", name, password_hash as hash, totp_secret as totp, totp_last_step as last
      from staff where email = ${addressOf(given)} and role = 'admin' and disabled_at is null
      and password_hash is not null and totp_secret is not null`,
  );
  const at = Date.parse(await clock(db));
  const opened: Pick<Found, 'officeId' | 'name'>[] = [];
  for (const { id, officeId, name, hash, totp, last } of found) {
    if (!(await verifyPassword(hash, given.password))) continue;
    const step = codeStep(given.code, openTotpSecret(secret, id, totp), at, last);
    // A code works once, also for two who give it at the same time.
    if (step !== null && (await spendCode(db, { officeId, id, step }))) opened.push({ officeId, name });
  }
  if (opened.length === 0)
    throw new Error(`${given.email} is no administrator who can confirm this, or password or code are wrong`);
  return opened;
}

const spendCode = async (
  db: Db | Tx,
  { officeId, id, step }: Pick<Found, 'officeId' | 'id'> & { step: number },
): Promise<boolean> => {
  const spent = await rows(
    db,
    sql`update staff set totp_last_step = ${step} where office_id = ${officeId} and id = ${id}
      and totp_last_step < ${step} returning id`,
  );
  return spent.length === 1;
};

/** Asks for both at the terminal, or reads one answer a line from what is piped in. What is typed is not shown. */
export async function askForTwo(): Promise<[Credentials, Credentials]> {
  const silent = new Writable({ write: (_, __, done) => done() });
  const lines = createInterface({
    input: process.stdin,
    output: silent,
    terminal: Boolean(process.stdin.isTTY),
  });
  const answers = lines[Symbol.asyncIterator]();
  const ask = async (question: string) => {
    if (process.stdin.isTTY) process.stderr.write(question);
    const { value } = await answers.next();
    if (process.stdin.isTTY) process.stderr.write('\n');
    return String(value ?? '');
  };
  const person = async (who: string): Promise<Credentials> => ({
    email: await ask(`${who}, e-mail: `),
    password: await ask('  password: '),
    code: await ask('  code: '),
  });
  try {
    return [await person('Administrator'), await person('Second administrator')];
  } finally {
    lines.close();
  }
}
