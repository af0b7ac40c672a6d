import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { requireMay, type Staff } from '#app/auth/require-staff.server.ts';
import type { StaffAction } from '#app/auth/roles.ts';
import type { Visit } from '#app/auth/visit.server.ts';
import { finish, note } from '#app/contacts/contacts-acts.server.ts';
import { ask, prepare, release, withdraw } from '#app/dunning/dunning-acts.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { refused } from '#app/lib/parse-form.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { paymentForm } from '#app/settlement/settlement-forms.server.ts';
import { inOffice } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { listCredits, listOpenDocuments } from '#db/queries/outstanding.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';
import { allocate } from '#workflows/settlement/commands/allocate.ts';
import { recordPayment, type Share } from '#workflows/settlement/commands/record-payment.ts';
import type { SettlementOutcome } from '#workflows/settlement/outcome.ts';
import { shareOut } from './share-out.ts';

type Run = { s: Services; staff: Staff; customerId: string; form: FormData; locale: Locale; visit: Visit };

const whoOf = ({ staff: { officeId, actor } }: Run) => ({ officeId, actor });

/** One payment for the documents that are ticked, the oldest first; what is beyond them stays the customer's. */
async function record(run: Run) {
  const { s, form, locale } = run;
  const today = parisDate(await clock(s.db));
  const submission = parseWithZod(form, { schema: paymentForm(locale, today) });
  if (submission.status !== 'success') return refused(submission);
  const { paymentId: id, cents, paidOn, means, reference } = submission.value;
  const { customer, ticked, currency, isMixed } = await readTicked(run);
  if (!currency) return nothingTicked(run, submission);
  if (isMixed) return answer(run, submission, { ok: false, reason: 'mixed' }, 'documents');
  const { businessId } = customer;
  const outcome = await recordPayment(s, whoOf(run), {
    payment: {
      id,
      businessId,
      customerId: customer.id,
      paidOn,
      means,
      cents,
      currency,
      reference,
      source: 'hand',
    },
    shares: sharesOf(cents, ticked),
  });
  return answer(run, submission, outcome, 'amount');
}

const sourceForm = z.object({
  /** What of, and how much was left of it when it was shown, in cents. */
  source: z.templateLiteral([z.enum(['payment', 'creditNote']), ' ', z.string(), ' ', z.number()]),
});

/** What is left of a payment or a credit note, for the documents that are ticked, the oldest first. */
async function impute(run: Run) {
  const submission = parseWithZod(run.form, { schema: sourceForm });
  if (submission.status !== 'success') return refused(submission);
  const { customer, ticked, currency, isMixed } = await readTicked(run);
  if (!currency) return nothingTicked(run, submission);
  if (isMixed) return answer(run, submission, { ok: false, reason: 'mixed' }, 'documents');
  const credits = await inOffice(run.s.db, run.staff.officeId, (tx) =>
    listCredits(tx, { businessId: customer.businessId, customerId: customer.id }),
  );
  const [kind, id, left] = submission.value.source.split(' ');
  const credit = credits.find((each) => each.kind === kind && each.id === id);
  if (!credit) return answer(run, submission, { ok: false, reason: 'reversed' }, 'documents');
  const outcome = await allocate(run.s, whoOf(run), {
    source: { kind: credit.kind, id: credit.id },
    shares: sharesOf(credit.leftCents, ticked),
    leftCents: Number(left),
  });
  return answer(run, submission, outcome, 'documents');
}

type Submission = Parameters<typeof refused>[0];

/** What a ticked box says: which document, and what was owed on it when it was shown. */
const ticks = (form: FormData) =>
  form.getAll('documents').flatMap((value) => {
    const [invoiceId = '', cents = ''] = String(value).split(' ');
    const balanceCents = Number(cents);
    return isUuid(invoiceId) && Number.isSafeInteger(balanceCents) && balanceCents > 0
      ? [{ invoiceId, balanceCents }]
      : [];
  });

/**
 * The documents that are ticked, as they were shown: where somebody was faster the command refuses, and nothing becomes a
 * credit unseen.
 */
async function readTicked({ s, staff, customerId, form }: Run) {
  return inOffice(s.db, staff.officeId, async (tx) => {
    const customer = await findCustomer(tx, customerId);
    if (!customer) throw new Response(null, { status: 404 });
    const open = await listOpenDocuments(tx, { businessId: customer.businessId, customerId });
    const given = ticks(form);
    const order = new Map(open.map(({ invoiceId }, index) => [invoiceId, index]));
    const place = ({ invoiceId }: { invoiceId: string }) => order.get(invoiceId) ?? open.length;
    const ticked = given.toSorted((a, b) => place(a) - place(b));
    const kept = open.find(({ invoiceId }) => given.some((each) => each.invoiceId === invoiceId));
    const shown = String(form.get('currency') ?? '');
    const currency = given.length > 0 ? (kept?.currency ?? shown) : undefined;
    const isMixed = open.some(
      (each) => each.currency !== currency && given.some(({ invoiceId }) => invoiceId === each.invoiceId),
    );
    return { customer, ticked, currency, isMixed };
  });
}

const sharesOf = (cents: number, ticked: ReturnType<typeof ticks>): Share[] =>
  shareOut(cents, ticked)
    .filter((each) => each.cents > 0)
    .map(({ invoiceId, cents: share }) => ({ invoiceId, cents: share }));

const nothingTicked = ({ locale }: Run, submission: Submission) =>
  refused(submission, { fieldErrors: { documents: [tFor(locale)('outstanding:errors.nothingTicked')] } });

/** What the forms of the page do, and who may. */
const acts = new Map(
  Object.entries({
    'record-payment': { needs: 'payments' as StaffAction, run: record },
    dun: { needs: 'dun' as StaffAction, run: ask },
    'prepare-notice': { needs: 'dun' as StaffAction, run: prepare },
    'release-notice': { needs: 'release-notice' as StaffAction, run: release },
    'withdraw-dunning': { needs: 'dun' as StaffAction, run: withdraw },
    allocate: { needs: 'payments' as StaffAction, run: impute },
    'note-contact': { needs: 'payments' as StaffAction, run: note },
    'end-step': {
      needs: 'payments' as StaffAction,
      run: (run: Run) => finish(run, paths.outstanding(run.customerId)),
    },
  }),
);

export const actionsOfOutstanding: readonly StaffAction[] = [
  ...new Set([...acts.values()].map(({ needs }) => needs)),
];

/** Throws a redirect when it is done; otherwise the page again, with what is wrong beside the fields. */
export async function actOnOutstanding(run: Run) {
  const act = acts.get(String(run.form.get('act') ?? ''));
  if (!act) throw new Response(null, { status: 400 });
  requireMay(run.staff, act.needs);
  return act.run(run);
}

function answer(
  { customerId, locale }: Run,
  submission: Submission,
  outcome: SettlementOutcome,
  field: string,
) {
  if (outcome.ok) throw redirect(paths.outstanding(customerId));
  if (outcome.reason === 'notFound') throw new Response(null, { status: 404 });
  const message = tFor(locale)(`settlement:refused.${outcome.reason}`);
  return refused(submission, { fieldErrors: { [field]: [message] } }, 409);
}
