import { redirect } from '@remix-run/node';
import { needsFactor } from '#app/auth/factor-missing.server.ts';
import { requireMay, type Staff } from '#app/auth/require-staff.server.ts';
import type { StaffAction } from '#app/auth/roles.ts';
import { stepUp } from '#app/auth/step-up.server.ts';
import type { Visit } from '#app/auth/visit.server.ts';
import { listAddress } from '#app/invoices/list/list-address.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { paths } from '#app/lib/paths.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { inOffice } from '#db/client.ts';
import { findDraft } from '#db/queries/drafts.ts';
import { dispatchAgain } from '#workflows/dispatch/commands.ts';
import { asMailAddress, isMailAddress } from '#workflows/invoice/mail-address.ts';
import {
  amend,
  askRelease,
  copyDraft,
  deleteDraft,
  draftFromIssued,
  type Follower,
  reply,
  resend,
  returnDraft,
  submitReview,
  withdraw,
} from '#workflows/review/commands.ts';
import { listLedElsewhere } from '#workflows/review/list-led-elsewhere.ts';
import type { Services } from '#workflows/services.ts';

/** Beside which form the refusal is said, and what. With `note`, its dialog asks again, for a fresh factor. */
export type ActReply = { act: string; error: string; note?: string };

type Run = { s: Services; staff: Staff; invoiceId: string; form: FormData; locale: Locale; visit: Visit };
type Refused = string | null | Pick<ActReply, 'error' | 'note'>;
type Act = { needs: StaffAction; run: (run: Run) => Promise<Refused> };

const longestMessage = 4000;

/** What the buttons of an invoice's page do. Each answers with what stands in the way, or nothing. */
const acts = new Map<string, Act>(
  Object.entries({
    'submit-review': { needs: 'submit-review', run: submit },
    'ask-release': { needs: 'submit-review', run: (run) => secondReader(run, askRelease) },
    release: { needs: 'release', run: submit },
    'return-draft': { needs: 'release', run: (run) => secondReader(run, returnDraft) },
    resend: { needs: 'submit-review', run: (run) => command(run, resend) },
    amend: { needs: 'reply', run: (run) => command(run, amend, paths.editInvoice(run.invoiceId)) },
    'delete-draft': {
      needs: 'draft',
      run: (run) => command(run, deleteDraft, listAddress(text(run.form, 'list', 500))),
    },
    withdraw: {
      needs: 'withdraw',
      run: (run) =>
        command(run, (s, args) => withdraw(s, { ...args, reason: text(run.form, 'reason', 500) })),
    },
    reply: {
      needs: 'reply',
      run: async (run) => {
        const body = text(run.form, 'body', longestMessage);
        if (!body) return tFor(run.locale)('invoices:refused.noBody');
        return command(run, (s, args) => reply(s, { ...args, body }));
      },
    },
    dispatch: { needs: 'dispatch', run: sendAgain },
    duplicate: { needs: 'draft', run: duplicate },
    creditNote: { needs: 'draft', run: (run) => follow(run, 'creditNote') },
    corrective: { needs: 'draft', run: (run) => follow(run, 'corrective') },
    finalInvoice: { needs: 'draft', run: (run) => follow(run, 'finalInvoice') },
  }),
);

export const actionsOfInvoice: readonly StaffAction[] = [
  ...new Set([...acts.values()].map(({ needs }) => needs)),
];

/** Does what a button asked for. Throws a redirect when it is done; otherwise says why it is not, beside its form. */
export async function actOnInvoice(run: Run): Promise<ActReply> {
  const name = String(run.form.get('act') ?? '');
  const act = acts.get(name);
  if (!act) throw new Response(null, { status: 400 });
  requireMay(run.staff, act.needs);
  const error = await act.run(run);
  if (error === null) throw redirect(paths.invoice(run.invoiceId));
  return { act: name, ...(typeof error === 'string' ? { error } : error) };
}

async function submit(run: Run): Promise<Refused> {
  const { s, staff, invoiceId, form, locale, visit } = run;
  const note = text(form, 'note', longestMessage);
  const found = await inOffice(s.db, staff.officeId, async (tx) => ({
    kind: (await findDraft(tx, invoiceId))?.invoice.kind,
    isElsewhere: (await listLedElsewhere(tx, [invoiceId])).has(invoiceId),
  }));
  if (found.kind && needsFactor(staff, { ...found, kind: found.kind })) {
    const state = await stepUp(s, staff, form, visit.from);
    if (state !== 'fresh') return { error: tFor(locale)(`account:confirm.${state}`), note };
  }
  const despiteTwins = form.get('despiteTwins') === '1';
  return command(run, (services, args) => submitReview(services, { ...args, note, despiteTwins }));
}

type Command = (
  s: Services,
  args: { officeId: string; actor: Staff['actor']; invoiceId: string },
) => ReturnType<typeof submitReview>;

async function command(
  { s, staff, invoiceId, locale }: Run,
  send: Command,
  then?: string,
): Promise<string | null> {
  const { officeId, actor } = staff;
  const outcome = await send(s, { officeId, actor, invoiceId });
  if (!outcome.accepted) return tFor(locale)(`invoices:refused.${outcome.reason}`);
  if (then) throw redirect(then);
  return null;
}

async function secondReader({ s, staff, invoiceId, form, locale }: Run, act: typeof askRelease) {
  const { officeId, actor } = staff;
  const note = text(form, 'note', longestMessage);
  const despiteTwins = form.get('despiteTwins') === '1' ? [invoiceId] : [];
  const outcome = (await act(s, { officeId, actor, invoiceIds: [invoiceId], note, despiteTwins })).get(
    invoiceId,
  );
  return outcome && !outcome.accepted ? tFor(locale)(`invoices:refused.${outcome.reason}`) : null;
}

async function sendAgain({ s, staff, invoiceId, form, locale }: Run): Promise<string | null> {
  const { officeId, actor } = staff;
  const recipient = asMailAddress(text(form, 'recipient', 254));
  const t = tFor(locale);
  if (!isMailAddress(recipient)) return t('invoices:refused.noAddress');
  const dispatchId = text(form, 'dispatchId', 36);
  if (!isUuid(dispatchId)) return t('invoices:refused.notFound');
  const outcome = await dispatchAgain(s, { officeId, actor, invoiceId, dispatchId, recipient });
  return outcome.accepted ? null : t(`invoices:refused.${outcome.reason}`);
}

/** A copy for the period that follows. */
async function duplicate({ s, staff, invoiceId, locale }: Run): Promise<string | null> {
  const { officeId, actor } = staff;
  const copyId = await copyDraft(s, { officeId, actor, invoiceId });
  if (!copyId) return tFor(locale)('invoices:refused.notFound');
  throw redirect(paths.editInvoice(copyId));
}

/** A draft that follows this document: a credit note, a corrective, or the final invoice after a deposit. */
async function follow({ s, staff, invoiceId, locale }: Run, follower: Follower): Promise<string | null> {
  const { officeId, actor } = staff;
  const made = await draftFromIssued(s, { officeId, actor, invoiceId, follower });
  if (!made.ok) return tFor(locale)(`invoices:refused.${made.reason}`);
  throw redirect(paths.editInvoice(made.invoiceId));
}

const text = (form: FormData, name: string, longest: number) =>
  String(form.get(name) ?? '')
    .trim()
    .slice(0, longest);
