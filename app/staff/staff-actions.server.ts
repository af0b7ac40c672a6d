import { redirect } from '@remix-run/node';
import { factorMissing } from '#app/auth/factor-missing.server.ts';
import { requireMay, type Staff } from '#app/auth/require-staff.server.ts';
import type { Visit } from '#app/auth/visit.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { refused } from '#app/lib/parse-form.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import { inOffice } from '#db/client.ts';
import { updateOffice } from '#db/queries/offices.ts';
import { updateFourEyes } from '#db/queries/releases.ts';
import type { Services } from '#workflows/services.ts';
import { inviteAgain, inviteColleague } from './invite-colleague.server.ts';
import {
  changeRole,
  disableColleague,
  enableColleague,
  endSessions,
  resetFactor,
  type StaffChanged,
  withdrawInvitation,
} from './manage-staff.server.ts';
import { officeForm } from './office-form.server.ts';
import { invitationForm, roleSchema } from './staff-form.server.ts';

type Call = { s: Services; staff: Staff; form: FormData; locale: Locale; visit: Visit };

/** What the forms about the office and its people do, by the word in their field `act`. */
export async function actOnSettings(call: Call) {
  const act = call.form.get('act');
  if (act === 'four-eyes') return setFourEyes(call);
  if (act === 'update-office') return officeFromForm(call);
  requireMay(call.staff, 'staff');
  return act === 'invite' ? inviteFromForm(call) : actOnColleague(call, act);
}

async function setFourEyes({ s, staff, form }: Call) {
  requireMay(staff, 'settings');
  const isOn = form.get('fourEyes') === 'on';
  await inOffice(s.db, staff.officeId, (tx) => updateFourEyes(tx, isOn));
  return done(isOn ? 'fourEyesOn' : 'fourEyesOff');
}

/** Who writes invoices in others' names is changed with a factor just given; what was issued keeps the name it has. */
async function officeFromForm(call: Call) {
  const { s, staff, form, locale } = call;
  requireMay(staff, 'settings');
  const submission = parseWithZod(form, { schema: officeForm(locale) });
  if (submission.status !== 'success') return refused(submission);
  const missing = await factorMissing(call);
  if (missing) return refused(submission, missing);
  await inOffice(s.db, staff.officeId, (tx) => updateOffice(tx, submission.value));
  return done('officeSaved');
}

async function actOnColleague({ s, staff, form, visit }: Call, act: FormDataEntryValue | null) {
  const id = uuidParam(String(form.get('staffId')));
  switch (act) {
    case 'invite-again': {
      const invited = await inviteAgain(s, staff, id);
      return done('refused' in invited ? 'invitedNot' : 'invited');
    }
    case 'withdraw-invitation':
      return changed(await withdrawInvitation(s, staff, id, visit), 'invitationWithdrawn');
    case 'disable':
      return changed(await disableColleague(s, staff, id, visit), 'disabled');
    case 'enable':
      return changed(await enableColleague(s, staff, id, visit), 'enabled');
    case 'end-sessions':
      return changed(await endSessions(s, staff, id, visit), 'sessionsEnded');
    case 'reset-factor': {
      const redirectTo = paths.settings({ ask: 'reset-factor', person: id });
      if (!staff.isFresh) throw redirect(paths.confirm({ redirectTo }), 303);
      return changed(await resetFactor(s, staff, id, visit), 'factorReset');
    }
    case 'change-role': {
      const role = roleSchema.safeParse(form.get('role'));
      if (!role.success) throw new Response(null, { status: 400 });
      return changed(await changeRole(s, staff, id, role.data, visit), 'roleChanged');
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

function changed(outcome: StaffChanged, what: string): never {
  if (!('refused' in outcome)) return done(what);
  if (outcome.refused === 'notFound') throw new Response(null, { status: 404 });
  return done(outcome.refused === 'yourself' ? 'yourselfNot' : 'lastAdminNot');
}

/** After a change the page is read anew, so that a reload never sends the form again. */
function done(what: string): never {
  throw redirect(paths.settings({ done: what }));
}
