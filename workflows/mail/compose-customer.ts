import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { listSince, listSinceByNumber } from '#db/queries/balances.ts';
import { findFormerOf } from '#db/queries/customer-pages.ts';
import { customers, documents, invoices } from '#db/schema/index.ts';
import type { Since } from '#db/shapes/since.ts';
import { type Balance, balanceOf } from '../invoice/balance.ts';
import { asksForPayment } from '../invoice/payable.ts';
import { paymentChanges } from '../invoice/payment-identity.ts';
import { envelopeOf, fromOffice, issuedOf, oneLine } from './compose-parts.ts';
import { type ComposeContext, type Composition, tokenPlace } from './composition.ts';
import { readSubject, type Subject } from './read-subject.ts';

/** The issued invoice: the sealed PDF, and the link to the customer's page. */
export async function composeForCustomer({
  tx,
  row,
  origin,
}: ComposeContext<'invoiceToCustomer'>): Promise<Composition | null> {
  const subject = await readSubject(tx, row.invoiceId ?? '');
  const [document] = await tx
    .select()
    .from(documents)
    .where(and(eq(documents.invoiceId, subject.invoiceId), eq(documents.kind, 'pdf')));
  if (!document || !subject.number || !subject.issuedOn)
    throw new Error(`${subject.invoiceId} has no sealed document to send`);
  const [customer] = await tx
    .select({ locale: customers.locale })
    .from(invoices)
    .innerJoin(
      customers,
      and(eq(customers.officeId, invoices.officeId), eq(customers.id, invoices.customerId)),
    )
    .where(eq(invoices.id, subject.invoiceId));
  const { content } = subject;
  const since = (await listSince(tx, [subject.invoiceId])).get(subject.invoiceId);
  const balance = since && balanceOf(since);
  const isAsked = asksForPayment(content) && balance?.owedCents !== 0;
  // Where nothing is to be paid, nobody is warned before paying.
  const former = isAsked ? await findFormerOf(tx, { invoiceId: subject.invoiceId }) : undefined;
  const isChanged = former && paymentChanges(content, former.content).now.length > 0;
  const iban = content.payment.iban.replace(/\s/g, '');
  const filename = `${subject.number}.pdf`;
  const composition = fromOffice(
    subject,
    {
      ...envelopeOf(subject, customer?.locale ?? 'fr'),
      kind: 'invoiceToCustomer',
      seller: oneLine(content.seller.name, 160),
      document: issuedOf(subject),
      issuedOn: subject.issuedOn,
      dueOn: subject.dueOn,
      payment:
        iban.length >= 4 && isAsked
          ? { ibanLast4: iban.slice(-4).toUpperCase(), reference: subject.number }
          : null,
      ...(isChanged && { changedSince: former.number }),
      ...(since &&
        balance &&
        balance.state !== 'whole' && { since: sinceOf(since, balance.state, balance.owedCents) }),
      ...(content.kind === 'creditNote' && { credits: await creditsOf(tx, subject) }),
      attachment: filename,
      link: row.linkId ? `${origin}/invoice/${tokenPlace}` : null,
      ...(row.linkId && { reportLink: `${origin}/report/${tokenPlace}` }),
    },
    { filename, sha256: document.sha256 },
  );
  return { ...composition, fromName: oneLine(content.seller.name, 120) };
}

/** Sent again after credit notes: what is owed now, and by which documents. */
const sinceOf = (
  { creditedBy, replacedBy }: Since,
  state: Exclude<Balance['state'], 'whole'>,
  owedCents: number,
) => ({
  state,
  owedCents,
  by: oneLine((replacedBy ? [replacedBy] : creditedBy).join(', '), 400),
});

/**
 * What a credit note is about, and what it leaves to pay. One on several documents says of none how much is its own, and a
 * document of before Tacite is not known here.
 */
async function creditsOf(tx: Tx, { businessId, content }: Subject) {
  const numbers = content.precedingDocuments.map(({ number }) => number);
  const known = numbers.length === 1 ? await listSinceByNumber(tx, { businessId, numbers }) : null;
  return numbers.map((number) => {
    const since = known?.get(number);
    return { number: oneLine(number, 60), owedCents: since ? balanceOf(since).owedCents : null };
  });
}
