import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { requestMail } from '../mail/outbox.ts';
import type { Services } from '../services.ts';

/** Who decides for a business. */
export const listOwnersOf = (
  tx: Tx,
  businessId: string,
): Promise<{ id: string; name: string; email: string }[]> =>
  rows(
    tx,
    sql`select id, name, email from owners where office_id = (select app_office()) and business_id = ${businessId}::uuid
      and revoked_at is null order by created_at, id`,
  );

/** To each owner of the business: the office has prepared a message that he alone can send. */
export async function tellOwnersOfPrepared(
  s: Pick<Services, 'board'>,
  tx: Tx,
  officeId: string,
  { dunningId, businessId }: { dunningId: string; businessId: string },
): Promise<void> {
  for (const { id, name, email } of await listOwnersOf(tx, businessId))
    await requestMail(tx, s, {
      officeId,
      key: `dunningPrepared:${dunningId}:${id}`,
      kind: 'dunningPrepared',
      to: { address: email, name },
      facts: { dunningId, ownerId: id },
    });
}
