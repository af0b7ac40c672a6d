import type { Tx } from '#db/client.ts';
import { exchanges } from '#db/schema/index.ts';
import { sha256Hex } from '../../identity/canonical.ts';
import { newId } from '../../identity/new-id.ts';
import { exchangeText } from '../../ledger/grounds.ts';
import type { CommandArgs } from './outcome.ts';

export type Exchange = Required<typeof exchanges.$inferInsert>;

type Said = Pick<Exchange, 'kind' | 'body'> &
  Partial<Pick<Exchange, 'lineId' | 'field' | 'before' | 'after'>>;

/** What somebody says about a draft, as it is kept. A half of a surrogate pair, which no database keeps, is made a mark. */
export function wordsOf(
  { officeId, invoiceId, actor }: Pick<CommandArgs, 'officeId' | 'invoiceId' | 'actor'>,
  { kind, body, lineId = null, field = null, before = null, after = null }: Said,
  { round, at }: { round: number; at: string },
): Exchange {
  return {
    officeId,
    id: newId(),
    invoiceId,
    round,
    kind,
    authorKind: actor.kind === 'owner' ? 'owner' : 'staff',
    authorId: actor.id,
    authorName: actor.name.toWellFormed(),
    lineId: lineId?.toWellFormed() ?? null,
    field: field?.toWellFormed() ?? null,
    before: before?.toWellFormed() ?? null,
    after: after?.toWellFormed() ?? null,
    body: body.toWellFormed(),
    at,
  };
}

/** What the event says of the words that came with it. */
export const namedWords = (row: Exchange) => ({
  exchangeId: row.id,
  exchangeSha256: sha256Hex(exchangeText(row)),
});

export const keepWords = async (tx: Tx, rows: Exchange[]): Promise<void> => {
  if (rows.length > 0) await tx.insert(exchanges).values(rows);
};
