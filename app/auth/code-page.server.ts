import { safeRedirect } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { demonstrationCode } from './demonstration-code.server.ts';
import { drawQr } from './qr-code.server.ts';
import type { FactorToSetUp } from './set-up-factor.tsx';
import { secondFactorToSetUp } from './sign-in.server.ts';
import type { StaffSession } from './staff-session.server.ts';
import { totpAddress } from './totp.server.ts';

/** What the page of the code shows: a field alone, or how to set the second factor up first. Reads only. */
export const readCodePage = async (session: StaffSession, request: Request) => {
  const { email } = session.user;
  const search = new URL(request.url).searchParams;
  const redirectTo = safeRedirect(search.get('redirectTo'));
  const isRecovery = search.has('recovery');
  const secret = await secondFactorToSetUp(services(), session);
  if (secret === null) {
    const code = isRecovery ? null : await demonstrationCode(session.user);
    return { email, redirectTo, toSetUp: null, demonstrationCode: code, isRecovery };
  }
  const address = totpAddress(secret, email);
  const toSetUp: FactorToSetUp = { drawing: drawQr(address), secret, address };
  return { email, redirectTo, toSetUp, demonstrationCode: null, isRecovery: false };
};
