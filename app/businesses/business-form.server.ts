import { z } from 'zod';
import { factorShape } from '#app/auth/sign-in-form.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { writeCents } from '#app/lib/numbers.ts';
import { readCents } from '#app/lib/read-cents.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import type { Business, BusinessChange } from '#db/queries/businesses.ts';
import type { Party } from '#db/shapes/content.ts';
import { checkParty } from '#workflows/invoice/check-party.ts';
import { hasBicShape, hasIbanShape, isIbanValid } from '#workflows/invoice/identifiers.ts';
import { isNumberPrefix } from '#workflows/invoice/numbering.ts';
import { problem } from '#workflows/invoice/problem.ts';
import {
  identifier,
  mailAddress,
  partyOf,
  partyShape,
  refuseProblems,
  valuesOfParty,
} from './party-form.server.ts';

/**
 * The form of a business. Identifiers are judged as on its invoices (`checkParty`); an IBAN with a wrong key is refused,
 * since no account can bear it and customers would pay into the void.
 */
export const businessForm = (locale: Locale) => {
  const t = tFor(locale);
  return z
    .object({
      name: typed(locale, 120),
      legalName: typed(locale),
      ...partyShape(locale),
      email: mailAddress(locale),
      numberPrefix: identifier(locale),
      iban: identifier(locale),
      bic: identifier(locale),
      vatOnDebits: z.boolean().default(false),
      /** In cents, as it leaves. */
      differenceLimit: differenceLimit(locale),
      mentions: typed(locale, 2000),
      contactStaffId: z.uuid().optional(),
      /** The state of the business that the form was filled from. */
      seen: z.iso.datetime().optional(),
      ...factorShape,
    })
    .superRefine((values, context) => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (!values.name) refuse('name', t('businesses:errors.name'));
      const party = partyOf({ ...values, name: values.legalName || values.name });
      refuseProblems(context, checkParty(party, 'seller'), locale);
      if (!isNumberPrefix(values.numberPrefix) || values.numberPrefix.length < 2) {
        refuse('numberPrefix', t('businesses:errors.numberPrefix'));
      }
      refuseProblems(context, accountProblems(values), locale);
      if (values.iban && hasIbanShape(values.iban) && !isIbanValid(values.iban)) {
        refuse('iban', t('businesses:errors.ibanKey'));
      }
    });
};

/** No difference beyond it is small. */
const largestDifferenceCents = 10_000;

/** An amount in cents; empty is none. */
const differenceLimit = (locale: Locale) =>
  typed(locale, 20).transform((text, context) => {
    const cents = text === '' ? 0 : readCents(text, locale);
    if (cents !== null && cents >= 0 && cents <= largestDifferenceCents) return cents;
    context.addIssue({ code: 'custom', message: tFor(locale)('businesses:errors.differenceLimit') });
    return z.NEVER;
  });

export type BusinessValues = z.output<ReturnType<typeof businessForm>>;

/** What to write, from what was typed. */
export function businessChange(values: BusinessValues, before?: Party): BusinessChange {
  const { name, legalName, numberPrefix, iban, bic, vatOnDebits, mentions, contactStaffId } = values;
  const party = partyOf({ ...values, name: legalName || name }, before);
  return {
    name,
    party,
    numberPrefix,
    iban,
    bic,
    vatOnDebits,
    mentions,
    contactStaffId: contactStaffId ?? null,
    differenceLimitCents: values.differenceLimit,
  };
}

/** The values that fill the form. */
export function businessValues(business: Business, locale: Locale) {
  const { name, party, numberPrefix, iban, bic, vatOnDebits, mentions, contactStaffId, updatedAt } = business;
  return {
    ...valuesOfParty(party),
    name,
    legalName: party.name,
    email: party.email,
    numberPrefix,
    iban,
    bic,
    vatOnDebits,
    mentions,
    contactStaffId: contactStaffId ?? undefined,
    differenceLimit:
      business.differenceLimitCents === 0 ? '' : writeCents(business.differenceLimitCents, locale),
    seen: updatedAt,
  };
}

function accountProblems({ iban, bic }: { iban: string; bic: string }) {
  return [
    ...(iban && !hasIbanShape(iban) ? [problem('payment.iban', 'iban.format', { found: iban })] : []),
    ...(bic && !hasBicShape(bic) ? [problem('payment.bic', 'bic.format', { found: bic })] : []),
  ];
}
