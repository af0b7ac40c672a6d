import { openTotpSecret } from '#app/auth/sealed-totp.server.ts';
import { nextCode } from '#app/auth/totp.server.ts';
import { colleagues, demoPassword } from '#app/start/demo/people.ts';
import { inOffice } from '#db/client.ts';
import { listDemonstrationOffices, listSecondFactors } from '#db/queries/demonstration.ts';
import { findRealTime } from '#db/queries/staff-sign-in.ts';
import type { Services } from '#workflows/services.ts';

export type Holder = {
  id: string;
  name: string;
  email: string;
  role: 'admin' | 'supervisor' | 'biller' | 'accountant';
  /** Null while the code of this half-minute and the next were used. */
  code: string | null;
};
export type OfficeCodes = { id: string; name: string; holders: Holder[]; password: string | null };

const period = 30_000;

/** What the telephones of the demonstration's colleagues show now, and for how many milliseconds. */
export async function readCodes({
  db,
  env,
}: Services): Promise<{ offices: OfficeCodes[]; nextInMs: number }> {
  const at = await findRealTime(db);
  const offices = await Promise.all(
    (await listDemonstrationOffices(db)).map(async ({ id, name }) => {
      const people = await inOffice(db, id, (tx) => listSecondFactors(tx, id));
      const holders = people.map(({ totpSecret, totpLastStep, ...person }) => {
        const secret = openTotpSecret(env.SESSION_SECRET, person.id, totpSecret ?? '');
        return { ...person, code: nextCode(secret, at, totpLastStep) };
      });
      const known = holders.some(({ email }) => colleagues.some((colleague) => colleague.email === email));
      return { id, name, holders, password: known ? demoPassword : null };
    }),
  );
  return { offices: offices.filter(({ holders }) => holders.length > 0), nextInMs: period - (at % period) };
}
