import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { findDraft } from '#db/queries/drafts.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { passTime } from '#workflows/engine/pass-time.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { createDraft, saveDraft, submitReview, withdraw } from '#workflows/review/commands.ts';
import { approveAll } from '../product.ts';
import type { Place } from './place.ts';

/** Documents of so many lines in each state that a page is opened in. */
export type LongDocument = {
  draft: string;
  /** Before its owner, in a first round and in a second that says something else in each tenth line. */
  asked: { first: string; second: string };
  issued: string;
  csv: string;
};

export async function makeLong(place: Place, lines: number): Promise<LongDocument> {
  const content = longContent(lines);
  const [draft, first, second, issued] = await Promise.all([
    make(place, content),
    make(place, content),
    make(place, content),
    make(place, content),
  ]);
  await submit(place, first);
  await submit(place, second);
  await again(place, second);
  await submit(place, issued);
  await approveAll(place.stand, [issued], 1);
  // The owner may take it back for a while; the worker does what then falls due.
  await passTime(place.stand.s.db, 11 * 60_000, () => Promise.resolve());
  return { draft, asked: { first, second }, issued, csv: csvOf(content) };
}

function longContent(count: number): InvoiceContent {
  const [line] = sampleContent().lines;
  if (!line) throw new Error('the sample has no line');
  return withTotals({
    ...sampleContent(),
    lines: Array.from({ length: count }, (_, index) => ({
      ...line,
      id: `l${index + 1}`,
      name: `Poste ${index + 1}, fourniture et pose`,
      unitPrice: `${(index % 97) + 1}.25`,
      vat: { category: 'S', rate: index % 3 === 0 ? '10' : '20' },
    })),
  });
}

const csvOf = ({ lines }: InvoiceContent) =>
  [
    'Désignation;Quantité;Prix unitaire HT;TVA',
    ...lines.map(
      ({ name, quantity, unitPrice, vat }) =>
        `${name};${quantity};${unitPrice.replace('.', ',')};${vat.rate}`,
    ),
  ].join('\n');

async function make({ stand, business: { id: businessId, customerId } }: Place, content: InvoiceContent) {
  const { officeId, biller: actor } = stand.office;
  const source = { kind: 'hand' };
  const { invoiceId } = await createDraft(stand.s, {
    officeId,
    actor,
    businessId,
    customerId,
    content,
    source,
  });
  return invoiceId;
}

async function submit({ stand }: Place, invoiceId: string) {
  const { officeId, biller: actor } = stand.office;
  const outcome = await submitReview(stand.s, { officeId, actor, invoiceId });
  if (!outcome.accepted) throw new Error(`not submitted: ${JSON.stringify(outcome)}`);
}

/** Taken back, changed and sent once more. */
async function again(place: Place, invoiceId: string) {
  const { s, office } = place.stand;
  const { officeId, biller: actor } = office;
  await withdraw(s, { officeId, actor, invoiceId });
  const found = await inOffice(s.db, officeId, (tx) => findDraft(tx, invoiceId));
  if (!found) throw new Error('no draft');
  const { content, version } = found.draft;
  const lines = content.lines.map((line, index) => (index % 10 === 0 ? { ...line, quantity: '7' } : line));
  const customerId = found.invoice.customerId;
  const saved = await saveDraft(s, {
    officeId,
    actor,
    invoiceId,
    version,
    customerId,
    content: { ...content, lines },
  });
  if (!saved.ok) throw new Error(`not saved: ${saved.reason}`);
  await submit(place, invoiceId);
}

/** The newest link of a document, once the worker has sent it. */
export async function newestLink(
  { stand }: Place,
  invoiceId: string,
  purpose: 'review' | 'invoice',
): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const [link] = await rows<{ id: string }>(
      stand.owner,
      sql`select id from links where subject_id = ${invoiceId}::uuid and purpose = ${purpose} order by id desc limit 1`,
    );
    if (link) return link.id;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`no link to ${purpose}`);
}
