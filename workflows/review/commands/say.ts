import type { Tx } from '#db/client.ts';
import { exchanges } from '#db/schema/index.ts';
import type { CommandArgs } from './outcome.ts';

/** Keeps what the office says to the owner. */
export async function say(
  tx: Tx,
  { officeId, invoiceId, actor }: CommandArgs,
  { exchangeId, round, body, at }: { exchangeId: string; round: number; body: string; at: string },
): Promise<void> {
  await tx.insert(exchanges).values({
    officeId,
    id: exchangeId,
    invoiceId,
    round,
    kind: 'reply',
    authorKind: 'staff',
    authorId: actor.id,
    authorName: actor.name,
    body,
    at,
  });
}
