import type { Guardrail } from '#workflows/invoice/review-policy.ts';

/** In the order the form asks them; typed by the policy, so that none is forgotten. */
const all: Record<Guardrail, true> = {
  bankChanged: true,
  amountCap: true,
  firstInvoice: true,
  creditNote: true,
  specialCase: true,
};

export const guardrailNames = Object.keys(all) as Guardrail[];
