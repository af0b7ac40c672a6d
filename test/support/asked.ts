import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { insertDunning, insertRelease } from '#db/queries/dunnings.ts';
import { noteLeft } from '#workflows/dunning/note-left.ts';
import { clock } from '#workflows/engine/clock.ts';
import { newId } from '#workflows/identity/new-id.ts';
import type { World } from './world.ts';

/** A message about an invoice has left, whatever the invoice owes: its rows, and its entry in the ledger. */
export async function asked(
  { s, officeId, businessId, customerId, ownerId, staffId, ownerDb }: World,
  invoiceId: string,
): Promise<void> {
  const [mandate] = await rows<{ id: string }>(
    ownerDb,
    sql`select id from mandates where office_id = ${officeId} limit 1`,
  );
  const document = {
    invoiceId,
    number: 'VPC-2026-0001',
    dueOn: '2026-01-31',
    cents: 30_000,
    currency: 'EUR',
    level: 1 as const,
    isRaised: false,
  };
  await inOffice(s.db, officeId, async (tx) => {
    const at = await clock(tx);
    const dunningId = newId();
    await insertDunning(tx, {
      officeId,
      id: dunningId,
      businessId,
      customerId,
      mandateId: mandate?.id ?? null,
      article: mandate ? '9' : '',
      channel: 'mail',
      locale: 'fr',
      toAddress: 'marches@saint-riquet.example',
      documents: [document],
      staffId,
      recordedBy: 'Inès Rouvière',
      at,
    });
    await insertRelease(tx, { officeId, dunningId, ownerId, recordedBy: 'Thierry Vasseur', at });
    const dunned = {
      dunningId,
      level: 1 as const,
      subject: 'À régler',
      words: 'Bonjour.',
      iban: 'FR7630006000011234567890189',
      documents: [document],
      leftOut: [],
    };
    await noteLeft(s, tx, officeId, { dunned, at });
  });
}
