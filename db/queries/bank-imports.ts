import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { bankAccounts, bankImports, bankLines, bankStatements } from '#db/schema/index.ts';
import type { BankLine } from './bank-lines.ts';

export type BankAccount = typeof bankAccounts.$inferSelect;
export type BankImport = typeof bankImports.$inferSelect;
export type NewStatement = typeof bankStatements.$inferInsert;

const kind = 36;

/** One file after the other in an office, until the transaction ends: what two bring in at once is told apart once. */
export const lockImports = (tx: Tx, officeId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${officeId}, ${kind}))`);

export const findBankImport = async (tx: Tx, id: string): Promise<BankImport | undefined> =>
  (await tx.select().from(bankImports).where(eq(bankImports.id, id)))[0];

/** The same bytes under the same answers, the last time they came. */
export const findImportedFile = async (
  tx: Tx,
  { sha256, answers }: Pick<BankImport, 'sha256' | 'answers'>,
): Promise<BankImport | undefined> =>
  (
    await tx
      .select()
      .from(bankImports)
      .where(and(eq(bankImports.sha256, sha256), sql`answers = ${JSON.stringify(answers)}::jsonb`))
      .orderBy(desc(bankImports.at), desc(bankImports.id))
      .limit(1)
  )[0];

/** What was answered the last time that columns were called so. */
export async function findAnswersUnder(tx: Tx, head: string): Promise<BankImport['answers']> {
  const [found] = await rows<Pick<BankImport, 'answers'>>(
    tx,
    sql`select answers from bank_imports where office_id = (select app_office()) and head = ${head}
      order by at desc, id desc limit 1`,
  );
  return found?.answers ?? {};
}

/** The newest first. */
export const listBankImports = (tx: Tx, most: number): Promise<BankImport[]> =>
  tx.select().from(bankImports).orderBy(desc(bankImports.at), desc(bankImports.id)).limit(most);

export const listBankAccounts = (tx: Tx): Promise<BankAccount[]> =>
  tx.select().from(bankAccounts).orderBy(bankAccounts.iban);

/** Accounts by which businesses are paid, by their own records. */
export const listOwnIbans = (tx: Tx): Promise<{ businessId: string; name: string; iban: string }[]> =>
  rows(
    tx,
    sql`select id as "businessId", name, upper(regexp_replace(iban, '\\s', '', 'g')) as iban from businesses
      where office_id = (select app_office()) and iban <> '' order by name, id`,
  );

export const insertBankAccount = (tx: Tx, account: typeof bankAccounts.$inferInsert) =>
  tx.insert(bankAccounts).values(account);

export const insertBankImport = (tx: Tx, one: typeof bankImports.$inferInsert) =>
  tx.insert(bankImports).values(one);

export const insertBankStatements = async (tx: Tx, list: NewStatement[]) =>
  list.length > 0 ? tx.insert(bankStatements).values(list) : undefined;

/** Few enough for the parameters of one statement. */
const atOnce = 1000;

export async function insertBankLines(
  tx: Tx,
  list: readonly (typeof bankLines.$inferInsert)[],
): Promise<void> {
  for (let from = 0; from < list.length; from += atOnce)
    await tx.insert(bankLines).values(list.slice(from, from + atOnce));
}

/** Lines of an account on these days. */
export const listLinesOn = (tx: Tx, accountId: string, days: readonly string[]): Promise<BankLine[]> =>
  tx
    .select()
    .from(bankLines)
    .where(and(eq(bankLines.accountId, accountId), inArray(bankLines.bookedOn, [...days])))
    .orderBy(bankLines.id);
