import type { ReviewAct } from '#workflows/review/acts.ts';
import { type ReleaseActName, releaseActNames } from './release-acts.ts';

/** The acts of a review that are the office's, in the order of their buttons. */
export const officeActs = [
  'edit',
  'submit-review',
  'reply',
  'amend',
  'resend',
  'withdraw',
  'delete-draft',
] as const satisfies readonly ReviewAct[];
/** With four eyes there are three more between office and owner. */
export type OfficeAct = (typeof officeActs)[number] | ReleaseActName;

/** What a view is there for, the first that is possible. A request on its way is sent again only where it did not arrive. */
const first: readonly OfficeAct[] = ['submit-review', 'ask-release', 'release', 'reply', 'resend'];

/** The one act of a page that is blue, or none: what was just sent is not to be sent once more. */
export function primaryAct(state: string, able: readonly OfficeAct[]): OfficeAct | undefined {
  const wanted = state === 'correcting' ? (['edit', ...first] as const) : first;
  return wanted.find((act) => able.includes(act) && !(act === 'resend' && state === 'awaiting.asking'));
}

/** Acts that a dialog asks about before they are done: `?ask=withdraw`. */
const askedActs = [
  'submit-review',
  ...releaseActNames,
  'amend',
  'resend',
  'withdraw',
  'delete-draft',
] as const;
export type AskedAct = (typeof askedActs)[number];

export const askedOf = (value: string | null): AskedAct | null =>
  askedActs.find((act) => act === value) ?? null;
