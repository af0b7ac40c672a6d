import type { Tx } from '#db/client.ts';
import { listPenaltyGrounds, type PenaltyGround } from '#db/queries/penalty-grounds.ts';
import { clock } from '../../engine/clock.ts';
import { isConsumer, isPublicBuyer } from '../../invoice/buyer.ts';
import { parisDate } from '../../invoice/paris-time.ts';
import { ownTerms } from './own-terms.ts';
import { type DocumentPenalty, type PenaltyDocument, penaltyOf } from './penalties.ts';

export type Penalties = {
  on: string;
  documents: (DocumentPenalty & { subject: string; isOpen: boolean })[];
  /** In euros. */
  interestCents: number;
  indemnityCents: number;
};

/**
 * What the lateness of a customer comes to today, document by document. It is shown and asked for where a business wants it,
 * and never a debt by itself.
 */
export async function readPenalties(
  tx: Tx,
  of: { businessId: string; customerId: string; alsoPaid: boolean },
): Promise<Penalties> {
  const on = parisDate(await clock(tx));
  const grounds = await listPenaltyGrounds(tx, of);
  const documents = grounds
    .map((ground) => ({
      ...penaltyOf(documentOf(ground), on),
      subject: ground.subject,
      isOpen: ground.balanceCents > 0,
    }))
    .filter(({ lines, none, indemnityCents }) => lines.length > 0 || none !== null || indemnityCents > 0);
  const sum = (value: (each: DocumentPenalty) => number) =>
    documents.reduce((all, each) => all + value(each), 0);
  return {
    on,
    documents,
    interestCents: sum(({ cents }) => cents),
    indemnityCents: sum(({ indemnityCents }) => indemnityCents),
  };
}

function documentOf({ content, settled, ...ground }: PenaltyGround): PenaltyDocument {
  const { invoiceId, number, currency, parts, disputedCents } = ground;
  const buyer = { ...content, ...(content.buyerKind ? {} : { buyerKind: undefined }) };
  const of = (kinds: (kind: string) => boolean) => settled.filter(({ kind }) => kinds(kind));
  const exempt = of((kind) => kind !== 'payment').reduce((sum, { cents }) => sum + cents, 0);
  return {
    invoiceId,
    number,
    currency,
    debtor: isPublicBuyer(buyer) ? 'public' : isConsumer(buyer) ? 'consumer' : 'professional',
    terms: ownTerms(content),
    parts,
    exemptCents: exempt + disputedCents,
    payments: of((kind) => kind === 'payment').map(({ on, cents }) => ({ on, cents })),
  };
}
