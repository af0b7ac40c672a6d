import type { Tx } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { listIssuedDays } from '#db/queries/issued-days.ts';
import { findOffice } from '#db/queries/offices.ts';
import { listOpenDocuments } from '#db/queries/outstanding.ts';
import type { LetterFacts, LetterKind } from '#db/shapes/letter.ts';
import { clock } from '../engine/clock.ts';
import { parisDate } from '../invoice/paris-time.ts';
import { readCurrentTerms } from '../ledger/review-terms.ts';
import { payTo } from '../settlement/pay-to.ts';

type Wanted = {
  customerId: string;
  kind: LetterKind;
  /** The documents that it asks for; absent: all that are late. */
  invoiceIds?: readonly string[];
  payBy?: string | null;
} & Partial<Pick<LetterFacts, 'claimed' | 'earlier' | 'paragraphs' | 'closing' | 'contact' | 'signer'>>;

/**
 * The facts of a letter to a customer as they are now: of each document what is late, nothing of what is contested, and no
 * document that is promised. Null where nothing is left to be asked for, or the documents are of several currencies.
 */
export async function gatherLetter(tx: Tx, wanted: Wanted): Promise<LetterFacts | null> {
  const customer = await findCustomer(tx, wanted.customerId);
  const business = customer && (await findBusiness(tx, customer.businessId));
  if (!customer || !business) return null;
  const on = parisDate(await clock(tx));
  const open = await listOpenDocuments(tx, { businessId: business.id, customerId: customer.id });
  const issuedOn = await listIssuedDays(
    tx,
    open.map(({ invoiceId }) => invoiceId),
  );
  const documents = open
    .filter(({ invoiceId, promisedOn }) => !promisedOn && (wanted.invoiceIds?.includes(invoiceId) ?? true))
    .map((each) => ({
      invoiceId: each.invoiceId,
      number: each.number,
      kind: each.kind,
      subject: each.subject,
      issuedOn: issuedOn.get(each.invoiceId) ?? on,
      dueOn: each.dueOn,
      openCents: each.balanceCents,
      disputedCents: each.disputedCents,
      askedCents: Math.min(each.lateCents, each.balanceCents - each.disputedCents),
      currency: each.currency,
    }))
    .filter(({ askedCents }) => askedCents > 0);
  const [currency, ...others] = new Set(documents.map((each) => each.currency));
  if (!currency || others.length > 0) return null;
  const { mandate } = (await readCurrentTerms(tx, [business.id], on))(business.id);
  const office = await findOffice(tx);
  return {
    kind: wanted.kind,
    locale: customer.locale,
    on,
    business: { ...business.party, name: business.party.name || business.name },
    customer: { ...customer.party, name: customer.party.name || customer.name },
    debtor: customer.kind === 'company' ? 'professional' : customer.kind,
    documents: documents.map(({ currency: _, ...each }) => each),
    currency,
    askedCents: documents.reduce((sum, each) => sum + each.askedCents, 0),
    claimed: wanted.claimed ?? null,
    account: await payTo(
      tx,
      documents.map(({ invoiceId }) => invoiceId),
    ),
    payBy: wanted.payBy ?? null,
    earlier: wanted.earlier ?? [],
    paragraphs: wanted.paragraphs ?? null,
    closing: wanted.closing ?? null,
    contact: wanted.contact ?? null,
    signer: wanted.signer ?? '',
    mandate: office ? { officeName: office.name, signedOn: mandate?.signedOn ?? null } : null,
  };
}
