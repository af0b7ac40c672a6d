import type { Customer } from '#db/queries/customers.ts';
import type { DunningChannel } from '#db/shapes/dunning.ts';
import { addressOf } from '../letters/letter-paper.ts';

/** The lines of a customer in the window of an envelope, and what is missing of them. */
export const postalOf = ({ party, name, locale }: Customer) =>
  addressOf({ customer: { ...party, name: party.name || name }, locale });

/** Where a message to a customer goes: his mail address, or the lines in the window of an envelope. */
export const whereTo = (channel: DunningChannel, customer: Customer): string =>
  channel === 'mail' ? customer.email : postalOf(customer).lines.join('\n');
