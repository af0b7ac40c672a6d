import { z } from 'zod';
import { identifier, mailAddress, refuseProblems } from '#app/businesses/party-form.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import type { OfficeIdentity } from '#db/queries/offices.ts';
import { blankParty } from '#workflows/invoice/blank-content.ts';
import { checkParty } from '#workflows/invoice/check-party.ts';
import { isMailAddress } from '#workflows/invoice/mail-address.ts';

/** The form of who the office is: on documents the mandatary who writes them (CGI ann. II, art. 242 nonies, I). */
export const officeForm = (locale: Locale) =>
  z
    .object({
      name: typed(locale),
      legalForm: typed(locale),
      line1: typed(locale),
      line2: typed(locale),
      postcode: typed(locale, 12),
      city: typed(locale),
      country: z.string().trim().toUpperCase().default('FR'),
      siren: identifier(locale),
      vatNumber: identifier(locale),
      email: mailAddress(locale),
      phone: typed(locale, 40),
      /** Of the second factor, where it is asked for again. */
      factorCode: typed(locale, 20),
    })
    .superRefine((values, context) => {
      const { name, siren, vatNumber } = values;
      const party = { ...blankParty(), name, siren, vatNumber, address: officeOf(values).address };
      // Without its SIREN a note names the office instead.
      const problems = checkParty(party, 'seller').filter(({ code }) => code !== 'siren.missing');
      refuseProblems(context, problems, locale);
      if (isMailAddress(values.email)) return;
      context.addIssue({ code: 'custom', path: ['email'], message: tFor(locale)('settings:errors.email') });
    })
    .transform(officeOf);

type Values = Omit<OfficeIdentity, 'address'> & OfficeIdentity['address'];

function officeOf({ name, legalForm, siren, vatNumber, email, phone, ...rest }: Values): OfficeIdentity {
  const { line1, line2, postcode, city, country } = rest;
  const address = { line1, line2, postcode, city, country };
  return { name, legalForm, siren, vatNumber, email, phone, address };
}
