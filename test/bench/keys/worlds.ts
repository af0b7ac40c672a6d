import type { Actor } from '#workflows/engine/types.ts';
import { approve, requestCorrection } from '#workflows/review/commands.ts';
import { askOwner } from '../../../e2e/support/drafts.ts';
import { invoiceOf, reviewOf } from '../../../e2e/support/facts.ts';
import type { Product } from '../../../e2e/support/product.ts';

type Given = { product: Product };

const ownerOf = ({ people }: Product): Actor => {
  const { ownerId = null, ownerName = '' } = people.businesses.plumber ?? {};
  return { kind: 'owner', id: ownerId, name: ownerName, channel: 'link' };
};

/** An invoice of last month, approved and issued; the clock is a month later then. */
export async function approvedLastMonth({ product }: Given): Promise<{ number: string }> {
  const { invoiceId } = await askOwner(product, { subject: 'Entretien de novembre' });
  const { officeId } = product.people;
  const { revision_sha256: revisionSha256 } = await reviewOf(product, invoiceId);
  await approve(product.services, { officeId, actor: ownerOf(product), invoiceId, revisionSha256 });
  await product.pass(30 * 24);
  const { number } = await invoiceOf(product, invoiceId);
  if (!number) throw new Error('not issued');
  return { number };
}

/** A draft of which its owner asked for another quantity in the first line. */
export async function correctionAsked({ product }: Given): Promise<{ invoiceId: string; reference: string }> {
  const { invoiceId, reference, content } = await askOwner(product);
  const { officeId } = product.people;
  const outcome = await requestCorrection(product.services, {
    officeId,
    actor: ownerOf(product),
    invoiceId,
    lineId: content.lines[0]?.id ?? null,
    body: '',
    field: 'quantity',
    before: '4',
    after: '3',
  });
  if (!outcome.accepted) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  await product.settle();
  return { invoiceId, reference };
}
