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
