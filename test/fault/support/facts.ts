import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { type Db, rows } from '#db/client.ts';

/** What became of one invoice, counted: a thing done twice shows as a two. */
export type Facts = {
  state: string;
  decidedBy: string | null;
  events: string[];
  revisions: number;
  exchanges: number;
  /** By kind. */
  mails: Record<string, number>;
  mailStates: Record<string, string>;
  isNumbered: boolean;
  entries: Record<string, number>;
  dispatches: string[];
  receipts: number;
};

/** Reads them as the owner of the tables: from outside of whatever is being killed. */
export async function factsOf(ownerDb: Db, invoiceId: string): Promise<Facts> {
  const [facts] = await rows<Facts>(
    ownerDb,
    sql`select r.state, r.decided_by as "decidedBy",
        (select json_agg(t.event order by t.sequence) from transitions t where t.workflow_id = r.id) as events,
        (select count(*)::int from revisions v where v.invoice_id = r.invoice_id) as revisions,
        (select count(*)::int from exchanges e where e.invoice_id = r.invoice_id) as exchanges,
        (select coalesce(json_object_agg(kind, n), '{}') from (select kind, count(*)::int as n from mails
          where invoice_id = r.invoice_id group by 1) m) as mails,
        (select coalesce(json_object_agg(kind, state), '{}') from mails where invoice_id = r.invoice_id) as "mailStates",
        (select number is not null from invoices i where i.id = r.invoice_id) as "isNumbered",
        (select coalesce(json_object_agg(kind, n), '{}') from (select kind, count(*)::int as n from ledger
          where subject_id = r.invoice_id group by 1) l) as entries,
        (select coalesce(json_agg(d.state), '[]') from contract.dispatches d where d.invoice_id = r.invoice_id) as dispatches,
        (select count(*)::int from provider_events p join mails m on m.id = p.mail_id
          where m.invoice_id = r.invoice_id) as receipts
      from contract.reviews r where r.invoice_id = ${invoiceId}`,
  );
  return facts!;
}

/** Where the facts are not what they should be; only what is named in `expected` is compared. */
export function differences(facts: Facts, expected: Partial<Facts>): string[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const found = facts[name as keyof Facts];
    return isDeepStrictEqual(found, value)
      ? []
      : [`${name} is ${JSON.stringify(found)}, not ${JSON.stringify(value)}`];
  });
}
