import type { ActionFunctionArgs } from '@remix-run/node';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { entered } from '#app/auth/enter.server.ts';
import { readCredential } from '#app/auth/passkey-form.server.ts';
import { askForPasskey, signInWithPasskey } from '#app/auth/passkey-sign-in.server.ts';
import { safeRedirect } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';

/** For the script of the sign-in page: what a passkey is to sign, then who has signed it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  if (form.get('do') === 'ask') {
    const { options, cookie } = await askForPasskey(services());
    return Response.json({ options }, { headers: { 'Set-Cookie': cookie } });
  }
  const response = readCredential<AuthenticationResponseJSON>(form);
  if (!response) return Response.json({ error: 'failed' }, { status: 400 });
  const answer = await signInWithPasskey(services(), request, { response, from: context.clientAddress });
  if (!answer.ok)
    return Response.json({ error: answer.reason }, { status: answer.reason === 'locked' ? 429 : 400 });
  return Response.json({ to: safeRedirect(form.get('redirectTo')) }, { headers: entered(answer) });
}
