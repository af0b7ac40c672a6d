import type { ReviewPolicy } from '#db/shapes/review-policy.ts';

/** Under which a business is reviewed that has none of its own: version 0. */
export const defaultPolicy: ReviewPolicy = {
  counting: 'elapsed',
  closingDays: [],
  reminders: [
    { at: 'fraction', value: 0.5 },
    { at: 'beforeEnd', hours: 6 },
  ],
  needsApproval: 'always',
  thresholdCents: null,
  guardrails: ['bankChanged', 'firstInvoice', 'creditNote', 'specialCase'],
  capCents: null,
};
