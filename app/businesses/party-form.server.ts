import { z } from 'zod';
import type { Locale } from '#app/lib/format.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import type { Party } from '#db/shapes/content.ts';
import { blankParty } from '#workflows/invoice/blank-content.ts';
import { checkParty } from '#workflows/invoice/check-party.ts';
import { asMailAddress } from '#workflows/invoice/mail-address.ts';
import type { Problem } from '#workflows/invoice/problem.ts';
import { problemText } from '#workflows/invoice/problem-texts.ts';

/** A mail address, as it is sent to; what is none stays as it was typed. */
export const mailAddress = (locale: Locale) => typed(locale, 254).transform(asMailAddress);

/** An identifier: people write it in groups, it is kept without spaces, dots or dashes. */
export const identifier = (locale: Locale) =>
  typed(locale, 60).transform((text) => text.replace(/[\s.\u00A0\u202F-]/g, '').toUpperCase());

/** The fields of a party, for a form; everything is a string, `''` when it is empty. */
export const partyShape = (locale: Locale) => ({
  legalForm: typed(locale),
  line1: typed(locale),
  line2: typed(locale),
  postcode: typed(locale, 12),
  city: typed(locale),
  country: z.string().trim().toUpperCase().default('FR'),
  siren: identifier(locale),
  siret: identifier(locale),
  vatNumber: identifier(locale),
  registration: typed(locale),
  phone: typed(locale, 40),
  contact: typed(locale),
});

export type PartyValues = z.output<z.ZodObject<ReturnType<typeof partyShape>>>;

/** The party that a form describes. What no form shows (`otherIds`) stays as it was. */
export function partyOf(values: PartyValues & { name: string; email: string }, before?: Party): Party {
  const { name, legalForm, siren, siret, vatNumber, registration, email, phone, contact } = values;
  const { line1, line2, postcode, city, country } = values;
  return {
    ...(before ?? blankParty()),
    name,
    legalForm,
    address: { line1, line2, postcode, city, country },
    // A SIRET says its SIREN.
    siren: siren || (/^\d{14}$/.test(siret) ? siret.slice(0, 9) : ''),
    siret,
    vatNumber,
    registration,
    email,
    phone,
    contact,
  };
}

/** The values that fill a form from a party. */
export function valuesOfParty(party: Party): PartyValues {
  const { legalForm, siren, siret, vatNumber, registration, phone, contact, address } = party;
  return { legalForm, siren, siret, vatNumber, registration, phone, contact, ...address };
}

/** The name of the form's field that a problem is about: 'seller.address.city' → 'city'. */
const fieldOf = (problem: Pick<Problem, 'path'>) => problem.path.split('.').at(-1) ?? '';

/** Adds what stops a party from being used, beside the fields it is about. */
export function refuseProblems(context: z.RefinementCtx, problems: readonly Problem[], locale: Locale): void {
  for (const problem of problems) {
    if (problem.severity !== 'blocking') continue;
    context.addIssue({ code: 'custom', path: [fieldOf(problem)], message: problemText(problem, locale) });
  }
}

/** What is worth a second look, by field: well formed, but a check digit or a usual rule does not fit. */
export function adviceOn(party: Party, role: 'seller' | 'buyer', locale: Locale): Record<string, string> {
  const all = checkParty(party, role).filter(({ severity }) => severity === 'advice');
  // A SIRET begins with its SIREN: one slip of the finger is said once.
  const isSlip = all.some((problem) => fieldOf(problem) === 'siren') && party.siret.startsWith(party.siren);
  const advice = isSlip ? all.filter((problem) => fieldOf(problem) !== 'siret') : all;
  return Object.fromEntries(advice.map((problem) => [fieldOf(problem), problemText(problem, locale)]));
}
