import { redirect } from '@remix-run/node';
import { limited } from '#app/auth/attempts.server.ts';
import { factorMissing } from '#app/auth/factor-missing.server.ts';
import { askForAddress } from '#app/auth/new-address.server.ts';
import { personOf, type Staff } from '#app/auth/require-staff.server.ts';
import { noteSecurityEvent } from '#app/auth/security-events.server.ts';
import type { Visit } from '#app/auth/visit.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { refused } from '#app/lib/parse-form.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import { inOffice } from '#db/client.ts';
import { deletePasskey } from '#db/queries/passkeys.ts';
import { deleteSessionOf } from '#db/queries/sessions.ts';
import { deleteSessions } from '#db/queries/staff.ts';
import type { Services } from '#workflows/services.ts';
import { addressForm, passwordForm, removePasskeyForm } from './account-forms.server.ts';
import { changePassword } from './change-password.server.ts';

type Call = { s: Services; staff: Staff; form: FormData; locale: Locale; visit: Visit };

/** What the forms of one's own account do, by the word in their field `act`. */
export async function actOnAccount(call: Call) {
  switch (call.form.get('act')) {
    case 'change-password':
      return passwordFromForm(call);
    case 'change-address':
      return addressFromForm(call);
    case 'remove-passkey':
      return removePasskeyFromForm(call);
    case 'end-session':
      return endSession(call);
    case 'end-other-sessions':
      return endOthers(call);
    default:
      throw new Response(null, { status: 400 });
  }
}

/** Tries at the current password count with those of signing in. */
async function passwordFromForm({ s, staff, form, locale, visit }: Call) {
  const t = tFor(locale);
  const hideFields = ['current', 'password', 'again'];
  const submission = parseWithZod(form, { schema: passwordForm(locale, [staff.name, staff.email]) });
  if (submission.status !== 'success') return refused(submission, { hideFields });
  const { current, password } = submission.value;
  const work = () => changePassword(s, staff, { current, next: password, visit });
  const by = { account: staff.email, address: visit.from };
  const answer = await limited(s, by, work, (outcome) => 'refused' in outcome);
  if (answer !== 'locked' && !('refused' in answer)) return done('passwordChanged');
  const message = t(answer === 'locked' ? 'errors:tooMany.body' : 'settings:errors.wrongPassword');
  return refused(submission, { hideFields, fieldErrors: { current: [message] } });
}

async function addressFromForm(call: Call) {
  const { s, staff, form, locale } = call;
  const submission = parseWithZod(form, { schema: addressForm(locale) });
  if (submission.status !== 'success') return refused(submission);
  const missing = await factorMissing(call);
  if (missing) return refused(submission, missing);
  const asked = await askForAddress(s, personOf(staff), submission.value.email);
  if (!('refused' in asked)) return done('addressAsked');
  return refused(submission, { fieldErrors: { email: [tFor(locale)('account:address.taken')] } }, 409);
}

async function removePasskeyFromForm(call: Call) {
  const { s, staff, form, visit } = call;
  const submission = parseWithZod(form, { schema: removePasskeyForm });
  if (submission.status !== 'success') return refused(submission);
  const missing = await factorMissing(call);
  if (missing) return refused(submission, missing);
  const id = uuidParam(submission.value.passkeyId);
  const person = personOf(staff);
  await inOffice(s.db, staff.officeId, async (tx) => {
    const name = await deletePasskey(tx, { id, staffId: staff.id });
    if (name === undefined) throw new Response(null, { status: 404 });
    await noteSecurityEvent(tx, s, { person, event: 'passkeyRemoved', detail: name, visit });
  });
  return done('passkeyRemoved');
}

async function endSession({ s, staff, form, visit }: Call) {
  const id = String(form.get('sessionId') ?? '');
  await inOffice(s.db, staff.officeId, async (tx) => {
    if (!(await deleteSessionOf(tx, { id, staffId: staff.id }))) return;
    await noteSecurityEvent(tx, s, { person: personOf(staff), event: 'sessionsEnded', visit });
  });
  return done('sessionEnded');
}

async function endOthers({ s, staff, visit }: Call) {
  await inOffice(s.db, staff.officeId, async (tx) => {
    await deleteSessions(tx, { staffId: staff.id, exceptId: staff.sessionId });
    await noteSecurityEvent(tx, s, { person: personOf(staff), event: 'sessionsEnded', visit });
  });
  return done('sessionsEnded');
}

/** After a change the page is read anew, so that a reload never sends the form again. */
function done(what: string): never {
  throw redirect(paths.account({ done: what }));
}
