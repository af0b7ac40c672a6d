import type { Customer } from '#db/queries/customers.ts';
import type { DunningChannel, DunRefusal } from '#db/shapes/dunning.ts';
import { addressOf } from '../letters/letter-paper.ts';
import type { Asking } from './read-asking.ts';

/** What stands against a mail and says nothing of a letter: the post is not read at night, and needs no mail address. */
const ofMailAlone: readonly DunRefusal[] = ['hours', 'noAddress'];

const postalOf = ({ party, name, locale }: Customer) =>
  addressOf({ customer: { ...party, name: party.name || name }, locale });

/** Where a message to a customer goes: his mail address, or the lines in the window of an envelope. */
export const whereTo = (channel: DunningChannel, customer: Customer): string =>
  channel === 'mail' ? customer.email : postalOf(customer).lines.join('\n');

/** All that speaks against a message by this channel now, the weightiest first. */
export const against = (channel: DunningChannel, asking: Asking): DunRefusal[] =>
  channel === 'letter' ? againstLetter(asking) : asking.refusals;

/** All that speaks against a letter now, the weightiest first. */
export function againstLetter({ asked: { documents }, refusals, customer }: Asking): DunRefusal[] {
  const isSplit = new Set(documents.map(({ currency }) => currency)).size > 1;
  const isNowhere = postalOf(customer).problems.some(({ is }) => is === 'incomplete');
  return [
    ...refusals.filter((each) => !ofMailAlone.includes(each)),
    ...(isSplit ? (['currencies'] as const) : []),
    ...(isNowhere ? (['noPostal'] as const) : []),
  ];
}
