import { inOffice } from '#db/client.ts';
import { findOfficeOfStaffToken, findStaffToken, type StaffTokenPurpose } from '#db/queries/staff-tokens.ts';
import { staffToken, tokenIn, tokenSha256 } from '#workflows/access/links.ts';
import type { AuthServices } from './services.ts';

/** Whose link this is; null when it is unknown, used, older than an hour or of a former SESSION_SECRET. Reads only. */
export async function findStaffByToken(
  { db, env }: AuthServices,
  address: string,
  purpose: StaffTokenPurpose,
) {
  const token = tokenIn(address);
  const hash = token ? tokenSha256(token) : '';
  const officeId = await findOfficeOfStaffToken(db, hash);
  if (!officeId) return null;
  const found = await inOffice(db, officeId, (tx) => findStaffToken(tx, { tokenSha256: hash, purpose }));
  return found && staffToken(env.SESSION_SECRET, found.id) === token ? found : null;
}

export type StaffOfToken = NonNullable<Awaited<ReturnType<typeof findStaffByToken>>>;
