import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { factorMissing } from '#app/auth/factor-missing.server.ts';
import { requireMay, type Staff } from '#app/auth/require-staff.server.ts';
import { factorShape } from '#app/auth/sign-in-form.server.ts';
import type { Visit } from '#app/auth/visit.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { refused } from '#app/lib/parse-form.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import { inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { ownIdentity } from '#workflows/invoice/payment-identity.ts';
import { type BusinessRefusal, createBusiness, saveBusiness } from '#workflows/parties/save-business.ts';
import { saveLook } from '#workflows/parties/save-look.ts';
import { endMandate, recordMandate } from '#workflows/parties/save-mandate.ts';
import { addOwner, changeOwner, changesApprover, removeOwner } from '#workflows/parties/save-owner.ts';
import { resend } from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';
import { businessChange, businessForm } from './business-form.server.ts';
import { lookForm } from './look-form.server.ts';
import { mandateForm } from './mandate-form.server.ts';
import { ownerForm } from './owner-form.server.ts';

type Call = {
  s: Services;
  staff: Staff;
  businessId: string;
  form: FormData;
  locale: Locale;
  visit: Visit;
};

const missing = () => new Response(null, { status: 404 });

/** Where a refusal of the database's is shown; the others concern the whole form. */
const fieldOfRefusal: Partial<Record<BusinessRefusal, string>> = {
  prefixTaken: 'numberPrefix',
  prefixFixed: 'numberPrefix',
  contactUnknown: 'contactStaffId',
};

/** Makes a business from its form and goes to its page, where what is still missing is named. */
export async function createFromForm(call: Omit<Call, 'businessId'>) {
  const { s, staff, form, locale } = call;
  const submission = parse(form, businessForm(locale));
  if (submission.status !== 'success') return refused(submission);
  const missing = await bankDetailsMissing(call, submission.value, noAccount);
  if (missing) return refused(submission, missing);
  const by = { officeId: staff.officeId, name: staff.name };
  const saved = await createBusiness(s.db, by, businessChange(submission.value));
  if ('refused' in saved) return refusedBusiness(submission, saved.refused, locale);
  throw redirect(paths.business(saved.id, { done: 'created' }));
}

/** What the forms of a business's page do, by the word in their field `act`. */
export async function actOnBusiness(call: Call) {
  const act = call.form.get('act');
  switch (act) {
    case 'update-business':
      return updateFromForm(call);
    case 'add-owner':
    case 'update-owner':
      return ownerFromForm(call, act === 'update-owner');
    case 'revoke-owner':
      return revokeFromForm(call);
    case 'record-mandate':
      return mandateFromForm(call);
    case 'update-look':
      return lookFromForm(call);
    case 'end-mandate':
      await endMandate(call.s.db, placeOf(call));
      return done(call, 'mandateEnded');
    case 'resend':
      return resendFromForm(call);
    default:
      throw new Response(null, { status: 400 });
  }
}

async function updateFromForm(call: Call) {
  const { s, staff, businessId, form, locale } = call;
  const submission = parse(form, businessForm(locale));
  if (submission.status !== 'success') return refused(submission);
  const before = await inOffice(s.db, staff.officeId, (tx) => findBusiness(tx, businessId));
  const missing = await bankDetailsMissing(call, submission.value, before ?? noAccount);
  if (missing) return refused(submission, missing);
  const { value } = submission;
  const saved = await saveBusiness(s.db, staff.officeId, businessId, {
    seen: value.seen,
    change: (party) => businessChange(value, party),
  });
  if ('refused' in saved) return refusedBusiness(submission, saved.refused, locale);
  return done(call, 'saved');
}

type Account = { iban: string; bic: string; mentions: string };
const noAccount: Account = { iban: '', bic: '', mentions: '' };

/**
 * Where customers pay is changed only by whoever may, with a factor just given: it is what invoice fraud is after. The
 * accounts and pages that the mentions of each document name are among it.
 */
async function bankDetailsMissing(call: Omit<Call, 'businessId'>, next: Account, before: Account) {
  if (JSON.stringify(ownIdentity(next)) === JSON.stringify(ownIdentity(before))) return null;
  requireMay(call.staff, 'bank-details');
  return factorMissing(call);
}

async function ownerFromForm(call: Call, isChange: boolean) {
  const { s, form, locale } = call;
  const submission = parse(form, ownerForm(locale));
  if (submission.status !== 'success') return refused(submission);
  const { factorCode: _, ...values } = submission.value;
  const place = { ...placeOf(call), ...byOf(call) };
  const ownerId = isChange ? idOf(form, 'ownerId') : null;
  // Who may approve is as grave as where the money goes.
  const isGrave = ownerId === null || (await changesApprover(s.db, { ...place, ownerId }, values));
  const missingFactor = isGrave ? await factorMissing(call) : null;
  if (missingFactor) return refused(submission, missingFactor);
  const saved = ownerId
    ? await changeOwner(s, { ...place, ownerId }, values)
    : await addOwner(s, place, values);
  if (!('refused' in saved)) {
    if (saved.movedFrom) return done(call, saved.asked ? 'ownerAsked' : 'ownerMoved');
    return done(call, 'ownerSaved');
  }
  if (saved.refused === 'notFound') throw missing();
  return refused(submission, { fieldErrors: { email: [tFor(locale)('businesses:errors.sameEmail')] } }, 409);
}

async function revokeFromForm(call: Call) {
  const { s, form } = call;
  const place = { ...placeOf(call), ...byOf(call), ownerId: idOf(form, 'ownerId') };
  const submission = parse(form, z.object(factorShape));
  const missingFactor = submission.status === 'success' ? await factorMissing(call) : {};
  if (missingFactor) return refused(submission, missingFactor);
  const saved = await removeOwner(s, place);
  if ('refused' in saved) throw missing();
  return done(call, 'ownerRevoked');
}

async function mandateFromForm(call: Call) {
  const { s, form, locale } = call;
  const submission = parse(form, mandateForm(locale, parisDate(await clock(s.db))));
  if (submission.status !== 'success') return refused(submission);
  const { factorCode: _, ...values } = submission.value;
  // What silence rests on is as grave as who may approve.
  const missingFactor = await factorMissing(call);
  if (missingFactor) return refused(submission, missingFactor);
  const document = await givenFile(values.document);
  const recorded = await recordMandate(s, { ...placeOf(call), ...byOf(call) }, { ...values, document });
  if (!('refused' in recorded)) return done(call, 'mandateRecorded');
  if (recorded.refused === 'notFound') throw missing();
  const why = recorded.refused === 'document' && recorded.reason.text[locale];
  return refused(submission, {
    fieldErrors: { document: [why || tFor(locale)('businesses:errors.notPdf')] },
  });
}

async function lookFromForm(call: Call) {
  const { s, form, locale } = call;
  const submission = parse(form, lookForm(locale));
  if (submission.status !== 'success') return refused(submission);
  const { value } = submission;
  const files = { logo: await givenFile(value.logo), terms: await givenFile(value.terms) };
  const saved = await saveLook(s, placeOf(call), { ...value, ...files });
  if (!('refused' in saved)) return done(call, 'lookSaved');
  if (saved.refused === 'notFound') throw missing();
  const { field, reason } = saved.refused;
  return refused(submission, { fieldErrors: { [field]: [reason.text[locale]] } });
}

async function resendFromForm(call: Call) {
  const { s, staff, form } = call;
  const { officeId, actor } = staff;
  const outcome = await resend(s, { officeId, actor, invoiceId: idOf(form, 'invoiceId') });
  if (outcome.accepted) return done(call, 'resent');
  return done(call, outcome.reason === 'noOwner' ? 'resentNobody' : 'resentNot');
}

function refusedBusiness(submission: Parameters<typeof refused>[0], reason: BusinessRefusal, locale: Locale) {
  if (reason === 'notFound') throw missing();
  const message = tFor(locale)(`businesses:errors.${reason}`);
  const field = fieldOfRefusal[reason];
  return refused(
    submission,
    field ? { fieldErrors: { [field]: [message] } } : { formErrors: [message] },
    409,
  );
}

/** After a change the page is read anew, so that a reload never sends the form again. */
function done({ businessId }: Call, what: string): never {
  throw redirect(paths.business(businessId, { done: what }));
}

const byOf = ({ staff, visit }: Call) => ({ actor: staff.actor, visit });

const placeOf = ({ staff, businessId }: Call) => ({ officeId: staff.officeId, businessId });

function parse<Schema extends z.ZodType>(form: FormData, schema: Schema) {
  return parseWithZod(form, { schema });
}

/** A file of a form, read; null where none was chosen. */
async function givenFile(file: File | undefined) {
  return file ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null;
}

/** An id that a form names. Whether the office has such a row is decided by the query. */
const idOf = (form: FormData, name: string) => uuidParam(String(form.get(name)));
