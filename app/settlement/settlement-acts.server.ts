import { redirect } from '@remix-run/node';
import type { z } from 'zod';
import { factorMissing } from '#app/auth/factor-missing.server.ts';
import { requireMay, type Staff } from '#app/auth/require-staff.server.ts';
import type { StaffAction } from '#app/auth/roles.ts';
import type { Visit } from '#app/auth/visit.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { refused } from '#app/lib/parse-form.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { inOffice } from '#db/client.ts';
import { findFollowed } from '#db/queries/settlement.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';
import { recordPayment } from '#workflows/settlement/commands/record-payment.ts';
import { reversePayment } from '#workflows/settlement/commands/reverse-payment.ts';
import { takeBack } from '#workflows/settlement/commands/take-back.ts';
import { writeOff } from '#workflows/settlement/commands/write-off.ts';
import type { SettlementOutcome } from '#workflows/settlement/outcome.ts';
import { paymentForm, reversalForm, takeBackForm, writeOffForm } from './settlement-forms.server.ts';

type Run = { s: Services; staff: Staff; invoiceId: string; form: FormData; locale: Locale; visit: Visit };

const whoOf = ({ staff: { officeId, actor } }: Run) => ({ officeId, actor });

/** What is beyond what is owed stays the customer's, and can be allocated to what comes. */
async function record(run: Run) {
  const { s, staff, invoiceId, form, locale } = run;
  const today = parisDate(await clock(s.db));
  const submission = parseWithZod(form, { schema: paymentForm(locale, today) });
  if (submission.status !== 'success') return refused(submission);
  const { paymentId: id, cents, paidOn, means, reference } = submission.value;
  const invoice = await inOffice(s.db, staff.officeId, (tx) => findFollowed(tx, invoiceId));
  if (!invoice) throw new Response(null, { status: 404 });
  const { businessId, customerId, currency, balanceCents } = invoice;
  const outcome = await recordPayment(s, whoOf(run), {
    payment: { id, businessId, customerId, paidOn, means, cents, currency, reference, source: 'hand' },
    // Where somebody was faster nothing is owed any more, and the person is told instead of making a credit of it.
    shares: [{ invoiceId, cents: balanceCents > 0 ? Math.min(cents, balanceCents) : cents }],
  });
  return answer(run, submission, outcome, 'amount');
}

const reverse = (run: Run) =>
  undo(run, reversalForm(run.locale), (values) => reversePayment(run.s, whoOf(run), values));

const takeBackOne = (run: Run) =>
  undo(run, takeBackForm(run.locale), (values) => takeBack(run.s, whoOf(run), values));

const giveUp = (run: Run) =>
  undo(run, writeOffForm(run.locale), ({ reason }) =>
    writeOff(run.s, whoOf(run), { invoiceId: run.invoiceId, reason }),
  );

/** What makes money disappear: with a reason and a fresh factor alone. */
async function undo<Schema extends z.ZodType>(
  run: Run,
  schema: Schema,
  command: (values: z.output<Schema>) => Promise<SettlementOutcome>,
) {
  const submission = parseWithZod(run.form, { schema });
  if (submission.status !== 'success') return refused(submission);
  const missing = await factorMissing(run);
  if (missing) return refused(submission, missing);
  return answer(run, submission, await command(submission.value), 'reason');
}

/** What the forms of the page do, and who may. */
const acts = new Map(
  Object.entries({
    'record-payment': { needs: 'payments' as StaffAction, run: record },
    'reverse-payment': { needs: 'reverse-payment' as StaffAction, run: reverse },
    'take-back': { needs: 'reverse-payment' as StaffAction, run: takeBackOne },
    'write-off': { needs: 'write-off' as StaffAction, run: giveUp },
  }),
);

export const actionsOfSettlement: readonly StaffAction[] = [
  ...new Set([...acts.values()].map(({ needs }) => needs)),
];

/** Throws a redirect when it is done; otherwise the page again, with what is wrong beside the fields. */
export async function actOnSettlement(run: Run) {
  const act = acts.get(String(run.form.get('act') ?? ''));
  if (!act) throw new Response(null, { status: 400 });
  requireMay(run.staff, act.needs);
  return act.run(run);
}

/** A refusal stands beside the field it is about. */
function answer(
  { invoiceId, locale }: Run,
  submission: Parameters<typeof refused>[0],
  outcome: SettlementOutcome,
  field: string,
) {
  if (outcome.ok) throw redirect(paths.settlement(invoiceId));
  if (outcome.reason === 'notFound') throw new Response(null, { status: 404 });
  const message = tFor(locale)(`settlement:refused.${outcome.reason}`);
  return refused(submission, { fieldErrors: { [field]: [message] } }, 409);
}
