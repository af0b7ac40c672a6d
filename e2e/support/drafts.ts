import type { DemoDocument } from '#app/start/demo/document.ts';
import { contentOf } from '#app/start/demo/play.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { createDraft, submitReview } from '#workflows/review/commands.ts';
import type { Product } from './product.ts';

export type Draft = { invoiceId: string; reference: string; content: InvoiceContent };

/** 4 × 58,00 € at 10 %: 255,20 € to pay. */
const heater: DemoDocument = {
  business: 'plumber',
  customer: 'canal',
  subject: 'Remplacement du chauffe-eau',
  lines: [
    ['Pose et raccordement', '4', 'HUR', '58.00', '10'],
    ['Groupe de sécurité', '1', 'C62', '42.00', '10'],
  ],
};

/** Another piece of work, of the same amount: no twin of any other. */
export const otherWork = (n: number): Partial<DemoDocument> => ({
  subject: `Intervention ${n}`,
  lines: [[`Intervention ${n}`, '4', 'HUR', '58.00', '10']],
});

const nothingEarlier = () => {
  throw new Error('nothing was issued before');
};

/** Somebody of the office, as the console would say it. */
export const biller = ({ people }: Product): Actor => ({
  kind: 'staff',
  id: people.staff[0]?.id ?? null,
  name: people.staff[0]?.name ?? '',
  channel: 'console',
});

/** A draft made by the product's own command, for tests that are not about the editor. */
export async function makeDraft(product: Product, given: Partial<DemoDocument> = {}): Promise<Draft> {
  const document = { ...heater, ...given };
  const business = product.people.businesses[document.business];
  const customer = product.people.customers[document.customer];
  if (!business || !customer) throw new Error('nobody of that name in the demonstration');
  const plain = contentOf(document, business, customer.party);
  const content = withTotals({ ...plain, ...document.change?.(plain, nothingEarlier) });
  const { invoiceId, provisionalRef } = await createDraft(product.services, {
    officeId: product.people.officeId,
    actor: biller(product),
    businessId: business.id,
    customerId: customer.id,
    content,
    source: { kind: 'hand' },
  });
  return { invoiceId, reference: provisionalRef, content };
}

/** A draft that was sent to its owner, with the mail delivered and the clock running. */
export async function askOwner(product: Product, given: Partial<DemoDocument> = {}): Promise<Draft> {
  const draft = await makeDraft(product, given);
  const { officeId } = product.people;
  const { invoiceId } = draft;
  const outcome = await submitReview(product.services, { officeId, actor: biller(product), invoiceId });
  if (!outcome.accepted) throw new Error(`not sent to the owner: ${JSON.stringify(outcome)}`);
  await product.settle();
  return draft;
}
