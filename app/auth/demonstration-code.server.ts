import { services } from '#app/lib/services.server.ts';
import { inOffice } from '#db/client.ts';
import { findCredentials, findRealTime } from '#db/queries/staff-sign-in.ts';
import { openTotpSecret } from './sealed-totp.server.ts';
import { nextCode } from './totp.server.ts';

type Whose = { officeId: string; staffId: string };

/**
 * The code that the telephone of a demonstration's person would show. Only where TACITE_DEMO is set, as `npm start`
 * does on one's own machine: everything else of the sign-in stays what it is.
 */
export const demonstrationCode = async ({ officeId, staffId }: Whose): Promise<string | null> => {
  const { db, env } = services();
  if (!env.TACITE_DEMO) return null;
  return inOffice(db, officeId, async (tx) => {
    const credentials = await findCredentials(tx, staffId);
    if (!credentials?.totpSecret) return null;
    const secret = openTotpSecret(env.SESSION_SECRET, staffId, credentials.totpSecret);
    return nextCode(secret, await findRealTime(tx), credentials.totpLastStep);
  });
};
