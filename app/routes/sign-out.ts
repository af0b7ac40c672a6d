import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { endSession } from '#app/auth/staff-session.server.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';

/** Ends the session of this browser, in the database as well. By POST only: a link can sign nobody out. */
export async function action({ request }: ActionFunctionArgs) {
  const cookie = await endSession(services(), request);
  return redirect(paths.signIn(), { status: 303, headers: { 'Set-Cookie': cookie } });
}

export const loader = () => redirect(paths.today());
