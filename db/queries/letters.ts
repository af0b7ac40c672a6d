import { eq, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { letterEnds, letterFiles, letters } from '#db/schema/index.ts';
import type { DunEnd } from '#db/shapes/dunning.ts';
import type { LetterKind, LetterOutcome } from '#db/shapes/letter.ts';
import { iso } from './invoices.ts';

export type Letter = typeof letters.$inferSelect;
export type LetterFile = typeof letterFiles.$inferSelect;

/** False where a letter of this id is kept already. */
export const insertLetter = async (tx: Tx, letter: typeof letters.$inferInsert): Promise<boolean> => {
  const kept = await tx.insert(letters).values(letter).onConflictDoNothing().returning({ id: letters.id });
  return kept.length > 0;
};

/** Another process may have been faster, with the same bytes. */
export const insertLetterFile = (tx: Tx, file: typeof letterFiles.$inferInsert) =>
  tx.insert(letterFiles).values(file).onConflictDoNothing();

/** False where somebody was faster. */
export const insertLetterEnd = async (tx: Tx, end: typeof letterEnds.$inferInsert): Promise<boolean> => {
  const kept = await tx
    .insert(letterEnds)
    .values(end)
    .onConflictDoNothing()
    .returning({ id: letterEnds.letterId });
  return kept.length > 0;
};

export const findLetter = async (
  tx: Tx,
  id: string,
): Promise<{ letter: Letter; file: LetterFile | null } | undefined> => {
  const [found] = await tx
    .select({ letter: letters, file: letterFiles })
    .from(letters)
    .leftJoin(
      letterFiles,
      sql`${letterFiles.officeId} = ${letters.officeId} and ${letterFiles.letterId} = ${letters.id}`,
    )
    .where(eq(letters.id, id));
  return found;
};

/** The letter that was posted under a number of a receipt. */
export const findRegistered = async (tx: Tx, registered: string): Promise<string | undefined> => {
  const [found] = await tx
    .select({ id: letterEnds.letterId })
    .from(letterEnds)
    .where(eq(letterEnds.registered, registered));
  return found?.id;
};

/** A letter as lists show it. `facts`: sealed JSON. */
export type LetterRow = {
  id: string;
  kind: LetterKind;
  businessName: string;
  customerId: string;
  customerName: string;
  writtenOn: string;
  totalCents: number;
  currency: string;
  facts: string;
  pages: number | null;
  by: string;
  end: {
    outcome: LetterOutcome;
    postedOn: string | null;
    reason: string;
    registered: string;
    /** What had overtaken it. */
    why: DunEnd | null;
    by: string;
    at: string;
  } | null;
};

const row = sql`select l.id, l.kind, b.name as "businessName", l.customer_id as "customerId", c.name as "customerName",
    l.written_on::text as "writtenOn", l.total_cents::float8 as "totalCents", l.currency, l.facts, f.pages, l.recorded_by as by,
    case when e.outcome is not null then json_build_object('outcome', e.outcome, 'postedOn', e.posted_on, 'reason', e.reason,
      'registered', e.registered, 'why', x.why, 'by', e.recorded_by, 'at', ${iso(sql`e.at`)}) end as end
  from letters l
  join businesses b on b.office_id = l.office_id and b.id = l.business_id
  join customers c on c.office_id = l.office_id and c.id = l.customer_id
  left join letter_files f on f.office_id = l.office_id and f.letter_id = l.id
  left join letter_ends e on e.office_id = l.office_id and e.letter_id = l.id
  left join dunning_departures x on x.office_id = l.office_id and x.dunning_id = l.id and x.outcome = 'nothing'
  where l.office_id = (select app_office())`;

/** Letters that nobody has posted or withdrawn, the oldest first. */
export const listLettersToPrint = (tx: Tx, most: number): Promise<LetterRow[]> =>
  rows<LetterRow>(tx, sql`${row} and e.letter_id is null order by l.at, l.id limit ${most}`);

/** What became of the last ones. */
export const listEndedLetters = (tx: Tx, most: number): Promise<LetterRow[]> =>
  rows<LetterRow>(tx, sql`${row} and e.letter_id is not null order by e.at desc, l.id limit ${most}`);

export async function countLettersToPrint(tx: Tx): Promise<number> {
  const [found] = await rows<{ n: number }>(
    tx,
    sql`select count(*)::int as n from letters l where l.office_id = (select app_office()) and not exists (
      select from letter_ends e where e.office_id = l.office_id and e.letter_id = l.id)`,
  );
  return found?.n ?? 0;
}

/** What is open and not contested of these documents now, in cents; those that are absent are no documents of money. */
export async function askableNow(tx: Tx, invoiceIds: readonly string[]): Promise<Map<string, number>> {
  const found = await rows<{ id: string; cents: number }>(
    tx,
    sql`select id, (balance_cents - coalesce(disputed_cents, 0))::float8 as cents from invoices
      where office_id = (select app_office()) and balance_cents is not null
        and id = any (${sql.param(invoiceIds)}::text[]::uuid[])`,
  );
  return new Map(found.map(({ id, cents }) => [id, cents]));
}
