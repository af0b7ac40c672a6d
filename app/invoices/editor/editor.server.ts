import { redirect } from '@remix-run/node';
import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { paths } from '#app/lib/paths.ts';
import { inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { findDraft, listCustomerParties, listDraftContents, listIssuedBefore } from '#db/queries/drafts.ts';
import { listExchanges } from '#db/queries/exchanges.ts';
import { listOwners } from '#db/queries/owners.ts';
import { listRevisions } from '#db/queries/revisions.ts';
import { unprintable } from '#workflows/documents/printable.ts';
import { clock } from '#workflows/engine/clock.ts';
import type { InvoiceContent } from '#workflows/invoice/content.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { reviewActs } from '#workflows/review/acts.ts';
import { readEarlierAndDeposits } from '#workflows/review/read-earlier.ts';
import { readCurrentTerms } from '#workflows/review-terms.ts';
import type { Services } from '#workflows/services.ts';
import { fieldsOf, lineNumber } from './fields-of.ts';

/** An imported file in figures. Integer cents. */
export type Reading = {
  lines: number;
  netCents: number;
  vatCents: number;
  grossCents: number;
  payableCents: number;
  currency: string;
};

/** What an import keeps with the draft beside the file's name and hash. */
export type DraftOrigin = {
  kind: string;
  fileName?: string;
  number?: string;
  issueDate?: string | null;
  warnings?: string[];
  /** Of a table: each column that was read, with what it was taken for. */
  columns?: string[];
  read?: Reading;
  /** The buyer was to be kept as a customer, if he is none yet. */
  keepCustomer?: boolean;
};

/** Everything the editor shows of one draft. Throws 404, or leads to the invoice's page when it can't be edited. */
export function loadEditor({ db }: Pick<Services, 'db'>, staff: Staff, invoiceId: string, locale: Locale) {
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
    const revisions = await listRevisions(tx, { invoiceId });
    const earlier = revisions.map(({ content }) => JSON.parse(content) as InvoiceContent);
    return {
      now,
      invoice,
      business: { id: businessId, name: business?.name ?? '' },
      customers: await listCustomerParties(tx, businessId),
      content: draft.content,
      takenOut: draft.takenOut,
      /** Characters of it that no font of documents has. */
      unprintable: unprintable(JSON.stringify(draft.content)),
      /** Documents issued before that it names, and the buyer's deposits, which it may take back. */
      earlier: await readEarlierAndDeposits(tx, {
        invoiceId,
        businessId,
        customerId,
        buyerName: invoice.buyerName,
      }),
      source: draft.source as DraftOrigin,
      /** Customers that its buyer may be, while nobody has said which; null when nothing is asked. */
      buyerCandidates: draft.buyerCandidates,
      fields: fieldsOf(draft.content, {
        customerId,
        version: draft.version,
        locale,
        takenOut: draft.takenOut,
      }),
      version: draft.version,
      savedAt: draft.updatedAt,
      /** Ids up to this one are taken, by this content or one the owner has seen. */
      lineFloor: Math.max(
        0,
        ...[draft.content, ...earlier].flatMap(({ lines }) => lines.map(({ id }) => lineNumber(id))),
      ),
      said: (await listExchanges(tx, { invoiceId })).filter(({ round }) => round === invoice.round),
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
