import type { Tx } from '#db/client.ts';
import { listDraftContents, listIssuedBefore } from '#db/queries/drafts.ts';
import { ledElsewhere } from '../invoice/payment-identity.ts';

/** Which of these drafts lead money elsewhere than their business is paid by its own record. */
export async function listLedElsewhere(tx: Tx, invoiceIds: string[]): Promise<Set<string>> {
  const [contents, before] = [
    await listDraftContents(tx, invoiceIds),
    await listIssuedBefore(tx, invoiceIds),
  ];
  return new Set(
    [...contents].flatMap(([id, { content }]) => {
      const known = before.get(id);
      return known && ledElsewhere(content, known).length > 0 ? [id] : [];
    }),
  );
}
