import { redirect } from '@remix-run/node';
import type { z } from 'zod';
import { factorMissing } from '#app/auth/factor-missing.server.ts';
import { requireMay, type Staff } from '#app/auth/require-staff.server.ts';
import { may, type StaffAction } from '#app/auth/roles.ts';
import type { Visit } from '#app/auth/visit.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { refused } from '#app/lib/parse-form.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { listClaims, listDisputes, listPromises } from '#db/queries/said-about-money.ts';
import { findFollowed } from '#db/queries/settlement.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';
import { dismissClaim } from '#workflows/settlement/commands/answer-claim.ts';
import { creditDispute, explainDispute } from '#workflows/settlement/commands/answer-dispute.ts';
import {
  acceptPromise,
  declinePromise,
  withdrawPromise,
} from '#workflows/settlement/commands/answer-promise.ts';
import { recordPayment } from '#workflows/settlement/commands/record-payment.ts';
import { reversePayment } from '#workflows/settlement/commands/reverse-payment.ts';
import { settleDifference } from '#workflows/settlement/commands/settle-difference.ts';
import { takeBack } from '#workflows/settlement/commands/take-back.ts';
import { writeOff } from '#workflows/settlement/commands/write-off.ts';
import type { SettlementOutcome } from '#workflows/settlement/outcome.ts';
import { type Saying, saying } from './said-acts.server.ts';
import { answerForm } from './said-forms.server.ts';
import {
  differenceForm,
  paymentForm,
  reversalForm,
  takeBackForm,
  writeOffForm,
} from './settlement-forms.server.ts';

type Run = { s: Services; staff: Staff; invoiceId: string; form: FormData; locale: Locale; visit: Visit };

const whoOf = ({ staff: { officeId, actor } }: Run) => ({ officeId, actor });

/** What is beyond what is owed stays the customer's, and can be allocated to what comes. */
async function record(run: Run) {
  const { s, staff, invoiceId, form, locale } = run;
  const today = parisDate(await clock(s.db));
  const submission = parseWithZod(form, { schema: paymentForm(locale, today) });
  if (submission.status !== 'success') return refused(submission);
  const { paymentId: id, cents, paidOn, means, reference, claimId = null } = submission.value;
  const invoice = await inOffice(s.db, staff.officeId, (tx) => findFollowed(tx, invoiceId));
  if (!invoice) throw new Response(null, { status: 404 });
  const { businessId, customerId, currency, balanceCents } = invoice;
  const outcome = await recordPayment(s, whoOf(run), {
    payment: { id, businessId, customerId, paidOn, means, cents, currency, reference, source: 'hand' },
    // Where somebody was faster nothing is owed any more, and the person is told instead of making a credit of it.
    shares: [{ invoiceId, cents: balanceCents > 0 ? Math.min(cents, balanceCents) : cents }],
    claimId,
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

/** Within the limit of the business by whoever records payments; beyond it by who leads, with a fresh factor. */
async function difference(run: Run) {
  const { s, staff, invoiceId, form, locale } = run;
  const submission = parseWithZod(form, { schema: differenceForm(locale) });
  if (submission.status !== 'success') return refused(submission);
  const { cents, kind, owed } = submission.value;
  const words = { invoiceId, cents, kind, owedCents: Number(owed) };
  const outcome = await settleDifference(s, whoOf(run), { ...words, isLeading: false });
  const isBeyond = !outcome.ok && outcome.reason === 'beyondLimit';
  if (!isBeyond || !may(staff.role, 'write-off')) return answer(run, submission, outcome, 'amount');
  const missing = await factorMissing(run);
  if (missing) return refused(submission, missing);
  const led = await settleDifference(s, whoOf(run), { ...words, isLeading: true });
  return answer(run, submission, led, 'amount');
}

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

/** Notes what a customer said who called; who it was stands in the form. */
const note = (act: Saying) => async (run: Run) => {
  const { s, invoiceId, form, locale, staff } = run;
  const refusal = await saying[act]({
    s,
    who: whoOf(run),
    invoiceId,
    form,
    locale,
    speaker: staff.actor.name,
    as: 'customer',
  });
  if (refusal) return refusal;
  throw redirect(paths.settlement(invoiceId));
};

/** Ends a dispute in words, or begins the credit note of its lines. */
async function answerDispute(run: Run) {
  const isCredit = run.form.get('how') === 'credit';
  if (isCredit) requireMay(run.staff, 'draft');
  const submission = parseWithZod(run.form, { schema: answerForm(run.locale, !isCredit) });
  if (submission.status !== 'success') return refused(submission);
  const { id: disputeId, words } = submission.value;
  await requireAbout(run, disputeId, listDisputes, ({ dispute }) => dispute.invoiceId);
  if (!isCredit)
    return answer(run, submission, await explainDispute(run.s, whoOf(run), { disputeId, words }), 'words');
  const outcome = await creditDispute(run.s, whoOf(run), { disputeId, words });
  if (outcome.ok && outcome.creditId) throw redirect(paths.editInvoice(outcome.creditId));
  return answer(run, submission, outcome, 'words');
}

const answerPromise = (command: typeof acceptPromise) => async (run: Run) => {
  const submission = parseWithZod(run.form, { schema: answerForm(run.locale, false) });
  if (submission.status !== 'success') return refused(submission);
  const { id: promiseId, words } = submission.value;
  await requireAbout(run, promiseId, listPromises, ({ promise }) => promise.invoiceId);
  const said = { promiseId, words, saidBy: run.staff.actor.name };
  return answer(run, submission, await command(run.s, whoOf(run), said), 'words');
};

async function dismiss(run: Run) {
  const submission = parseWithZod(run.form, { schema: answerForm(run.locale, true) });
  if (submission.status !== 'success') return refused(submission);
  const { id: claimId, words } = submission.value;
  await requireAbout(run, claimId, listClaims, ({ claim }) => claim.invoiceId);
  return answer(run, submission, await dismissClaim(run.s, whoOf(run), { claimId, words }), 'words');
}

/** What is answered stands on the page of its own invoice. @throws Response 404 otherwise */
async function requireAbout<Row>(
  { s, staff, invoiceId }: Run,
  id: string,
  list: (tx: Tx, of: { id: string }) => Promise<Row[]>,
  about: (row: Row) => string,
): Promise<void> {
  const [found] = await inOffice(s.db, staff.officeId, (tx) => list(tx, { id }));
  if (!found || about(found) !== invoiceId) throw new Response(null, { status: 404 });
}

/** What the forms of the page do, and who may. */
const acts = new Map(
  Object.entries({
    'record-payment': { needs: 'payments' as StaffAction, run: record },
    'reverse-payment': { needs: 'reverse-payment' as StaffAction, run: reverse },
    difference: { needs: 'payments' as StaffAction, run: difference },
    'take-back': { needs: 'reverse-payment' as StaffAction, run: takeBackOne },
    'claim-paid': { needs: 'payments' as StaffAction, run: note('claim-paid') },
    promise: { needs: 'payments' as StaffAction, run: note('promise') },
    dispute: { needs: 'payments' as StaffAction, run: note('dispute') },
    'answer-dispute': { needs: 'reply' as StaffAction, run: answerDispute },
    'accept-promise': { needs: 'reply' as StaffAction, run: answerPromise(acceptPromise) },
    'decline-promise': { needs: 'reply' as StaffAction, run: answerPromise(declinePromise) },
    'withdraw-promise': { needs: 'reply' as StaffAction, run: answerPromise(withdrawPromise) },
    'dismiss-claim': { needs: 'payments' as StaffAction, run: dismiss },
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
