import { inOffice } from '#db/client.ts';
import { findOfficeOfStaffToken, findStaffToken, type StaffTokenPurpose } from '#db/queries/staff-tokens.ts';
import { isToken, tokenSha256 } from '#workflows/links.ts';
import type { AuthServices } from './services.ts';

/** Whose link this is; null when it is unknown, used or older than an hour. Reads only. */
export async function findStaffByToken({ db }: AuthServices, token: string, purpose: StaffTokenPurpose) {
  const hash = isToken(token) ? tokenSha256(token) : '';
  const officeId = await findOfficeOfStaffToken(db, hash);
  if (!officeId) return null;
  const found = await inOffice(db, officeId, (tx) => findStaffToken(tx, { tokenSha256: hash, purpose }));
  return found ?? null;
}

export type StaffOfToken = NonNullable<Awaited<ReturnType<typeof findStaffByToken>>>;
