import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { inOffice } from '#db/client.ts';
import { markFactorGiven } from '#db/queries/sessions.ts';
import { limited } from './attempts.server.ts';
import { claimedPasskey, isSignedBy } from './passkeys.server.ts';
import type { Staff } from './require-staff.server.ts';
import { takeTotp } from './second-factor.server.ts';
import type { AuthServices } from './services.ts';

/**
 * A factor given again in a session that is open already, for what an unattended desk must not be enough for. It holds
 * for five minutes (`Staff.isFresh`). Recovery codes are for getting in, not for this.
 */
export type StepUp = 'fresh' | 'needed' | 'wrong' | 'locked';

type Give = { code: string } | { response: AuthenticationResponseJSON };

/** Takes a code of the telephone, or a passkey of the same person. */
export async function giveFactor(
  s: AuthServices,
  staff: Pick<Staff, 'officeId' | 'id' | 'email' | 'sessionId'>,
  given: Give & { from: string },
): Promise<Exclude<StepUp, 'needed'>> {
  const { officeId, id: staffId, sessionId, email } = staff;
  const work = async () => {
    if ('code' in given) return takeTotp(s, { officeId, staffId }, given.code);
    const passkey = await claimedPasskey(s, given.response);
    const isOwn = passkey?.officeId === officeId && passkey.staffId === staffId;
    return isSignedBy(s, isOwn ? passkey : null, { browser: sessionId, response: given.response });
  };
  const right = await limited(s, { account: email, address: given.from }, work, (is) => !is);
  if (right === 'locked') return 'locked';
  if (!right) return 'wrong';
  await inOffice(s.db, officeId, (tx) => markFactorGiven(tx, sessionId));
  return 'fresh';
}

/** What a form that needs a fresh factor says of it: given just before, or in its field `factorCode`. */
export async function stepUp(s: AuthServices, staff: Staff, form: FormData, from: string): Promise<StepUp> {
  if (staff.isFresh) return 'fresh';
  const code = String(form.get('factorCode') ?? '').trim();
  return code === '' ? 'needed' : giveFactor(s, staff, { code: code.slice(0, 20), from });
}
