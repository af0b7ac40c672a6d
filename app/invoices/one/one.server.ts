import { isChainIntact } from '#app/audit/chain.server.ts';
import { flowVisits, onMap, traceSteps } from '#app/audit/trace-steps.ts';
import { needsFactor } from '#app/auth/factor-missing.server.ts';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { may, type StaffAction } from '#app/auth/roles.ts';
import { readCopyOf } from '#app/invoices/copied.server.ts';
import { chipOf } from '#app/invoices/list/row-words.ts';
import { withReadiness } from '#app/invoices/list/with-readiness.server.ts';
import { releaseMode } from '#app/invoices/release-mode.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { type Gathered, gatherReview } from '#app/reviews/gather-review.server.ts';
import { leftToPay } from '#app/reviews/left-to-pay.server.ts';
import { messageViews } from '#app/reviews/message-views.server.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { listDocumentOpens } from '#db/queries/document-opens.ts';
import { findDraft } from '#db/queries/drafts.ts';
import { listLinkReports } from '#db/queries/link-reports.ts';
import { listOwners } from '#db/queries/owners.ts';
import { listAskedReleases, listReleaseActs } from '#db/queries/releases.ts';
import { listRevisions } from '#db/queries/revisions.ts';
import { findFollowed } from '#db/queries/settlement.ts';
import { findIssued, listAcknowledgements, listTransitions, listWorkflows } from '#db/queries/trace.ts';
import type { Naming } from '#db/shapes/naming.ts';
import { type Earlier, replacementOf } from '#workflows/invoice/earlier.ts';
import { reviewActs } from '#workflows/review/acts.ts';
import { followers, mayFollow } from '#workflows/review/commands.ts';
import { listLedElsewhere } from '#workflows/review/list-led-elsewhere.ts';
import { readIssuedDocument } from '#workflows/review/read-earlier.ts';
import type { Services } from '#workflows/services.ts';
import { dispatchCards } from './dispatch-cards.ts';
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

/** Everything the page of one invoice shows; `search` names the pages of its long lists. @throws Response 404 */
export function loadInvoice(
  { db }: Pick<Services, 'db'>,
  staff: Staff,
  invoiceId: string,
  locale: Locale,
  search = new URLSearchParams(),
) {
  return inOffice(db, staff.officeId, async (tx) => {
    const found = await gatherReview(tx, { invoiceId });
    if (!found) throw new Response(null, { status: 404 });
    const [invoice] = await withReadiness(tx, [found.record.invoice]);
    if (invoice) found.record.invoice = invoice;
    const twins = invoice?.twins ?? [];
    const around = await readAround(tx, staff, invoiceId, found.record.business.id);
    const draft = found.record.issued ? undefined : around.draft?.draft;
    const rounds = await roundViews(around.revisions, draft, found.exchanges, locale, search);
    return { ...pageOf(found, around, staff, locale), twins, rounds };
  });
}

/** What is kept around a review. None of it waits for another: the questions travel together. */
async function readAround(tx: Tx, staff: Staff, invoiceId: string, businessId: string) {
  const [
    draft,
    transitions,
    workflows,
    owners,
    requests,
    releaseActs,
    mode,
    reports,
    revisions,
    acknowledgements,
    opens,
    issued,
    following,
    elsewhere,
    followed,
  ] = await Promise.all([
    findDraft(tx, invoiceId),
    listTransitions(tx, invoiceId),
    listWorkflows(tx, invoiceId),
    listOwners(tx, businessId),
    listAskedReleases(tx, [invoiceId]),
    listReleaseActs(tx, invoiceId),
    releaseMode(tx, staff),
    listLinkReports(tx, invoiceId),
    listRevisions(tx, { invoiceId }),
    listAcknowledgements(tx, invoiceId),
    listDocumentOpens(tx, { invoiceId }),
    findIssued(tx, invoiceId),
    readIssuedDocument(tx, invoiceId),
    listLedElsewhere(tx, [invoiceId]),
    findFollowed(tx, invoiceId),
  ]);
  const copyOf = draft ? await readCopyOf(tx, draft.draft.source) : null;
  const owner = owners.find(({ revokedAt }) => revokedAt === null);
  const request = requests.get(invoiceId);
  const asked = request ? (request.staffId === staff.id ? ('mine' as const) : ('theirs' as const)) : null;
  return {
    draft,
    copyOf: copyOf?.reference ?? null,
    transitions,
    workflows,
    owner: owner ? { name: owner.name, phone: owner.phone } : null,
    release: {
      asked,
      acts: releaseActs.map(({ id, act, staffName, note, at }) => ({ id, act, staffName, note, at })),
    },
    mode,
    reports,
    revisions,
    acknowledgements,
    opens,
    issued: issued ?? null,
    following,
    isElsewhere: elsewhere.has(invoiceId),
    money: followed ? { balanceCents: followed.balanceCents } : null,
  };
}

type Around = Awaited<ReturnType<typeof readAround>>;

function pageOf(found: Gathered, around: Around, staff: Staff, locale: Locale) {
  const { record, context, state, exchanges } = found;
  const { invoice, business } = record;
  const {
    transitions,
    workflows,
    owner,
    release,
    mode,
    reports,
    acknowledgements,
    opens,
    issued,
    following,
  } = around;
  const replacement = following && replacementOf(following);
  const messages = messageViews(found, { id: staff.id, name: staff.name, email: staff.email }, locale);
  const said = new Map(messages.map(({ id, text }) => [id, text]));
  const number = record.issued?.number ?? null;
  const status = chipOf(invoice);
  const mayDraft = may(staff.role, 'draft');
  return {
    now: found.now,
    id: invoice.id,
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
    owner,
    acts: withReleaseActs(actsOf(found, staff), { mode, asked: release.asked }),
    release,
    reports,
    needsFactor: needsFactor(staff, { kind: invoice.kind, isElsewhere: around.isElsewhere }),
    mayDispatch: may(staff.role, 'dispatch'),
    mayDraft,
    followers: following && mayDraft ? followers.filter((follower) => mayFollow(follower, following)) : [],
    /** The corrective that took its place. */
    replacedBy: replacement?.isIssued
      ? { invoiceId: replacement.invoiceId, number: replacement.reference }
      : null,
    /** Said by `replacedBy` where a corrective took its place. */
    leftToPay: replacement?.isIssued ? null : leftToPay(found.since, invoice.currency),
    namedBy: namedByOf(following, replacement),
    messages,
    exchangeRounds: Object.fromEntries(exchanges.map(({ id, round }) => [id, round])),
    dispatches: dispatchCards(workflows, transitions),
    acknowledgements,
    mails: found.mails,
    opens,
    trace: traceSteps(transitions, { number, said, copyOf: around.copyOf }, locale),
    isIntact: isChainIntact(transitions),
    issued,
    money: around.money,
    failure: workflows.find(({ failure }) => failure !== null)?.failure ?? null,
  };
}

/** What other documents, drafts included, do to this one, oldest first. A corrective that took its place is told apart. */
function namedByOf(following: Earlier | undefined, replacement: Naming | undefined) {
  const does = {
    creditNote: 'credit',
    corrective: 'corrective',
    invoice: 'recovery',
    deposit: 'recovery',
  } as const;
  return (following?.namedBy ?? [])
    .filter((each) => !(each.isIssued && each === replacement))
    .map(({ invoiceId, reference, kind, isIssued }) => ({
      invoiceId,
      reference,
      does: does[kind],
      isIssued,
    }));
}

/** What the machine allows now, and this person's role. */
function actsOf({ state, context }: Gathered, { role }: Staff) {
  const allowed = reviewActs(state, context);
  return officeActs.map((act) => ({
    act,
    enabled: allowed[act].enabled && may(role, actions[act]),
    reason: allowed[act].enabled ? ('role' as const) : allowed[act].reason,
  }));
}

export type InvoicePage = Awaited<ReturnType<typeof loadInvoice>>;
