import { eq, inArray, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { bankLineDecisions, bankLines } from '#db/schema/index.ts';
import type { BankLineState } from '#db/shapes/banking.ts';

export type BankLine = typeof bankLines.$inferSelect;

/** Where a line stands: `sequence` of its last decision, 0 before the first; the payment that it became or undid. */
export type BankLineStanding = { state: BankLineState; sequence: number; paymentId: string | null };

export async function findBankLine(tx: Tx, id: string): Promise<(BankLine & BankLineStanding) | undefined> {
  const [line] = await tx.select().from(bankLines).where(eq(bankLines.id, id));
  const [standing] = await rows<BankLineStanding>(
    tx,
    sql`select state, coalesce(sequence, 0) as sequence, payment_id as "paymentId" from bank_line_states where line_id = ${id}`,
  );
  return line && standing && { ...line, ...standing };
}

/** The accepted line that a payment came of. */
export const findLineOfPayment = async (
  tx: Tx,
  paymentId: string,
): Promise<{ id: string; sequence: number } | undefined> => {
  const [found] = await rows<{ id: string; sequence: number }>(
    tx,
    sql`select line_id as id, sequence from bank_line_states
      where office_id = (select app_office()) and payment_id = ${paymentId} and state = 'accepted'`,
  );
  return found;
};

export const insertBankLineDecision = (tx: Tx, decision: typeof bankLineDecisions.$inferInsert) =>
  tx.insert(bankLineDecisions).values(decision);

/**
 * Which customers of a business paid from which accounts by what people accepted: taken back, it is forgotten with its
 * line. One account may pay for several customers.
 */
export const listLearnedIbans = (
  tx: Tx,
  businessId: string,
): Promise<{ iban: string; customerId: string; times: number }[]> =>
  rows(
    tx,
    sql`select l.counterparty_iban as iban, p.customer_id as "customerId", count(*)::int as times
      from bank_lines l
      join bank_line_states s on s.office_id = l.office_id and s.line_id = l.id and s.state = 'accepted'
      join payments p on p.office_id = s.office_id and p.id = s.payment_id and p.customer_id is not null
      where l.office_id = (select app_office()) and l.business_id = ${businessId} and l.counterparty_iban <> ''
      group by 1, 2 order by 1, 3 desc, 2`,
  );

export type OpenBankLine = BankLine & { businessName: string };

/** What came, or came back, and nobody has said yet what for; what went out otherwise asks for nothing. */
const asksSomebody = sql`l.office_id = (select app_office()) and (l.cents > 0 or l.is_return) and s.state = 'open'`;
const standing = sql`bank_lines l join bank_line_states s on s.office_id = l.office_id and s.line_id = l.id`;

/** The newest first; `nearTo`: those that came in that currency, the nearest to an amount first. */
export async function listOpenBankLines(
  tx: Tx,
  most: number,
  { businessId, nearTo }: { businessId?: string; nearTo?: { cents: number; currency: string } } = {},
): Promise<OpenBankLine[]> {
  const found = await rows<{ id: string; name: string }>(
    tx,
    sql`select l.id, b.name from ${standing} join businesses b on b.office_id = l.office_id and b.id = l.business_id
      where ${asksSomebody} ${businessId ? sql`and l.business_id = ${businessId}::uuid` : sql``}
        ${nearTo ? sql`and l.cents > 0 and l.currency = ${nearTo.currency}` : sql``}
      order by ${nearTo ? sql`abs(l.cents - ${nearTo.cents}::bigint),` : sql``} l.booked_on desc, l.id limit ${most}`,
  );
  if (found.length === 0) return [];
  const lines = await tx
    .select()
    .from(bankLines)
    .where(
      inArray(
        bankLines.id,
        found.map(({ id }) => id),
      ),
    );
  const byId = new Map(lines.map((line) => [line.id, line]));
  return found.flatMap(({ id, name }) => {
    const line = byId.get(id);
    return line ? [{ ...line, businessName: name }] : [];
  });
}

export async function countOpenBankLines(tx: Tx): Promise<number> {
  const [found] = await rows<{ n: number }>(
    tx,
    sql`select count(*)::int as n from ${standing} where ${asksSomebody}`,
  );
  return found?.n ?? 0;
}

export type DecidedBankLine = Pick<BankLine, 'id' | 'bookedOn' | 'cents' | 'currency' | 'label'> & {
  state: Exclude<BankLineState, 'open'>;
  reason: string;
  by: string;
  numbers: string[];
};

/** What was decided last, with what it settles. */
export const listDecidedBankLines = (tx: Tx, most: number): Promise<DecidedBankLine[]> =>
  rows(
    tx,
    sql`select l.id, l.booked_on::text as "bookedOn", l.cents::float8 as cents, l.currency, l.label, s.state, s.reason,
        s.recorded_by as by,
        array(select i.number from allocations a join issued_invoices i on i.office_id = a.office_id and i.invoice_id = a.invoice_id
          where a.office_id = l.office_id and a.source_id = s.payment_id and not exists (select from allocation_reversals r
            where r.office_id = a.office_id and r.allocation_id = a.id) order by i.number) as numbers
      from ${standing} where l.office_id = (select app_office()) and s.state <> 'open' order by s.at desc, l.id limit ${most}`,
  );
