import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';

/**
 * The owners who answer for businesses now, by business. Their rows are held: nobody is revoked, and no address
 * changes, between being asked and the commit of the asking.
 */
export async function listOwnerIds(tx: Tx, businessIds: string[]): Promise<(businessId: string) => string[]> {
  const found = await rows<{ id: string; business_id: string }>(
    tx,
    sql`select id, business_id from owners where office_id = (select app_office())
      and business_id = any (${sql.param(businessIds)}::text[]::uuid[]) and revoked_at is null order by id for share`,
  );
  const byBusiness = Map.groupBy(found, (owner) => owner.business_id);
  return (businessId) => byBusiness.get(businessId)?.map((owner) => owner.id) ?? [];
}
