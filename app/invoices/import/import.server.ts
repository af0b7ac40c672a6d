import { createHash } from 'node:crypto';
import { redirect } from '@remix-run/node';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import type { Reading } from '#app/invoices/editor/editor.server.ts';
import { sellerOf } from '#app/invoices/editor/seller.ts';
import { keepCustomer } from '#app/invoices/keep-customer.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { paths } from '#app/lib/paths.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { type Business, findBusiness, listBusinessNames } from '#db/queries/businesses.ts';
import { lockCustomers } from '#db/queries/customers.ts';
import { findDraftOfFile, listCustomerParties } from '#db/queries/drafts.ts';
import { type Reason, readFile, type Warning } from '#workflows/intake/read-file.ts';
import { blankContent } from '#workflows/invoice/blank-content.ts';
import type { InvoiceContent } from '#workflows/invoice/content.ts';
import { type BuyerMatch, matchBuyer } from '#workflows/invoice/match-buyer.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { createDraft } from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';

/** Why nothing was created, as the page says it. */
export type ImportRefusal = {
  field?: 'file' | 'businessId';
  text: string;
  details: string[];
  rows: { row: number; column: string; text: string }[];
};

export function loadImport({ db }: Pick<Services, 'db'>, { officeId, role }: Staff) {
  return inOffice(db, officeId, async (tx) => ({
    businesses: await listBusinessNames(tx),
    mayAdd: may(role, 'businesses'),
  }));
}

/**
 * Makes a draft of an uploaded file and leads to its editor, or says exactly why it can't. The file is read in another
 * process; the totals of the draft are computed and stand beside those of the file, which the reader has compared.
 */
export async function importInvoice(
  s: Services,
  staff: Staff,
  form: FormData,
  locale: Locale,
): Promise<{ refusal: ImportRefusal }> {
  const t = tFor(locale);
  const file = form.get('file');
  const businessId = String(form.get('businessId') ?? '');
  if (!(file instanceof File) || file.size === 0) return refuse('file', t('editor:import.missing'));
  const business = await inOffice(s.db, staff.officeId, (tx) => findBusinessSafely(tx, businessId));
  if (!business) return refuse('businessId', t('editor:new.missing'));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await readFile({ name: file.name, bytes }, {}, (crash) =>
    s.log.error({ err: crash }, 'intake failed'),
  );
  if (!read.ok) return { refusal: refusalOf(read.reason, locale) };
  const given = { read, file: { name: file.name, bytes }, business, keepsCustomer: form.has('keepCustomer') };
  throw redirect(paths.editInvoice(await draftOfFile(s, staff, given, locale)));
}

type Given = {
  read: Read;
  file: { name: string; bytes: Uint8Array };
  business: Business;
  /** A buyer who is no customer yet is to become one. */
  keepsCustomer: boolean;
};

/**
 * Makes a draft of what was read. It is tied to the customer that its buyer is for sure; where it may be one, the draft asks,
 * and goes nowhere until a person has answered. A file that was read before is a copy of that draft. @returns its id
 */
export async function draftOfFile(
  s: Pick<Services, 'db' | 'engine'>,
  { officeId, actor }: Pick<Staff, 'officeId' | 'actor'>,
  { read, file, business, keepsCustomer }: Given,
  locale: Locale,
): Promise<string> {
  const t = tFor(locale);
  const businessId = business.id;
  const content: InvoiceContent =
    read.kind === 'document'
      ? { ...read.content, ...sellerIn(read.content, business) }
      : { ...blankContent(), ...sellerOf(business), lines: read.lines };
  const { buyer } = content;
  const found = await inOffice(s.db, officeId, async (tx) => {
    // Files that come at once are looked up one after the other: the first may make the customer of the next.
    await lockCustomers(tx, businessId);
    const match = matchBuyer(buyer, await listCustomerParties(tx, businessId));
    const toKeep = keepsCustomer && buyer.name !== '';
    const isNew = match.kind === 'new' && toKeep;
    const known = match.kind === 'same' ? match.customer.id : null;
    const source = {
      ...sourceOf(read, file, business, locale),
      read: readingOf(content),
      ...(toKeep && { keepCustomer: true }),
    };
    if (isNew) source.warnings.unshift(t('editor:import.customerKept', { name: buyer.name }));
    source.warnings.unshift(...otherName(match, buyer.name, locale));
    return {
      customerId: isNew ? await keepCustomer(tx, { officeId, businessId, party: buyer }) : known,
      source,
      buyerCandidates: match.kind === 'ask' ? match.ids : null,
      copyOf: await findDraftOfFile(tx, { businessId, fileSha256: source.fileSha256 }),
    };
  });
  const importer = { ...actor, channel: 'import' as const };
  return (await createDraft(s, { officeId, actor: importer, businessId, content, ...found })).invoiceId;
}

type Read = Extract<Awaited<ReturnType<typeof readFile>>, { ok: true }>;

/** What was read, in figures: a person compares them with the paper, whatever becomes of the draft. */
function readingOf(content: InvoiceContent): Reading {
  const { netCents, vatCents, grossCents, payableCents } = withTotals(content).totals;
  const { currency, lines } = content;
  return { lines: lines.length, netCents, vatCents, grossCents, payableCents, currency };
}

/** Kept with the draft: which file it came from, and what its reading assumed. */
function sourceOf(read: Read, file: { name: string; bytes: Uint8Array }, business: Business, locale: Locale) {
  const warnings = read.warnings.map((warning: Warning) => warning.text[locale]);
  const from = {
    fileName: file.name.slice(0, 200),
    fileSha256: createHash('sha256').update(file.bytes).digest('hex'),
  };
  if (read.kind === 'lines') return { kind: 'lines', ...from, warnings };
  const kind = read.format === 'factur-x' ? 'facturx' : read.format;
  const differing = [
    ...otherSeller(read.content, business, locale),
    ...otherAccount(read.content, business, locale),
  ];
  return { kind, ...from, ...read.source, warnings: [...differing, ...warnings] };
}

/** The file may have been made out by somebody else than the business chosen: a person has to see that. */
function otherSeller({ seller }: InvoiceContent, business: Business, locale: Locale): string[] {
  const sirenOf = (party: InvoiceContent['seller']) => party.siren || party.siret.slice(0, 9);
  const siren = sirenOf(seller);
  if (!siren || siren === sirenOf(business.party)) return [];
  return [tFor(locale)('editor:import.otherSeller', { name: seller.name, siren, business: business.name })];
}

function otherAccount({ payment }: InvoiceContent, business: Business, locale: Locale): string[] {
  const iban = payment.iban.replace(/\s/g, '');
  if (!iban || !business.iban || iban === business.iban.replace(/\s/g, '')) return [];
  return [tFor(locale)('editor:import.otherAccount', { iban, business: business.name })];
}

/**
 * The draft is made out in the name of the business chosen, and paid to the account the office knows: one that only a
 * file names is taken over when the business has none, and pointed out otherwise. It bears the business's mentions.
 */
function sellerIn({ payment: inFile, notes: inNotes }: InvoiceContent, business: Business) {
  const { seller, payment, notes } = sellerOf(business);
  const said = new Set(inNotes.map(({ text }) => text.trim()));
  return {
    seller,
    payment: payment.iban ? { ...payment, meansCode: inFile.meansCode } : inFile,
    notes: [...inNotes, ...notes.filter(({ text }) => !said.has(text.trim()))],
  };
}

async function findBusinessSafely(tx: Tx, id: string): Promise<Business | undefined> {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? findBusiness(tx, id) : undefined;
}

/** A number says more than a name; that the names differ is for a person to see. */
function otherName(match: BuyerMatch, name: string, locale: Locale): string[] {
  if (match.kind !== 'same' || !match.isRenamed) return [];
  return [tFor(locale)(`editor:import.otherName.${match.by}`, { name, known: match.customer.name })];
}

function refusalOf({ text, details, rows }: Reason, locale: Locale): ImportRefusal {
  return {
    text: text[locale],
    details: details.map((each) => each[locale]),
    rows: rows.map((each) => ({ row: each.row, column: each.column, text: each.text[locale] })),
  };
}

const refuse = (field: ImportRefusal['field'], text: string) => ({
  refusal: { field, text, details: [], rows: [] },
});
