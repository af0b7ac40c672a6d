import type { Locale } from '#app/lib/format.ts';
import { documentView } from '#app/reviews/document-view.server.ts';
import { payableToReader } from '#app/reviews/payable-to-reader.ts';
import { paymentWords } from '#app/reviews/payment-words.server.ts';
import type { Tx } from '#db/client.ts';
import {
  type CustomerInvoiceRecord,
  findCustomerInvoice,
  findFormerOf,
  listCustomerInvoices,
} from '#db/queries/customer-pages.ts';
import { listAcknowledgements } from '#db/queries/trace.ts';
import { readMandate } from '#workflows/documents/read-issued-inputs.ts';
import { clock } from '#workflows/engine/clock.ts';
import { contentSchema, type InvoiceContent } from '#workflows/invoice/content.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { paymentChanges } from '#workflows/invoice/payment-identity.ts';
import type { CustomerAccess, CustomerInvoiceRow, CustomerView } from './customer-data.ts';
import { transferOf } from './transfer.server.ts';

type Wanted = { invoiceId: string; access: CustomerAccess; pdf: string; locale: Locale };

/** What a customer sees of an issued invoice; undefined for a draft. */
export async function customerView(tx: Tx, wanted: Wanted): Promise<CustomerView | undefined> {
  const { invoiceId, access, pdf, locale } = wanted;
  const found = await findCustomerInvoice(tx, { invoiceId });
  if (!found) return undefined;
  const { issued, invoice, business, office, contact } = found;
  const { content: sealed } = JSON.parse(issued.content) as { content: unknown };
  const content = contentSchema.parse(sealed);
  const document = documentView({
    content,
    stage: 'issued',
    reference: issued.number,
    issuedOn: issued.issuedOn,
    dueOn: issued.dueOn,
    mandate: await readMandate(tx, invoiceId, issued.round),
    round: null,
    locale,
  });
  const [acknowledged] = await listAcknowledgements(tx, invoiceId);
  return {
    access,
    today: parisDate(await clock(tx)),
    invoiceId,
    kind: content.kind,
    title: document.title,
    number: issued.number,
    subject: content.subject,
    business: business.name,
    contact: {
      name: contact?.name ?? office.name,
      phone: contact?.phone || office.phone,
      email: contact?.email ?? office.email,
    },
    amountCents: payableToReader(content),
    currency: content.currency,
    dueOn: issued.dueOn,
    status: invoice.status,
    document,
    payment: await paymentOf(tx, invoiceId, content, locale),
    transfer: transferOf(content, issued.number),
    pdf: { href: pdf, bytes: found.pdf?.bytes ?? null },
    acknowledgedAt: acknowledged?.at ?? null,
    invoices: access.kind === 'session' ? await othersOf(tx, found) : null,
  };
}

async function paymentOf(
  tx: Tx,
  invoiceId: string,
  content: InvoiceContent,
  locale: Locale,
): Promise<CustomerView['payment']> {
  const former = content.kind === 'creditNote' ? undefined : await findFormerOf(tx, { invoiceId });
  const changed = former ? paymentChanges(content, former.content).now : [];
  return former && changed.length > 0
    ? { items: paymentWords(changed, locale), former: former.number }
    : null;
}

async function othersOf(
  tx: Tx,
  { invoice, business }: CustomerInvoiceRecord,
): Promise<CustomerInvoiceRow[] | null> {
  if (!invoice.customerId) return null;
  const found = await listCustomerInvoices(tx, { businessId: business.id, customerId: invoice.customerId });
  return found.map(({ payableCents, ...row }) => ({
    ...row,
    hasPdf: Boolean(row.hasPdf),
    amountCents: payableToReader({ kind: row.kind, totals: { payableCents } }),
  }));
}
