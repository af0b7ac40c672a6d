import { limited } from '#app/auth/attempts.server.ts';
import { drawQr } from '#app/auth/qr-code.server.ts';
import { personOf, type Staff } from '#app/auth/require-staff.server.ts';
import { changeFactor, proposedFactor } from '#app/auth/second-factor.server.ts';
import type { FactorToSetUp } from '#app/auth/set-up-factor.tsx';
import { sessionSecret } from '#app/auth/staff-session.server.ts';
import { totpAddress } from '#app/auth/totp.server.ts';
import { visitOf } from '#app/auth/visit.server.ts';
import { services } from '#app/lib/services.server.ts';
import { inOffice } from '#db/client.ts';
import { deleteSessions } from '#db/queries/staff.ts';

const cookieOf = (request: Request) => sessionSecret(services(), request) ?? '';

/** The secret for another telephone, to scan. Reads only: reloading shows the same. */
export async function readOwnFactor(request: Request, staff: Staff): Promise<FactorToSetUp> {
  const { secret } = await proposedFactor(services(), { ...personOf(staff), cookie: cookieOf(request) });
  const address = totpAddress(secret, staff.email);
  return { drawing: drawQr(address), secret, address };
}

/** Takes the first code of the other telephone: it replaces the one in use, and every other session ends. */
export async function changeOwnFactor(
  request: Request,
  staff: Staff,
  code: string,
  from: string,
): Promise<'done' | 'wrong' | 'locked'> {
  const s = services();
  const person = personOf(staff);
  const how = { person, cookie: cookieOf(request), visit: visitOf(request, from) };
  const by = { account: staff.email, address: from };
  const changed = await limited(
    s,
    by,
    () => changeFactor(s, how, code),
    (right) => !right,
  );
  if (changed !== true) return changed === 'locked' ? 'locked' : 'wrong';
  await inOffice(s.db, staff.officeId, (tx) =>
    deleteSessions(tx, { staffId: staff.id, exceptId: staff.sessionId }),
  );
  return 'done';
}
