import { data } from '@remix-run/node';
import { decisionNonce } from '#app/auth/decision-nonce.server.ts';
import { deadLinkStatus, loadGone, readLink } from '#app/auth/link-guards.server.ts';
import type { LinkSession } from '#app/auth/link-session.server.ts';
import { readerLocale } from '#app/auth/reader-locale.server.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { inOffice } from '#db/client.ts';
import { readApprover } from '#db/queries/approvers.ts';
import { listCodeNeeded } from '#db/queries/link-codes.ts';
import { findSuccessor } from '#db/queries/links.ts';
import { breath } from '#workflows/process/breath.ts';
import { gatherReview } from './gather-review.server.ts';
import type { Reader } from './review-data.ts';
import { type Access, type Away, questionOf, questions } from './review-data.ts';
import { lineByNumber, reviewView, roundChanges } from './review-view.server.ts';
import type { ReviewPageData } from './use-review.ts';

type Wanted = { officeId: string; invoiceId: string; reader: Reader; access: Access; pdf: string };
type Shown =
  | { kind: 'review'; page: ReviewPageData; step: number; line: string | null }
  | ({ kind: 'away'; line: null } & Away);

/** States in which there is nothing before the owner: its page says so and shows no document. */
const away = ['preparing', 'withdrawn', 'deleted'];

/** The page of a review as one reader sees it. @throws a 404 response when there is no such review. */
async function show(request: Request, wanted: Wanted): Promise<Shown> {
  const { officeId, invoiceId, reader, access, pdf } = wanted;
  const search = new URL(request.url).searchParams;
  const locale = await readerLocale(request);
  const found = await inOffice(services().db, officeId, (tx) => gatherReview(tx, { invoiceId }));
  if (!found) throw new Response(null, { status: deadLinkStatus });
  await breath();
  const { content, record } = found;
  if (!content || away.includes(found.state)) {
    const contact = {
      name: record.contact?.name ?? record.office.name,
      phone: record.contact?.phone || record.office.phone,
    };
    const office = { name: record.office.name, phone: record.office.phone };
    return { kind: 'away', line: null, isWithdrawn: found.state === 'withdrawn', office, contact };
  }
  const line = search.get('line') ?? lineByNumber(content, search.get('n'));
  const asked = { lines: search.get('lines'), line, changes: search.get('changes') };
  const whole = { ...found, content };
  const changes = roundChanges(whole);
  await breath();
  const view = reviewView(whole, reader, access, pdf, locale, asked, changes);
  return {
    kind: 'review',
    line,
    step: record.step ?? 0,
    page: {
      view,
      nonces: {},
      as: access.kind === 'session' ? access.as : null,
      hasHome: false,
      needsCode: false,
      undone: null,
    },
  };
}

/** GET of the address in a mail. Reads only: nothing is noted, no cookie is set, whoever opens it. */
export async function loadReviewLink(request: Request, token: string) {
  const link = await readLink(token, 'review');
  const isSent = new URL(request.url).searchParams.has('sent');
  if (link.state === 'superseded' && !isSent) {
    const { id } = link.link;
    const newer = await inOffice(services().db, link.officeId, (tx) => findSuccessor(tx, id));
    if (newer)
      return data({ kind: 'superseded' as const, sentAt: newer.sentAt, isCorrected: newer.isCorrected });
  }
  if (link.state !== 'valid') {
    return data({ ...(await loadGone(request)), token }, { status: deadLinkStatus });
  }
  const shown = await show(request, {
    officeId: link.officeId,
    invoiceId: link.link.subjectId,
    reader: link.person,
    access: { kind: 'link', token },
    pdf: paths.reviewLinkPdf(token),
  });
  const search = new URL(request.url).searchParams;
  return data({ ...shown, ask: questionOf(search.get('ask')) });
}

/** GET of the page behind the cookie: the same, with what each act needs to be believed, and the question asked. */
export async function loadReview(request: Request, session: LinkSession, invoiceId: string) {
  const search = new URL(request.url).searchParams;
  const as = search.get('as') === session.as ? session.as : null;
  const shown = await show(request, {
    officeId: session.officeId,
    invoiceId,
    reader: session.person,
    access: { kind: 'session', invoiceId, as },
    pdf: paths.reviewPdf(invoiceId, { as: as ?? undefined }),
  });
  if (shown.kind === 'review') {
    shown.page.hasHome = session.link.purpose === 'portal';
    const coded = await inOffice(services().db, session.officeId, (tx) => listCodeNeeded(tx, [invoiceId]));
    shown.page.needsCode = coded.has(invoiceId) && !session.isConfirmed;
    const { page, step } = shown;
    for (const act of questions)
      page.nonces[act] = decisionNonce(session, act, page.view.revisionSha256, step);
  }
  const done = search.get('done');
  if (shown.kind === 'review' && done === 'undo-approval')
    shown.page.undone = await readUndone(session, invoiceId);
  return { ...shown, ask: questionOf(search.get('ask')), done };
}

/** The approval that no longer stands is known by the log alone. */
async function readUndone({ officeId, person }: LinkSession, invoiceId: string) {
  const approver = await inOffice(services().db, officeId, (tx) => readApprover(tx, invoiceId));
  return approver && { name: approver.name, isReader: approver.id === person.id };
}
