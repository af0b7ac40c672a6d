import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';

type Voice = { name: string; email: string; phone: string };

/** Who writes for a business: its office, and the person there who looks after it. */
export async function findWriter(
  tx: Tx,
  businessId: string,
): Promise<{ office: Voice; contact: Voice | null }> {
  const [found] = await rows<{ office: Voice; contact: Voice | null }>(
    tx,
    sql`select json_build_object('name', o.name, 'email', o.email, 'phone', o.phone) as office,
        case when s.id is not null then json_build_object('name', s.name, 'email', s.email, 'phone', s.phone) end as contact
      from businesses b join offices o on o.office_id = b.office_id
      left join staff s on s.office_id = b.office_id and s.id = b.contact_staff_id and s.disabled_at is null
      where b.office_id = (select app_office()) and b.id = ${businessId}::uuid`,
  );
  if (!found) throw new Error(`no business ${businessId} in this office`);
  return found;
}
