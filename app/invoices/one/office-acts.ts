import type { ReviewAct } from '#workflows/review/acts.ts';

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
export type OfficeAct = (typeof officeActs)[number];

/** Acts that a dialog asks about before they are done: `?ask=withdraw`. */
export const askedActs = ['submit-review', 'amend', 'resend', 'withdraw', 'delete-draft'] as const;
export type AskedAct = (typeof askedActs)[number];

export const askedOf = (value: string | null): AskedAct | null =>
  askedActs.find((act) => act === value) ?? null;
