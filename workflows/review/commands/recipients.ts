import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';

/**
 * The owners who answer for a business now. Their rows are held: nobody is revoked, and no address changes, between
 * being asked and the commit of the asking.
 */
export async function listOwnerIds(tx: Tx, businessId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select id from owners where office_id = (select app_office()) and business_id = ${businessId}
      and revoked_at is null order by id for share`,
  );
  return found.map((owner) => owner.id);
}
