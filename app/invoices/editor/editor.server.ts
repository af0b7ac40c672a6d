import { redirect } from '@remix-run/node';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { readCopyOf } from '#app/invoices/copied.server.ts';
import { releaseMode } from '#app/invoices/release-mode.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { paths } from '#app/lib/paths.ts';
import { pageAt, type Slice, sliceOf } from '#app/lib/slice-of.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { countCustomers } from '#db/queries/customers.ts';
import { findDraft, listCustomerParties, listDraftContents, listIssuedBefore } from '#db/queries/drafts.ts';
import { findParties } from '#db/queries/find-parties.ts';
import { listOwners } from '#db/queries/owners.ts';
import { findHighestLine } from '#db/queries/revisions.ts';
import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { unprintable } from '#workflows/documents/printable.ts';
import { clock } from '#workflows/engine/clock.ts';
import { checkEarlier } from '#workflows/invoice/check-earlier.ts';
import { checkPrintable } from '#workflows/invoice/check-printable.ts';
import { checkContent } from '#workflows/invoice/checks.ts';
import type { Earlier } from '#workflows/invoice/earlier.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { readCurrentTerms } from '#workflows/ledger/review-terms.ts';
import { breath } from '#workflows/process/breath.ts';
import { reviewActs } from '#workflows/review/acts.ts';
import { followers } from '#workflows/review/commands.ts';
import { readEarlierAndDeposits } from '#workflows/review/read-earlier.ts';
import type { Services } from '#workflows/services.ts';
import { readRequests } from './asked.server.ts';
import { fieldsOf, lineNumber } from './fields-of.ts';
import { editedAtOnce, type Held, pageContent } from './line-pages.ts';
import { originOf } from './origin.server.ts';

/** More customers than this are searched, not listed. */
const mostCustomers = 100;

/** The customers to choose from: all, or where those are too many the draft's own, and what a search finds. */
async function readCustomers(
  tx: Tx,
  of: { businessId: string; customerId: string | null; candidates: string[] | null; search: string },
) {
  const { businessId, customerId, candidates, search } = of;
  if ((await countCustomers(tx, { businessId })) <= mostCustomers)
    return { customers: await listCustomerParties(tx, businessId), customerSearch: null };
  const found = search ? await findParties(tx, { search, businessId, most: mostCustomers / 2 }) : [];
  const ids = [customerId ?? [], candidates ?? [], found.map(({ id }) => id)].flat();
  return { customers: await listCustomerParties(tx, businessId, ids), customerSearch: { text: search } };
}

/** Everything the editor shows of one draft, of a long one the page of lines that is asked for. Throws 404, or leads to the invoice's page when it can't be edited. */
export function loadEditor(
  { db }: Pick<Services, 'db'>,
  staff: Staff,
  invoiceId: string,
  locale: Locale,
  asked: string | null = null,
  search = '',
) {
  return inOffice(db, staff.officeId, async (tx) => {
    const found = await findDraft(tx, invoiceId);
    if (!found) throw new Response(null, { status: 404 });
    const { invoice, draft } = found;
    const acts = reviewActs(invoice.reviewState, { decidedBy: invoice.decidedBy });
    if (!acts.edit.enabled) throw redirect(paths.invoice(invoiceId));
    const { businessId, customerId } = invoice;
    const business = await findBusiness(tx, businessId);
    const now = await clock(tx);
    const terms = (await readCurrentTerms(tx, [businessId], parisDate(now)))(businessId);
    const owners = (await listOwners(tx, businessId)).filter(({ revokedAt }) => revokedAt === null);
    const facts = (await listDraftContents(tx, [invoiceId])).get(invoiceId);
    const { content, takenOut } = draft;
    const requests = await readRequests(tx, invoice, content);
    // A long draft opens where there is something to correct.
    const first = requests.list.find(({ standing }) => standing === 'open');
    const page = sliceOf(content.lines.length, asked ?? (first ? String(first.page) : null), editedAtOnce);
    const held = page.pages > 1 ? heldOn(content, page) : null;
    await breath();
    const earlier = await readEarlierAndDeposits(tx, {
      invoiceId,
      businessId,
      customerId,
    });
    const shown = held ? pageContent(content, page, '') : content;
    return {
      now,
      invoice,
      business: { id: businessId, name: business?.name ?? '' },
      ...(await readCustomers(tx, { businessId, customerId, candidates: draft.buyerCandidates, search })),
      content: shown,
      page: held && { ...page, elsewhere: await problemsElsewhere(content, earlier, now, page) },
      takenOut,
      /** Characters of what is shown that no font of documents has. */
      unprintable: unprintable(JSON.stringify(shown)),
      /** Documents issued before that it names, and the buyer's deposits, which it may take back. */
      earlier,
      source: originOf(draft.source, locale),
      copyOf: await readCopyOf(tx, draft.source),
      /** A copy of another document, or one that follows it. */
      isMadeOf: ['copy', ...followers].includes(draft.source.kind),
      /** Customers that its buyer may be, while nobody has said which; null when nothing is asked. */
      buyerCandidates: draft.buyerCandidates,
      fields: fieldsOf(content, { customerId, version: draft.version, locale, takenOut, held }),
      version: draft.version,
      savedAt: draft.updatedAt,
      /** Ids up to this one are taken, by this content or one the owner has seen. */
      lineFloor: Math.max(highestLine(content.lines), await findHighestLine(tx, { invoiceId })),
      requests,
      /** What sending it means to this person. */
      release: await releaseMode(tx, staff),
      /** What the review will do with it; the browser judges it anew at each change. */
      judging: {
        policy: terms.policy,
        mandate: terms.mandate,
        owners: owners.map(({ id, name, email }) => ({ id, name, email })),
        /** What is edited after a round has been before an owner, or what it is a copy of. */
        asked: invoice.round > 0 || facts?.isCopyAsked === true,
        before: (await listIssuedBefore(tx, [invoice.id])).get(invoice.id)!,
      },
    };
  });
}
export type Editor = Awaited<ReturnType<typeof loadEditor>>;

const heldOn = ({ lines }: InvoiceContent, { from, to }: Slice): Held => ({
  from,
  ids: lines.slice(from, to).map(({ id }) => id),
});

const highestLine = (lines: Line[]) => lines.reduce((most, { id }) => Math.max(most, lineNumber(id)), 0);

/** What blocks a draft on other pages of its lines: how much, and where. Thousands of lines are judged with pauses. */
async function problemsElsewhere(
  content: InvoiceContent,
  earlier: readonly Earlier[],
  now: string,
  { from, to }: Slice,
) {
  const problems = checkContent(content, parisDate(now));
  await breath();
  problems.push(...checkEarlier(content, earlier), ...checkPrintable(content, unprintable));
  await breath();
  const found = problems.flatMap(({ path, severity }) => {
    const line = Number(/^lines\.(\d+)/.exec(path)?.[1] ?? Number.NaN);
    return severity === 'blocking' && (line < from || line >= to) ? [pageAt(line, editedAtOnce)] : [];
  });
  const pages = [...Map.groupBy(found, (page) => page)].map(([page, { length: count }]) => ({ page, count }));
  return { blocking: found.length, pages };
}
