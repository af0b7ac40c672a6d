import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { type Db, rows } from '#db/client.ts';

/** Where the money of an invoice stands, and how often each thing was written down about it. Amounts in cents. */
export type Money = {
  state: string;
  balance: number;
  /** What settles it and was not taken back. */
  live: number[];
  takenBack: number;
  /** Of its customer. */
  payments: number;
  /** Of banks, that name it. */
  lines: number;
  /** Messages to its customer, and as many mails. */
  asked: number;
  askedMails: number;
  /** Disputes and promises. */
  said: number;
};

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
  money: Money | null;
};

const money = sql`(select json_build_object('state', s.state, 'balance', s.balance_cents,
    'live', (select coalesce(json_agg(a.amount_cents order by a.at, a.id), '[]') from contract.allocations a
      where a.invoice_id = s.invoice_id and a.reversed_at is null),
    'takenBack', (select count(*) from contract.allocations a where a.invoice_id = s.invoice_id and a.reversed_at is not null),
    'payments', (select count(*) from payments p where p.customer_id = i.customer_id),
    'lines', (select count(*) from bank_lines l where l.end_to_end_id = replace(i.id::text, '-', '')),
    'asked', (select count(*) from dunnings d where d.customer_id = i.customer_id),
    'askedMails', (select count(*) from dunnings d join mails m on m.key = 'dunning:' || d.id where d.customer_id = i.customer_id),
    'said', (select count(*) from disputes d where d.invoice_id = i.id) + (select count(*) from promises p where p.invoice_id = i.id))
  from contract.settlements s join invoices i on i.id = s.invoice_id where s.invoice_id = r.invoice_id)`;

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
          where m.invoice_id = r.invoice_id) as receipts,
        ${money} as money
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
