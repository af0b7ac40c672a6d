import { inOffice, type Tx } from '#db/client.ts';
import type { Business } from '#db/queries/businesses.ts';
import { lockCustomers } from '#db/queries/customers.ts';
import { findDraftOfFile, listDraftsOfLines } from '#db/queries/draft-of-file.ts';
import { listCustomerParties } from '#db/queries/drafts.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { DraftSource, Told } from '#db/shapes/draft-source.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { type BuyerMatch, isAnotherBuyer, matchBuyer } from '#workflows/invoice/match-buyer.ts';
import { createDraft, keepCustomer } from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';
import { type Read, type Understood, understood } from './understood.ts';
import { type Warning, warning } from './warning.ts';

type Given = {
  officeId: string;
  actor: Actor;
  business: Business;
  read: Read;
  file: { fileName: string; fileSha256: string };
  /** Under which key the file came: of an office, one draft has it. */
  arrival: string;
  /** A buyer who is no customer yet is to become one. */
  keepsCustomer: boolean;
};

/**
 * Makes a draft of what was read. It is tied to the customer that its buyer is for sure; where it may be one, the draft asks,
 * and goes nowhere until a person has answered. A file of a document that was read before is a copy of that draft. Throws what breaks
 * `drafts_arrival` when another draft came under this key meanwhile. @returns its id, and what it keeps for its reader
 */
export async function draftOfFile(
  s: Pick<Services, 'db' | 'engine'>,
  { officeId, actor, business, read, file, arrival, keepsCustomer }: Given,
): Promise<{ invoiceId: string; told: Told[] }> {
  const businessId = business.id;
  const { content, ...made } = understood(read, business);
  const { buyer } = content;
  const found = await inOffice(s.db, officeId, async (tx) => {
    // Files that come at once are looked up one after the other: the first may make the customer of the next.
    await lockCustomers(tx, businessId);
    const match = matchBuyer(buyer, await listCustomerParties(tx, businessId));
    const toKeep = keepsCustomer && buyer.name !== '';
    const isNew = match.kind === 'new' && toKeep;
    const known = match.kind === 'same' ? match.customer.id : null;
    const kept = isNew ? [warning('customer.kept', { name: buyer.name })] : [];
    return {
      customerId: isNew ? await keepCustomer(tx, { officeId, businessId, party: buyer }) : known,
      told: [...otherName(match, buyer.name), ...kept, ...made.warnings].map(({ code, text }) => ({
        code,
        text,
      })),
      toKeep,
      buyerCandidates: match.kind === 'ask' ? match.ids : null,
      copyOf: await findOriginal(tx, businessId, { read, content, fileSha256: file.fileSha256 }),
    };
  });
  const { told, toKeep, ...tied } = found;
  const importer = { ...actor, channel: 'import' as const };
  const source = { ...file, ...sourceOf(read, made), told, ...(toKeep && { keepCustomer: true }) };
  const draft = { officeId, actor: importer, businessId, content, source, arrival, ...tied };
  return { invoiceId: (await createDraft(s, draft)).invoiceId, told };
}

/**
 * The draft that this document was made into before: by the file or the number it has; where it or the draft has none, by
 * its buyer and the names of its lines, whatever its amounts are.
 */
async function findOriginal(
  tx: Tx,
  businessId: string,
  { read, content, fileSha256 }: { read: Read; content: InvoiceContent; fileSha256: string },
): Promise<string | undefined> {
  const { buyer } = content;
  const number = read.kind === 'document' ? read.source.number.trim() : '';
  const known = await findDraftOfFile(tx, { businessId, fileSha256, number });
  const names = content.lines.map(({ name }) => name).filter((name) => name.trim() !== '');
  if (known !== undefined || names.length === 0) return known;
  const isForAnybody = buyer.name === '';
  const alike = await listDraftsOfLines(tx, { businessId, number, names, isForAnybody });
  return alike.find(({ id, buyer: party }) => {
    const named = { id, name: party.name, email: party.email, party };
    return isForAnybody || !isAnotherBuyer(buyer, named);
  })?.id;
}

/** Kept with the draft beside the file: what was read of it, and its earlier number and date. */
function sourceOf(read: Read, { reading, heads }: Pick<Understood, 'reading' | 'heads'>): DraftSource {
  if (read.kind === 'lines') return { kind: 'lines', read: reading, heads };
  return { kind: read.format === 'factur-x' ? 'facturx' : read.format, read: reading, ...read.source };
}

/** A number says more than a name; that the names differ is for a person to see. */
function otherName(match: BuyerMatch, name: string): Warning[] {
  if (match.kind !== 'same' || !match.isRenamed) return [];
  return [warning(`buyer.otherName.${match.by}`, { name, known: match.customer.name })];
}
