import type { Guardrail } from '#db/shapes/review-policy.ts';

/** In the order the form asks them; typed by the policy, so that none is forgotten. Special cases are asked one by one. */
const all: Record<Exclude<Guardrail, 'specialCase'>, true> = {
  bankChanged: true,
  amountCap: true,
  firstInvoice: true,
  creditNote: true,
};

export const guardrailNames = Object.keys(all) as (keyof typeof all)[];
