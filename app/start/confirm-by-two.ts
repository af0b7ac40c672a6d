import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { sql } from 'drizzle-orm';
import { verifyPassword } from '#app/auth/passwords.server.ts';
import { openTotpSecret } from '#app/auth/sealed-totp.server.ts';
import { codeStep } from '#app/auth/totp.server.ts';
import { type Db, rows, type Tx } from '#db/client.ts';
import { clock } from '#workflows/engine/clock.ts';

export type Credentials = { email: string; password: string; code: string };

/**
 * What may not be one person's decision: two administrators, each with password and code. Says their names.
 *
 * @throws Error when either is not one, or both are the same
 */
export async function confirmByTwo(
  db: Db | Tx,
  secret: string,
  [first, second]: [Credentials, Credentials],
): Promise<{ by: string; second: string }> {
  const one = await administrator(db, secret, first);
  const other = await administrator(db, secret, second);
  if (one.id === other.id) throw new Error('the second administrator has to be somebody else');
  return { by: one.name, second: other.name };
}

async function administrator(db: Db | Tx, secret: string, { email, password, code }: Credentials) {
  const found = await rows<{
    id: string;
    office: string;
    name: string;
    hash: string;
    totp: string;
    last: number;
  }>(
    db,
    sql`select id, office_id as office, name, password_hash as hash, totp_secret as totp, totp_last_step as last
      from staff where email = ${email.trim().toLowerCase()} and role = 'admin' and disabled_at is null
      and password_hash is not null and totp_secret is not null`,
  );
  const at = Date.parse(await clock(db));
  for (const { id, office, name, hash, totp, last } of found) {
    if (!(await verifyPassword(hash, password))) continue;
    const step = codeStep(code, openTotpSecret(secret, id, totp), at, last);
    if (step === null) continue;
    // A code works once.
    await db.execute(
      sql`update staff set totp_last_step = ${step} where office_id = ${office} and id = ${id}`,
    );
    return { id, name };
  }
  throw new Error(`${email} is no administrator who can confirm this, or password or code are wrong`);
}

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
