import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { Party } from '#db/shapes/content.ts';

/** A draft that may be of the same document as a file. */
export type EarlierDraft = { id: string; buyer: Party };

type Asked = { businessId: string; fileSha256: string; number: string };

/**
 * The draft of a business that is not issued and was made from this very file, or from one whose document has the same
 * number of the seller (BT-1): one that an owner was asked about before others, then the first; a deleted one too.
 */
export async function findDraftOfFile(
  tx: Tx,
  { businessId, fileSha256, number }: Asked,
): Promise<string | undefined> {
  const [found] = await rows<{ id: string }>(
    tx,
    sql`select i.id from invoices i join drafts d on d.office_id = i.office_id and d.invoice_id = i.id
      where i.office_id = (select app_office()) and i.business_id = ${businessId} and i.number is null
        and (d.source ->> 'fileSha256' = ${fileSha256}
          or (${number} <> '' and upper(btrim(d.source ->> 'number')) = upper(${number})))
      order by i.round > 0 desc, i.created_at, i.id limit 1`,
  );
  return found?.id;
}

/**
 * Drafts of files that have these names of lines and no number to tell them from a document, or any where that has none.
 * One whose copy was issued is answered. Where a file names no buyer, only those that were taken back from an owner: as it
 * may be for anybody, those that he still has are others.
 */
export function listDraftsOfLines(
  tx: Tx,
  {
    businessId,
    number,
    names,
    isForAnybody,
  }: Omit<Asked, 'fileSha256'> & {
    names: readonly string[];
    isForAnybody: boolean;
  },
): Promise<EarlierDraft[]> {
  const distinct = (from: 'd' | 'n') =>
    from === 'd'
      ? sql`select array_agg(distinct lower(btrim(l ->> 'name')) order by lower(btrim(l ->> 'name')))
          from jsonb_array_elements(d.content -> 'lines') l`
      : sql`select array_agg(distinct lower(btrim(n)) order by lower(btrim(n)))
          from unnest(${sql.param([...names])}::text[]) n`;
  return rows(
    tx,
    sql`with named as materialized (select (${distinct('n')}) as names)
      select i.id, d.content -> 'buyer' as buyer from invoices i
      join drafts d on d.office_id = i.office_id and d.invoice_id = i.id
      where i.office_id = (select app_office()) and i.business_id = ${businessId} and i.number is null
        and d.source ? 'fileSha256' and (${number} = '' or coalesce(d.source ->> 'number', '') = '')
        and (not ${isForAnybody}::boolean or (i.round > 0 and i.review_state not like 'awaiting.%'))
        and (${distinct('d')}) = (select names from named)
        and not exists (select from invoices f where f.office_id = i.office_id and f.number is not null
          and f.copy_family = coalesce(i.copy_family, i.id))
      order by i.round > 0 desc, i.created_at, i.id limit 20`,
  );
}
