import { isChainIntact } from '#app/audit/chain.server.ts';
import { flowVisits, onMap, traceSteps } from '#app/audit/trace-steps.ts';
import { needsFactor } from '#app/auth/factor-missing.server.ts';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { may, type StaffAction } from '#app/auth/roles.ts';
import { dispatchCards } from '#app/dispatch/dispatch-cards.ts';
import { chipOf } from '#app/invoices/list/row-words.ts';
import { releaseMode } from '#app/invoices/release-mode.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { gatherReview } from '#app/reviews/gather-review.server.ts';
import { messageViews } from '#app/reviews/message-views.server.ts';
import { inOffice } from '#db/client.ts';
import { listDocumentOpens } from '#db/queries/document-opens.ts';
import { findDraft } from '#db/queries/drafts.ts';
import { listLinkReports } from '#db/queries/link-reports.ts';
import { listOwners } from '#db/queries/owners.ts';
import { listAskedReleases, listReleaseActs } from '#db/queries/releases.ts';
import { listRevisions } from '#db/queries/revisions.ts';
import { findIssued, listAcknowledgements, listTransitions, listWorkflows } from '#db/queries/trace.ts';
import { reviewActs } from '#workflows/review/acts.ts';
import { followers, mayFollow } from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';
import { type OfficeAct, officeActs } from './office-acts.ts';
import { withReleaseActs } from './release-acts.ts';
import { roundViews } from './rounds.server.ts';

const actions: Record<OfficeAct, StaffAction> = {
  edit: 'draft',
  'submit-review': 'submit-review',
  'ask-release': 'submit-review',
  release: 'release',
  'return-draft': 'release',
  withdraw: 'withdraw',
  reply: 'reply',
  amend: 'reply',
  resend: 'submit-review',
  'delete-draft': 'draft',
};

/** Everything the page of one invoice shows. @throws Response 404 */
export function loadInvoice({ db }: Pick<Services, 'db'>, staff: Staff, invoiceId: string, locale: Locale) {
  return inOffice(db, staff.officeId, async (tx) => {
    const found = await gatherReview(tx, { invoiceId });
    if (!found) throw new Response(null, { status: 404 });
    const { record, context, state } = found;
    const { invoice, business } = record;
    const draft = await findDraft(tx, invoiceId);
    const transitions = await listTransitions(tx, invoiceId);
    const workflows = await listWorkflows(tx, invoiceId);
    const messages = messageViews(found, { id: staff.id, name: staff.name, email: staff.email }, locale);
    const said = new Map(messages.map(({ id, text }) => [id, text]));
    const owner = (await listOwners(tx, business.id)).find(({ revokedAt }) => revokedAt === null);
    const allowed = reviewActs(state, context);
    const number = record.issued?.number ?? null;
    const status = chipOf(invoice);
    const request = (await listAskedReleases(tx, [invoiceId])).get(invoiceId);
    const asked = request ? (request.staffId === staff.id ? ('mine' as const) : ('theirs' as const)) : null;
    const releaseActs = (await listReleaseActs(tx, invoiceId)).map(({ id, act, staffName, note, at }) => ({
      id,
      act,
      staffName,
      note,
      at,
    }));
    return {
      now: found.now,
      id: invoiceId,
      reference: number ?? invoice.provisionalRef,
      isIssued: number !== null,
      kind: invoice.kind,
      status,
      flow: { visits: flowVisits(transitions, context.decidedBy), current: onMap(status) },
      business,
      buyerName: invoice.buyerName,
      subject: invoice.subject,
      payableCents: invoice.payableCents,
      currency: invoice.currency,
      specialCases: invoice.specialCases,
      problems: invoice.problems,
      dueOn: invoice.dueOn,
      round: context.round,
      state,
      clock: {
        windowFrom: context.windowFrom,
        reviewDueAt: context.reviewDueAt ?? invoice.reviewDueAt,
        holdUntil: context.holdUntil,
        leftMs: context.leftMs,
        undoUntil: context.undoUntil,
        decidedByName: context.decidedByName,
        blockedBy: context.blockedBy,
      },
      owner: owner ? { name: owner.name, phone: owner.phone } : null,
      acts: withReleaseActs(
        officeActs.map((act) => ({
          act,
          enabled: allowed[act].enabled && may(staff.role, actions[act]),
          reason: allowed[act].enabled ? ('role' as const) : allowed[act].reason,
        })),
        { mode: await releaseMode(tx, staff), asked },
      ),
      release: { asked, acts: releaseActs },
      reports: await listLinkReports(tx, invoiceId),
      needsFactor: needsFactor(staff, invoice.kind),
      mayDispatch: may(staff.role, 'dispatch'),
      mayDraft: may(staff.role, 'draft'),
      followers:
        number !== null && may(staff.role, 'draft')
          ? followers.filter((follower) => mayFollow(follower, invoice.kind))
          : [],
      messages,
      exchangeRounds: Object.fromEntries(found.exchanges.map(({ id, round }) => [id, round])),
      rounds: roundViews(
        await listRevisions(tx, { invoiceId }),
        number === null ? draft?.draft : undefined,
        found.exchanges,
        locale,
      ),
      dispatches: dispatchCards(workflows, transitions),
      acknowledgements: await listAcknowledgements(tx, invoiceId),
      mails: found.mails,
      opens: await listDocumentOpens(tx, { invoiceId }),
      trace: traceSteps(transitions, { number, said }, locale),
      isIntact: isChainIntact(transitions),
      issued: (await findIssued(tx, invoiceId)) ?? null,
      failure: workflows.find(({ failure }) => failure !== null)?.failure ?? null,
    };
  });
}
export type InvoicePage = Awaited<ReturnType<typeof loadInvoice>>;
