import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { readCredential } from '#app/auth/passkey-form.server.ts';
import { addPasskey, authenticationOptions, registrationOptions } from '#app/auth/passkeys.server.ts';
import { personOf, type Staff } from '#app/auth/require-staff.server.ts';
import type { AuthServices } from '#app/auth/services.ts';
import { giveFactor } from '#app/auth/step-up.server.ts';
import type { PasskeyError } from '#app/auth/use-passkey.ts';
import type { Visit } from '#app/auth/visit.server.ts';
import { paths, safeRedirect } from '#app/lib/paths.ts';

type Answer = { status: number; to?: string; error?: PasskeyError; options?: unknown };

const longestName = 60;

/** What the scripts of the account ask for: a new passkey, or one to confirm with. */
export async function actOnPasskeys(
  s: AuthServices,
  staff: Staff,
  form: FormData,
  visit: Visit,
): Promise<Answer> {
  switch (form.get('do')) {
    case 'ask-new':
    case 'add': {
      // The page was opened with a fresh factor; by now five minutes may have passed.
      if (!staff.isFresh)
        return { status: 403, to: paths.confirm({ redirectTo: paths.account({ edit: 'passkey' }) }) };
      return form.get('do') === 'add' ? add(s, staff, form, visit) : ask(s, staff, form);
    }
    case 'ask-confirm':
      return { status: 200, options: await authenticationOptions(s, staff.sessionId) };
    case 'confirm': {
      const response = readCredential<AuthenticationResponseJSON>(form);
      if (!response) return { status: 400, error: 'failed' };
      const given = await giveFactor(s, staff, { response, from: visit.from });
      if (given === 'fresh') return { status: 200, to: safeRedirect(form.get('redirectTo')) };
      return { status: given === 'locked' ? 429 : 400, error: given };
    }
    default:
      return { status: 400, error: 'failed' };
  }
}

async function ask(s: AuthServices, staff: Staff, form: FormData): Promise<Answer> {
  if (nameOf(form) === '') return { status: 400, error: 'name' };
  return { status: 200, options: await registrationOptions(s, personOf(staff), staff.sessionId) };
}

async function add(s: AuthServices, staff: Staff, form: FormData, visit: Visit): Promise<Answer> {
  const response = readCredential<RegistrationResponseJSON>(form);
  const name = nameOf(form);
  if (!response || name === '') return { status: 400, error: 'failed' };
  const added = await addPasskey(s, personOf(staff), { browser: staff.sessionId, response, name, visit });
  return added
    ? { status: 200, to: paths.account({ done: 'passkeyAdded' }) }
    : { status: 400, error: 'failed' };
}

const nameOf = (form: FormData) =>
  String(form.get('name') ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestName);
