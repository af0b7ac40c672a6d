import type { Locale } from '#app/lib/format.ts';
import { sliceOf } from '#app/lib/slice-of.ts';
import { documentView } from '#app/reviews/document-view.server.ts';
import { payableToReader } from '#app/reviews/payable-to-reader.ts';
import { paymentWords } from '#app/reviews/payment-words.server.ts';
import { loadTalk } from '#app/settlement/talk.server.ts';
import type { Tx } from '#db/client.ts';
import { listSince } from '#db/queries/balances.ts';
import {
  type CustomerInvoiceRecord,
  countCustomerInvoices,
  findCustomerInvoice,
  findFormerOf,
  listCustomerInvoices,
} from '#db/queries/customer-pages.ts';
import { listSettled } from '#db/queries/settlement.ts';
import { listAcknowledgements } from '#db/queries/trace.ts';
import { contentSchema, type InvoiceContent } from '#db/shapes/content.ts';
import { readMandate } from '#workflows/documents/read-issued-inputs.ts';
import type { TypesetInput } from '#workflows/documents/typeset-input.ts';
import { clock } from '#workflows/engine/clock.ts';
import { balanceOf } from '#workflows/invoice/balance.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { paymentChanges } from '#workflows/invoice/payment-identity.ts';
import { breath } from '#workflows/process/breath.ts';
import type { CustomerAccess, CustomerInvoiceRow, CustomerView } from './customer-data.ts';
import { transferOf } from './transfer.server.ts';

type Wanted = {
  invoiceId: string;
  access: CustomerAccess;
  pdf: string;
  locale: Locale;
  /** The page of lines that is asked for, and that of the list. */
  lines?: string | null;
  list?: string | null;
};

/** What a customer sees of an issued invoice; undefined for a draft. */
export async function customerView(tx: Tx, wanted: Wanted): Promise<CustomerView | undefined> {
  const { invoiceId, access, pdf, locale, lines = null, list = null } = wanted;
  const found = await findCustomerInvoice(tx, { invoiceId });
  if (!found) return undefined;
  const { issued, invoice, business, office, contact } = found;
  await breath();
  const { content: sealed } = JSON.parse(issued.content) as { content: unknown };
  const content = contentSchema.parse(sealed);
  const input: TypesetInput = {
    content,
    stage: 'issued',
    reference: issued.number,
    issuedOn: issued.issuedOn,
    dueOn: issued.dueOn,
    mandate: await readMandate(tx, invoiceId, issued.round),
    round: null,
    locale,
  };
  const document = documentView(input, { asked: lines });
  const since = (await listSince(tx, [invoiceId])).get(invoiceId);
  const balance = since && balanceOf(since);
  const isCredit = content.kind === 'creditNote';
  const owedCents = balance?.owedCents ?? content.totals.payableCents;
  const today = parisDate(await clock(tx));
  const talk = isCredit ? null : await loadTalk(tx, invoiceId, today);
  const [acknowledged] = await listAcknowledgements(tx, invoiceId);
  return {
    access,
    today,
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
    amountCents: isCredit || content.totals.payableCents < 0 ? payableToReader(content) : owedCents,
    balance: {
      state: balance?.state ?? 'whole',
      wholeCents: content.totals.payableCents,
      by: since?.replacedBy ? [since.replacedBy] : (since?.creditedBy ?? []),
    },
    currency: content.currency,
    dueOn: issued.dueOn,
    lateSince: lateSince(invoice, talk),
    status: invoice.status,
    document,
    // Where nothing is owed any more, nobody is warned before paying.
    payment: owedCents > 0 ? await paymentOf(tx, invoiceId, content, locale) : null,
    transfer: transferOf(content, issued.number, owedCents),
    pdf: { href: pdf, bytes: found.pdf?.bytes ?? null },
    acknowledgedAt: acknowledged?.at ?? null,
    talk,
    paidOn: balance?.state === 'paid' ? await paidOnOf(tx, invoiceId) : null,
    invoices: access.kind === 'session' ? await othersOf(tx, found, list) : null,
  };
}

/** What is said of its money and not answered yet may be what the office has not recorded. */
function lateSince(
  { lateCents, nextDueOn }: CustomerInvoiceRecord['invoice'],
  talk: CustomerView['talk'],
): string | null {
  const rests =
    !talk ||
    talk.disputedCents > 0 ||
    talk.promises.some(({ isRunning }) => isRunning) ||
    talk.claims.some(({ isOpen }) => isOpen);
  return !rests && (lateCents ?? 0) > 0 ? nextDueOn : null;
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

/** When the last payment came that still counts. */
async function paidOnOf(tx: Tx, invoiceId: string): Promise<string | null> {
  const settled = (await listSettled(tx, invoiceId)).filter(({ takenBack }) => takenBack === null);
  const days = settled.flatMap(({ payment }) => (payment ? [payment.paidOn] : []));
  return days.sort().at(-1) ?? null;
}

/** As many as a page of the list shows. */
const pageSize = 30;

async function othersOf(
  tx: Tx,
  { invoice, business }: CustomerInvoiceRecord,
  asked: string | null,
): Promise<CustomerView['invoices']> {
  if (!invoice.customerId) return null;
  const parties = { businessId: business.id, customerId: invoice.customerId };
  const slice = sliceOf(await countCustomerInvoices(tx, parties), asked, pageSize);
  const found = await listCustomerInvoices(tx, { ...parties, limit: pageSize, offset: slice.from });
  const since = await listSince(
    tx,
    found.map(({ id }) => id),
  );
  const rows = found.map(({ payableCents, ...row }): CustomerInvoiceRow => {
    const known = since.get(row.id);
    const balance = known && balanceOf(known);
    return {
      ...row,
      hasPdf: Boolean(row.hasPdf),
      amountCents: payableToReader({ kind: row.kind, totals: { payableCents } }),
      balance: balance?.state ?? ('whole' as const),
      owedCents: balance?.owedCents ?? 0,
    };
  });
  return { rows, slice };
}
