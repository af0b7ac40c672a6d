import { z } from 'zod';
import { specialCases } from './content.ts';
import { isoDate } from './content-atoms.ts';

/** Drafts that silence can never approve, whatever the clock says. Names are shown to owner and office. */
export const guardrails = ['bankChanged', 'amountCap', 'firstInvoice', 'creditNote', 'specialCase'] as const;
export type Guardrail = (typeof guardrails)[number];

/** How the drafts of one business are put before its owner. Versioned: a round keeps the version it started under. */
export const reviewPolicySchema = z.object({
  counting: z.enum(['elapsed', 'working']),
  closingDays: z.array(z.object({ from: isoDate, to: isoDate })).max(60),
  reminders: z
    .array(
      z.discriminatedUnion('at', [
        z.object({ at: z.literal('fraction'), value: z.number().gt(0).lt(1) }),
        z.object({ at: z.literal('beforeEnd'), hours: z.number().int().min(1).max(240) }),
      ]),
    )
    .max(4),
  /** Which drafts need the owner's approval; the others are waived. */
  needsApproval: z.enum(['always', 'never', 'specialCases']),
  /** With `specialCases`: those that need it. Absent: all of them. Credit notes and correctives always do. */
  approvalCases: z.array(z.enum(specialCases)).optional(),
  /** With `specialCases`: drafts of this amount or more need it too. */
  thresholdCents: z.number().int().positive().nullable(),
  guardrails: z.array(z.enum(guardrails)),
  /** For the guardrail `specialCase`: those that silence can't approve. Absent: all of them. */
  silenceCases: z.array(z.enum(specialCases)).min(1).optional(),
  /** For the guardrail `amountCap`. */
  capCents: z.number().int().positive().nullable(),
  /** From this amount on an approval by link needs a one-time code sent by mail. Absent in older versions: never. */
  codeAboveCents: z.number().int().positive().nullable().optional(),
});
export type ReviewPolicy = z.infer<typeof reviewPolicySchema>;
