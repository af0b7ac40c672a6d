import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { dunningTexts } from '#db/schema/index.ts';
import type { DunningLevel } from '#db/shapes/dunning.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { iso } from './invoices.ts';

/** Which text of a business. */
export type TextOf = { businessId: string; level: DunningLevel; locale: Locale };

/** A version; `words` '': back to the usual text. */
export type TextVersion = { version: number; subject: string; words: string; by: string; at: string };

/** The versions of a text, the newest first. */
export const listTextVersions = (
  tx: Tx,
  { businessId, level, locale }: TextOf,
  most: number,
): Promise<TextVersion[]> =>
  rows<TextVersion>(
    tx,
    sql`select version, subject, words, recorded_by as by, ${iso(sql`at`)} as at from dunning_texts
      where office_id = (select app_office()) and business_id = ${businessId}::uuid and level = ${level}
        and locale = ${locale} order by version desc limit ${most}`,
  );

export const insertText = (tx: Tx, text: typeof dunningTexts.$inferInsert) =>
  tx.insert(dunningTexts).values(text);

/** Which texts of a business are its own now. */
export const listOwnTexts = (
  tx: Tx,
  businessId: string,
): Promise<{ level: DunningLevel; locale: Locale }[]> =>
  rows<{ level: DunningLevel; locale: Locale }>(
    tx,
    sql`select level, locale from (
        select distinct on (level, locale) level, locale, words from dunning_texts
        where office_id = (select app_office()) and business_id = ${businessId}::uuid
        order by level, locale, version desc) t
      where words <> ''`,
  );

/** Customers of a business who are late, the most first. */
export const listDebtors = (
  tx: Tx,
  businessId: string,
  most: number,
): Promise<{ id: string; name: string }[]> =>
  rows<{ id: string; name: string }>(
    tx,
    sql`select c.id, c.name from customers c join (
        select customer_id, sum(late_cents) as late from invoices
        where office_id = (select app_office()) and business_id = ${businessId}::uuid and customer_id is not null
          and balance_cents > 0 and late_cents > 0 group by customer_id) o on o.customer_id = c.id
      where c.office_id = (select app_office()) and c.business_id = ${businessId}::uuid
      order by o.late desc, c.name limit ${most}`,
  );
