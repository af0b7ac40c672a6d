import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { refused } from '#app/lib/parse-form.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import type { ClaimedAs } from '#db/shapes/settling.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';
import { claimPaid } from '#workflows/settlement/commands/claim-paid.ts';
import { dispute } from '#workflows/settlement/commands/dispute.ts';
import { promise } from '#workflows/settlement/commands/promise.ts';
import type { SettlementOutcome } from '#workflows/settlement/outcome.ts';
import type { Who } from '#workflows/settlement/settle.ts';
import { claimForm, disputeForm, promiseForm } from './said-forms.server.ts';

type Say = {
  s: Services;
  who: Who;
  invoiceId: string;
  form: FormData;
  locale: Locale;
  /** Who says it where the form names nobody. */
  speaker: string;
  as: ClaimedAs;
};

/** What is said about an invoice's money by a form; null once it is heard, otherwise the page again with what is wrong. */
export const saying = {
  'claim-paid': async ({ s, who, invoiceId, form, locale, speaker, as }: Say) => {
    const submission = parseWithZod(form, { schema: claimForm(locale, parisDate(await clock(s.db))) });
    if (submission.status !== 'success') return refused(submission);
    const { claimId, saidBy, ...claim } = submission.value;
    const words = { ...claim, id: claimId, invoiceId, saidBy: saidBy || speaker, saidAs: as };
    return answered(submission, await claimPaid(s, who, words), 'amount', locale);
  },
  promise: async ({ s, who, invoiceId, form, locale, speaker }: Say) => {
    const submission = parseWithZod(form, { schema: promiseForm(locale) });
    if (submission.status !== 'success') return refused(submission);
    const { promiseId, saidBy, ...said } = submission.value;
    const words = { ...said, id: promiseId, invoiceId, saidBy: saidBy || speaker };
    return answered(submission, await promise(s, who, words), 'dates[0].on', locale);
  },
  dispute: async ({ s, who, invoiceId, form, locale, speaker }: Say) => {
    const submission = parseWithZod(form, { schema: disputeForm(locale) });
    if (submission.status !== 'success') return refused(submission);
    const { disputeId, saidBy, ...said } = submission.value;
    const words = { ...said, id: disputeId, invoiceId, saidBy: saidBy || speaker };
    return answered(submission, await dispute(s, who, words), 'lines', locale);
  },
};
export type Saying = keyof typeof saying;

export const isSaying = (act: string): act is Saying => Object.hasOwn(saying, act);

function answered(
  submission: Parameters<typeof refused>[0],
  outcome: SettlementOutcome,
  field: string,
  locale: Locale,
) {
  if (outcome.ok) return null;
  if (outcome.reason === 'notFound') throw new Response(null, { status: 404 });
  const message = tFor(locale)(`settlement:refused.${outcome.reason}`);
  return refused(submission, { fieldErrors: { [field]: [message] } }, 409);
}
