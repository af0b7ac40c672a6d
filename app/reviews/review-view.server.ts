import { formatDate, formatMoney, type Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { pageAt, sliceOf } from '#app/lib/slice-of.ts';
import type { Status } from '#app/ui/vocabulary.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { toldChanges } from '#workflows/documents/change-words.ts';
import { dueRuleText } from '#workflows/documents/mentions.ts';
import { type Change, diffContent } from '#workflows/invoice/diff.ts';
import { dueDate } from '#workflows/invoice/due-date.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { specialCasesOf } from '#workflows/invoice/special-cases.ts';
import { reviewActs } from '#workflows/review/acts.ts';
import type { ReviewContext } from '#workflows/review/events.ts';
import { changeViews, pageOfChanges } from './change-words.server.ts';
import { documentView } from './document-view.server.ts';
import type { Gathered } from './gather-review.server.ts';
import { holdChoices } from './hold-choices.server.ts';
import { leftToPay } from './left-to-pay.server.ts';
import { mailViews } from './mail-views.server.ts';
import { maskedAddress } from './masked-address.ts';
import { messageViews } from './message-views.server.ts';
import { payableToReader } from './payable-to-reader.ts';
import { paymentWords } from './payment-words.server.ts';
import type { Access, Phase, Reader, ReviewView, SilenceView } from './review-data.ts';
import { typesetInputOf } from './typeset-input-of.server.ts';

type WithContent = Gathered & { content: InvoiceContent };

const hourMs = 3_600_000;

const phases = new Map<string, Phase>(
  Object.entries({
    'awaiting.asking': 'asking',
    'awaiting.running': 'running',
    'awaiting.lapsed': 'lapsed',
    'awaiting.undelivered': 'undelivered',
    'awaiting.onHold': 'onHold',
  }),
);

/**
 * The phase of a review, by the state of its machine; with `numbersHeld`, what waits for its number is told from what waits
 * for its owner, who can't decide it any more.
 */
export function phaseOf(
  state: string,
  { now, numbersHeld, context }: { now: string; numbersHeld: boolean; context: ReviewContext },
): Phase {
  const { reviewDueAt, blockedBy } = context;
  const isOver = reviewDueAt !== null && reviewDueAt <= now && blockedBy.length === 0;
  if (state === 'awaiting.running' && numbersHeld && isOver) return 'ended';
  return phases.get(state) ?? (state as Phase);
}

/** The pages that an address asks for, of lines and of changes, or the line whose page it is. */
export type Asked = { lines: string | null; line: string | null; changes: string | null };
const noneAsked: Asked = { lines: null, line: null, changes: null };

/** The id of the line of this number, the last one's where there are fewer; null for what is no number of a line. */
export const lineByNumber = ({ lines }: InvoiceContent, number: string | null): string | null =>
  /^0*[1-9]\d{0,8}$/.test(number ?? '')
    ? (lines[Math.min(Number(number), lines.length) - 1]?.id ?? null)
    : null;

const pageOfLine = ({ lines }: InvoiceContent, id: string | null): string | null =>
  id === null ? null : String(pageAt(lines.findIndex((line) => line.id === id)));

function changesView(
  changes: Change[],
  found: WithContent,
  asked: string | null,
  locale: Locale,
): ReviewView['changes'] {
  const { lines } = found.content;
  const told = toldChanges(changes);
  const slice = sliceOf(told.length, asked);
  const placeOf = new Map(lines.map(({ id }, index) => [id, index]));
  const changed = new Set(told.map(({ lineId }) => lineId));
  const compared = { before: found.former ?? found.content, after: found.content };
  const views = changeViews(pageOfChanges(told, slice), compared, requestsBefore(found), locale);
  return {
    views: views.map((view) => ({
      ...view,
      page: view.lineId === null ? null : pageAt(placeOf.get(view.lineId) ?? 0),
    })),
    slice,
    seen: lines.filter(({ id }) => !changed.has(id)).length,
  };
}

/** What is different from the round before; null in a first one. */
export const roundChanges = ({ former, content }: WithContent): Change[] | null =>
  former && diffContent(former, content);

/** What the page shows of a review that has something to show. `pdf` is where its document is read as a PDF. */
export function reviewView(
  found: WithContent,
  reader: Reader,
  access: Access,
  pdf: string,
  locale: Locale,
  asked: Asked = noneAsked,
  changes = roundChanges(found),
): ReviewView {
  const { record, context, content, former, state, now } = found;
  const { invoice, office, contact } = record;
  const input = typesetInputOf(found, locale);
  const sent = found.dispatches.at(-1);
  const { numbersHeld } = record;
  const phase = phaseOf(state, { now, numbersHeld, context });
  return {
    now,
    access,
    phase,
    status: statusOf(found),
    invoiceId: invoice.id,
    kind: content.kind,
    number: record.issued?.number ?? null,
    issuedAt: record.issued?.issuedAt ?? null,
    buyer: content.buyer.name,
    subject: content.subject,
    payableCents: payableToReader(content),
    currency: content.currency,
    round: context.round,
    specialCases: specialCasesOf(content),
    retentionPercent: content.retention?.percent ?? null,
    due: dueText(content, now, locale),
    business: record.business.name,
    office: { name: office.name, phone: office.phone },
    contact: { name: contact?.name ?? office.name, phone: contact?.phone || office.phone },
    reader: { name: reader.name, address: maskedAddress(reader.email) },
    recipient: found.recipient || null,
    clock: clockOf(found),
    silence: silenceOf(found, locale),
    numbersHeld,
    payment: paymentWords(found.paymentNews, locale),
    leftToPay: leftToPay(found.since, content.currency),
    document: documentView(input, {
      compare: former && changes ? { former, changes } : undefined,
      asked: asked.lines ?? pageOfLine(content, asked.line),
    }),
    changes: changes && changesView(changes, found, asked.changes, locale),
    messages: messageViews(found, reader, locale),
    // As after the decision: an answer comes too late.
    acts: reviewActs(phase === 'ended' ? 'issued' : state, context),
    decision: decisionOf(found, reader),
    dispatch: sent ? { recipient: sent.context.recipient ?? '', state: sent.state, at: sent.at } : null,
    mails: mailViews(found, reader.email),
    holdChoices: holdChoices(now, context.holdEndsBy),
    revisionSha256: context.revisionSha256 ?? '',
    others: found.others,
    next: nextOf(found),
    pdf: { href: pdf, bytes: record.pdf?.bytes ?? null },
  };
}

function nextOf({ next }: Gathered): ReviewView['next'] {
  if (!next) return null;
  const { id, buyer, kind, payableCents, currency } = next;
  return { id, buyer, payableCents: payableToReader({ kind, totals: { payableCents } }), currency };
}

function statusOf({ record, context }: Gathered): Status {
  const { status } = record.invoice;
  if (!record.issued && status !== 'approved') return status;
  if (context.decidedBy === 'silence') return 'tacitlyApproved';
  return context.decidedBy === 'waiver' ? 'waived' : 'approved';
}

/** The corrections that were asked for in the round before this one. */
function requestsBefore({ exchanges, context }: Gathered) {
  return exchanges.filter((each) => each.kind === 'correctionRequest' && each.round === context.round - 1);
}

function clockOf({ context, state, mandate }: Gathered): ReviewView['clock'] {
  const { windowFrom, reviewDueAt, holdUntil, leftMs } = context;
  if (!windowFrom) return null;
  if (state === 'awaiting.onHold' && holdUntil && leftMs !== null) {
    // The drawing is of the window as it was agreed, stopped where it stood.
    const agreed = Date.parse(windowFrom) + Math.max((mandate?.windowHours ?? 48) * hourMs, leftMs);
    const reviewDueAt = new Date(agreed).toISOString();
    return { windowFrom, reviewDueAt, held: { until: holdUntil, leftMs }, isResumed: false };
  }
  const isResumed = context.holdEndsBy !== null;
  return reviewDueAt ? { windowFrom, reviewDueAt, held: null, isResumed } : null;
}

function silenceOf({ context, mandate, policy }: Gathered, locale: Locale): SilenceView {
  const t = tFor(locale);
  const words = context.blockedBy.map((block) => {
    if (block !== 'amountCap' || !policy?.capCents) return t(`review:guard.${block}`);
    return t('review:guard.amountCapOf', {
      cap: formatMoney(policy.capCents, 'EUR', locale),
    });
  });
  return {
    blocks: words,
    clause: mandate?.silenceClause ? { article: mandate.clauseArticle, signedOn: mandate.signedOn } : null,
    hours: mandate?.windowHours ?? 48,
    counting: policy?.counting ?? 'elapsed',
  };
}

function decisionOf({ context, now, approverId }: Gathered, reader: Reader): ReviewView['decision'] {
  const { decidedAt, decidedBy, decidedByName, undoUntil } = context;
  if (!decidedAt || !decidedBy) return null;
  return {
    at: decidedAt,
    by: decidedBy,
    name: decidedByName,
    isReader: approverId === reader.id,
    undoUntil: undoUntil && undoUntil > now ? undoUntil : null,
  };
}

/** « 30 jours après émission » while no date of issue is known, with the date that today would give. */
function dueText(content: InvoiceContent, now: string, locale: Locale): string {
  if (content.totals.payableCents === 0) return tFor(locale)('review:noDue');
  const rule = dueRuleText(content, locale);
  const date = content.dueRule.kind === 'onReceipt' ? null : dueDate(content.dueRule, parisDate(now));
  return content.dueRule.kind === 'date' && date ? formatDate(date, locale) : rule;
}
