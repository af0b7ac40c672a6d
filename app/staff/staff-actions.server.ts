import { parseWithZod } from '@conform-to/zod/v4';
import { redirect } from '@remix-run/node';
import { limited } from '#app/auth/attempts.server.ts';
import { requireMay, type Staff } from '#app/auth/require-staff.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { refused } from '#app/lib/parse-form.server.ts';
import { paths } from '#app/lib/paths.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import type { Services } from '#workflows/services.ts';
import { inviteAgain, inviteColleague } from './invite-colleague.server.ts';
import {
  changePassword,
  changeRole,
  disableColleague,
  enableColleague,
  endOtherSessions,
  endSessions,
  type StaffChanged,
} from './manage-staff.server.ts';
import { changePasswordForm, invitationForm, roleSchema } from './staff-form.server.ts';

type Call = { s: Services; staff: Staff; form: FormData; locale: Locale };

/** What the forms of the settings do, by the word in their field `act`: one's own account, then the office's people. */
export async function actOnSettings(call: Call) {
  const { s, staff, form } = call;
  const act = form.get('act');
  if (act === 'change-password') return passwordFromForm(call);
  if (act === 'end-other-sessions') {
    await endOtherSessions(s.db, staff, staff.sessionId);
    return done('sessionsEnded');
  }
  requireMay(staff, 'staff');
  if (act === 'invite') return inviteFromForm(call);
  return actOnColleague(call, act);
}

async function actOnColleague({ s, staff, form }: Call, act: FormDataEntryValue | null) {
  const id = uuidParam(String(form.get('staffId')));
  switch (act) {
    case 'invite-again': {
      const invited = await inviteAgain(s, staff, id);
      return done('refused' in invited ? 'invitedNot' : 'invited');
    }
    case 'disable':
      return changed(await disableColleague(s.db, staff, id), 'disabled');
    case 'enable':
      return changed(await enableColleague(s.db, staff, id), 'enabled');
    case 'end-sessions':
      return changed(await endSessions(s.db, staff, id), 'sessionsEnded');
    case 'change-role': {
      const role = roleSchema.safeParse(form.get('role'));
      if (!role.success) throw new Response(null, { status: 400 });
      return changed(await changeRole(s.db, staff, id, role.data), 'roleChanged');
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

async function inviteFromForm({ s, staff, form, locale }: Call) {
  const submission = parseWithZod(form, { schema: invitationForm(locale) });
  if (submission.status !== 'success') return refused(submission);
  const invited = await inviteColleague(s, staff, submission.value);
  if (!('refused' in invited)) return done('invited');
  return refused(submission, { fieldErrors: { email: [tFor(locale)('settings:errors.emailTaken')] } }, 409);
}

/** Tries at the current password count with those of signing in. */
async function passwordFromForm({ s, staff, form, locale }: Call) {
  const t = tFor(locale);
  const hideFields = ['current', 'password', 'again'];
  const submission = parseWithZod(form, { schema: changePasswordForm(locale, [staff.name, staff.email]) });
  if (submission.status !== 'success') return refused(submission, { hideFields });
  const { current, password } = submission.value;
  const work = () => changePassword(s.db, staff, { current, next: password, sessionId: staff.sessionId });
  const answer = await limited(s, { account: staff.email }, work, (outcome) => 'refused' in outcome);
  if (answer !== 'locked' && !('refused' in answer)) return done('passwordChanged');
  const message = t(answer === 'locked' ? 'errors:tooMany.body' : 'settings:errors.wrongPassword');
  return refused(submission, { hideFields, fieldErrors: { current: [message] } });
}

function changed(outcome: StaffChanged, what: string): never {
  if (!('refused' in outcome)) return done(what);
  if (outcome.refused === 'notFound') throw new Response(null, { status: 404 });
  return done(outcome.refused === 'yourself' ? 'yourselfNot' : 'lastAdminNot');
}

/** After a change the page is read anew, so that a reload never sends the form again. */
function done(what: string): never {
  throw redirect(paths.settings({ done: what }));
}
