import { redirect } from '@remix-run/node';
import { paths, safeRedirect } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { readSession, type StaffSession, sessionSecret } from './staff-session.server.ts';

const wanted = (request: Request) => safeRedirect(new URL(request.url).searchParams.get('redirectTo'));

/**
 * For the sign-in page: whoever is signed in goes on, or signs in `again` before the session's life is over.
 * `hasEnded`: came with the cookie of a session that is over.
 */
export const requireVisitor = async (request: Request): Promise<{ hasEnded: boolean }> => {
  const s = services();
  const session = await readSession(s, request);
  const isAgain = new URL(request.url).searchParams.has('again');
  if (session?.secondFactor && !isAgain) throw redirect(wanted(request));
  return { hasEnded: session === null && sessionSecret(s, request) !== null };
};

/** For the page of the code: the password was given, the code not yet. */
export const requirePasswordStep = async (request: Request): Promise<StaffSession> => {
  const session = await readSession(services(), request);
  if (!session) throw redirect(paths.signIn({ redirectTo: wanted(request) }));
  if (session.secondFactor) throw redirect(wanted(request));
  return session;
};
