import { z } from 'zod';
import {
  mailAddress,
  type PartyValues,
  partyOf,
  partyShape,
  refuseProblems,
  valuesOfParty,
} from '#app/businesses/party-form.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { typed } from '#app/lib/typed-text.server.ts';
import type { Customer, CustomerChange, CustomerKind } from '#db/queries/customers.ts';
import type { Party } from '#db/shapes/content.ts';
import { checkParty } from '#workflows/invoice/check-party.ts';

/** The form of a customer. A consumer has a name and an address; whatever identifies a firm is not kept for one. */
export const customerForm = (locale: Locale) =>
  z
    .object({
      kind: z.enum(['company', 'public', 'consumer']).default('company'),
      name: typed(locale),
      ...partyShape(locale),
      email: mailAddress(locale),
      locale: z.enum(['fr', 'en']).default('fr'),
      /** The state of the customer that the form was filled from. */
      seen: z.iso.datetime().optional(),
    })
    .superRefine((values, context) =>
      refuseProblems(context, checkParty(customerParty(values), 'buyer'), locale),
    );

/** The same for a new one, which belongs to a business. */
export const newCustomerForm = (locale: Locale, noBusiness: string) =>
  customerForm(locale).and(z.object({ businessId: z.uuid({ error: noBusiness }) }));

export type CustomerValues = z.output<ReturnType<typeof customerForm>>;

/** What to write, from what was typed. */
export function customerChange(values: CustomerValues, before?: Party): CustomerChange {
  const { kind, name, email, locale } = values;
  return { kind, name, email, locale, party: customerParty(values, before) };
}

/** The values that fill the form. */
export function customerValues({ kind, name, party, email, locale, updatedAt }: Customer) {
  return { ...valuesOfParty(party), kind, name, email, locale, seen: updatedAt };
}

type Described = PartyValues & { kind: CustomerKind; name: string; email: string };

function customerParty(values: Described, before?: Party): Party {
  const party = partyOf(values, before);
  if (values.kind !== 'consumer') return party;
  return { ...party, legalForm: '', siren: '', siret: '', vatNumber: '', registration: '' };
}
