import { and, eq } from 'drizzle-orm';
import { customers, documents, invoices } from '#db/schema/index.ts';
import { asksForPayment } from '../documents/sheet-cases.ts';
import { envelopeOf, fromOffice, issuedOf, oneLine } from './compose-parts.ts';
import { type ComposeContext, type Composition, tokenPlace } from './composition.ts';
import { readSubject } from './read-subject.ts';

/** The issued invoice: the sealed PDF, and the link to the customer's page. */
export async function composeForCustomer({ tx, row, origin }: ComposeContext): Promise<Composition | null> {
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
        iban.length >= 4 && asksForPayment(content)
          ? { ibanLast4: iban.slice(-4).toUpperCase(), reference: subject.number }
          : null,
      attachment: filename,
      link: row.linkId ? `${origin}/invoice/${tokenPlace}` : origin,
      ...(row.linkId && { reportLink: `${origin}/report/${tokenPlace}` }),
    },
    { filename, sha256: document.sha256 },
  );
  return { ...composition, fromName: oneLine(content.seller.name, 120) };
}
