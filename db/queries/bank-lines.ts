import { eq, sql } from 'drizzle-orm';
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
