import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { noteOpen } from '#app/audit/note-open.server.ts';
import {
  askForNewLink,
  deadLinkStatus,
  exchangeLink,
  loadGone,
  readLink,
} from '#app/auth/link-guards.server.ts';
import type { LinkSession } from '#app/auth/link-session.server.ts';
import { readerLocale } from '#app/auth/reader-locale.server.ts';
import { paths, withQuery } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { pdfNotReady, pdfResponse } from '#app/reviews/pdf-response.server.ts';
import { isSaying, saying } from '#app/settlement/said-acts.server.ts';
import { inOffice } from '#db/client.ts';
import { findCustomerInvoice, insertAcknowledgement } from '#db/queries/customer-pages.ts';
import { listPromises } from '#db/queries/said-about-money.ts';
import { clock } from '#workflows/engine/clock.ts';
import { withdrawPromise } from '#workflows/settlement/commands/answer-promise.ts';
import { asks, listId, sayId } from './customer-data.ts';
import { customerView } from './customer-view.server.ts';

/** GET of the address in a mail: the invoice to read. Nothing is noted, no cookie is set, whoever opens it. */
export async function loadInvoiceLink(request: Request, token: string) {
  const link = await readLink(token, 'invoice');
  if (link.state !== 'valid') {
    return data({ ...(await loadGone(request)), token }, { status: deadLinkStatus });
  }
  const locale = await readerLocale(request);
  const invoiceId = link.link.subjectId;
  const pdf = paths.customerInvoiceLinkPdf(token);
  const view = await inOffice(services().db, link.officeId, (tx) =>
    customerView(tx, { invoiceId, access: { kind: 'link', token }, pdf, locale, ...pagesOf(request) }),
  );
  if (!view) throw new Response(null, { status: deadLinkStatus });
  return data({ kind: 'invoice' as const, view });
}

/** POST of that address: the token becomes a cookie, or a new link goes out. */
export async function openInvoice(
  { request, context }: ActionFunctionArgs,
  token: string,
): Promise<Response> {
  const form = await request.formData();
  if (form.get('act') === 'renew-link') {
    await askForNewLink(form, { token, purpose: 'invoice', from: context.clientAddress });
    return redirect(withQuery(paths.customerInvoiceLink(token), { sent: 1 }), 303);
  }
  const from = context.clientAddress;
  const ask = asks.find((each) => each === form.get('ask'));
  const part = form.get('act') === 'list' ? listId : ask && sayId;
  const opened = await exchangeLink(request, { token, purpose: 'invoice', from, part, ask });
  const isByHand = form.get('act') === 'acknowledge' && form.get('gesture') === 'hand';
  if (isByHand && opened.headers.has('Set-Cookie')) await acknowledgeBy(token);
  return opened;
}

async function acknowledgeBy(token: string): Promise<void> {
  const found = await readLink(token, 'invoice');
  if (found.state === 'valid') await recordReceipt({ ...found, invoiceId: found.link.subjectId });
}

/** GET of the page behind the cookie: the invoice, and all others of the same business to the same customer. */
export async function loadInvoice(request: Request, session: LinkSession, invoiceId: string) {
  const locale = await readerLocale(request);
  const as = asOf(request, session);
  const pdf = paths.customerInvoicePdf(invoiceId, { as: as ?? undefined });
  const view = await inOffice(services().db, session.officeId, (tx) =>
    customerView(tx, { invoiceId, access: { kind: 'session', as }, pdf, locale, ...pagesOf(request) }),
  );
  if (!view) throw new Response(null, { status: deadLinkStatus });
  return { view };
}

/** POST of that page: « Confirmer la réception », once a link, or what the customer says about the money. */
export async function actOnInvoice(request: Request, session: LinkSession, invoiceId: string) {
  const form = await request.formData();
  const act = String(form.get('act') ?? '');
  const as = asOf(request, session) ?? undefined;
  if (act === 'acknowledge') {
    await recordReceipt({ ...session, invoiceId });
    return redirect(paths.customerInvoice(invoiceId, { as }), 303);
  }
  const { officeId, actor, person } = session;
  const locale = await readerLocale(request);
  const who = { officeId, actor };
  const s = services();
  if (act === 'withdraw-promise') {
    const promiseId = String(form.get('id') ?? '');
    if (!(await isAbout(officeId, promiseId, invoiceId))) throw new Response(null, { status: 404 });
    await withdrawPromise(s, who, { promiseId, words: '', saidBy: person.name });
  } else if (isSaying(act)) {
    const said = { s, who, invoiceId, form, locale, speaker: person.name, as: 'customer' as const };
    const refused = await saying[act](said);
    if (refused) return refused;
    return redirect(`${paths.customerInvoice(invoiceId, { as, done: act })}#${sayId}`, 303);
  } else throw new Response(null, { status: 400 });
  return redirect(`${paths.customerInvoice(invoiceId, { as })}#${sayId}`, 303);
}

/** Whether a promise is one of this invoice. */
const isAbout = (officeId: string, promiseId: string, invoiceId: string): Promise<boolean> =>
  inOffice(services().db, officeId, async (tx) =>
    isUuid(promiseId)
      ? (await listPromises(tx, { id: promiseId })).some(({ promise }) => promise.invoiceId === invoiceId)
      : false,
  );

/** Once a link and invoice. Throws 404 for a draft. */
async function recordReceipt({
  officeId,
  link,
  person,
  invoiceId,
}: Pick<LinkSession, 'officeId' | 'link' | 'person'> & { invoiceId: string }): Promise<void> {
  await inOffice(services().db, officeId, async (tx) => {
    if (!(await findCustomerInvoice(tx, { invoiceId }))) throw new Response(null, { status: deadLinkStatus });
    const at = await clock(tx);
    await insertAcknowledgement(tx, { officeId, invoiceId, linkId: link.id, personName: person.name, at });
  });
}

/** The sealed PDF, byte for byte as it was sent. */
export async function customerPdf(
  request: Request,
  opened: { officeId: string; invoiceId: string; readerId: string; via: 'session' | 'link' },
): Promise<Response> {
  const { officeId, invoiceId } = opened;
  const { db, blobs } = services();
  const found = await inOffice(db, officeId, (tx) => findCustomerInvoice(tx, { invoiceId }));
  if (!found) throw new Response(null, { status: 404 });
  const bytes = found.pdf && (await blobs.get(found.pdf.sha256));
  if (!bytes) return pdfNotReady();
  const open = { ...opened, document: 'issued', reader: 'customer' } as const;
  return noteOpen(services(), request, open, pdfResponse(bytes, found.issued.number));
}

/** The PDF behind a mail's link. Reads only. */
export async function linkedCustomerPdf(request: Request, token: string): Promise<Response> {
  const link = await readLink(token, 'invoice');
  if (link.state !== 'valid') throw new Response(null, { status: deadLinkStatus });
  const { officeId, link: row, person } = link;
  return customerPdf(request, { officeId, invoiceId: row.subjectId, readerId: person.id, via: 'link' });
}

const asOf = (request: Request, session: LinkSession): string | null =>
  new URL(request.url).searchParams.get('as') === session.as ? session.as : null;

/** The pages of lines and of the list that an address asks for. */
function pagesOf(request: Request) {
  const search = new URL(request.url).searchParams;
  return { lines: search.get('lines'), list: search.get('list') };
}
