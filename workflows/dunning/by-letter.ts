import type { DunningChannel, DunRefusal } from '#db/shapes/dunning.ts';
import type { Asking } from './read-asking.ts';
import { postalOf } from './where-to.ts';

/** What stands against a mail and says nothing of a letter: the post is not read at night, and needs no mail address. */
const ofMailAlone: readonly DunRefusal[] = ['hours', 'noAddress'];

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
