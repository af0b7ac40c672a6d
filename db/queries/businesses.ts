import { and, count, eq, isNull, like, or, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { businesses, invoices, issuedInvoices, mandates, owners } from '#db/schema/index.ts';
import type { StoredLook } from '../schema/businesses.ts';
import { alphabetical, folded, foldedPattern } from './fold.ts';

export type Business = typeof businesses.$inferSelect;
export type BusinessChange = Pick<
  Business,
  | 'name'
  | 'party'
  | 'iban'
  | 'bic'
  | 'numberPrefix'
  | 'vatOnDebits'
  | 'mentions'
  | 'contactStaffId'
  | 'differenceLimitCents'
>;

/** What the list of businesses shows of each; `search` looks at name, number prefix and SIREN. */
export function listBusinesses(tx: Tx, { search = '', today }: { search?: string; today: string }) {
  const pattern = foldedPattern(search);
  return tx
    .select({
      id: businesses.id,
      name: businesses.name,
      legalName: sql<string>`${businesses.party} ->> 'name'`,
      city: sql<string>`${businesses.party} -> 'address' ->> 'city'`,
      numberPrefix: businesses.numberPrefix,
      owners: tx.$count(owners, and(sameBusiness(owners), isNull(owners.revokedAt))).as('owners'),
      awaiting: tx
        .$count(invoices, and(sameBusiness(invoices), like(invoices.reviewState, 'awaiting.%')))
        .as('awaiting'),
      issued: tx.$count(issuedInvoices, sameBusiness(issuedInvoices)).as('issued'),
      /** Whether its mandate of today lets silence approve; null without any mandate. */
      silenceClause: sql<boolean | null>`(select m.silence_clause from ${mandates} m
        where m.office_id = businesses.office_id and m.business_id = businesses.id
          and (m.ends_on is null or m.ends_on >= ${today}::date)
        order by m.created_at desc, m.id desc limit 1)`,
    })
    .from(businesses)
    .where(
      search.trim()
        ? or(
            like(folded(businesses.name), pattern),
            like(folded(sql`${businesses.party} ->> 'name'`), pattern),
            like(folded(businesses.numberPrefix), pattern),
            like(sql`${businesses.party} ->> 'siren'`, `%${search.replace(/\D/g, '') || '-'}%`),
          )
        : undefined,
    )
    .orderBy(alphabetical(businesses.name), businesses.id);
}

/** For choosing one: id and name, in alphabetical order. */
export function listBusinessNames(tx: Tx) {
  return tx
    .select({ id: businesses.id, name: businesses.name })
    .from(businesses)
    .orderBy(alphabetical(businesses.name), businesses.id);
}

export async function countBusinesses(tx: Tx): Promise<number> {
  const [row] = await tx.select({ all: count() }).from(businesses);
  return row?.all ?? 0;
}

export async function findBusiness(tx: Tx, id: string): Promise<Business | undefined> {
  const [business] = await tx.select().from(businesses).where(eq(businesses.id, id));
  return business;
}

/** Up to how many cents are let go of an invoice of a business without a supervisor. */
export async function findDifferenceLimit(tx: Tx, id: string): Promise<number> {
  const [found] = await tx
    .select({ cents: businesses.differenceLimitCents })
    .from(businesses)
    .where(eq(businesses.id, id));
  return found?.cents ?? 0;
}

/** Businesses of the office with this SIREN, which their SIRET begins with, or with this VAT number; '' is nobody's. */
export function listBusinessesOf(
  tx: Tx,
  { siren, vatNumber }: { siren: string; vatNumber: string },
): Promise<Business[]> {
  const { party } = businesses;
  return tx
    .select()
    .from(businesses)
    .where(
      or(
        siren
          ? sql`coalesce(nullif(${party} ->> 'siren', ''), left(${party} ->> 'siret', 9)) = ${siren}`
          : undefined,
        vatNumber ? sql`${party} ->> 'vatNumber' = ${vatNumber}` : undefined,
        sql`false`,
      ),
    )
    .orderBy(businesses.id);
}

/** The business that uses this root of numbers in the office, if any. */
export async function findBusinessByPrefix(tx: Tx, numberPrefix: string) {
  const [business] = await tx
    .select({ id: businesses.id, name: businesses.name })
    .from(businesses)
    .where(eq(businesses.numberPrefix, numberPrefix));
  return business;
}

export async function insertBusiness(
  tx: Tx,
  business: BusinessChange & { officeId: string },
): Promise<string> {
  const [row] = await tx.insert(businesses).values(business).returning({ id: businesses.id });
  return row!.id;
}

/**
 * Writes the business if nobody changed it since `seen`. @returns false when somebody did: nothing was written.
 */
export async function updateBusiness(
  tx: Tx,
  { id, seen, change }: { id: string; seen: string; change: BusinessChange },
): Promise<boolean> {
  const written = await tx
    .update(businesses)
    .set({ ...change, updatedAt: sql`app_clock()` })
    .where(and(eq(businesses.id, id), eq(sql`date_trunc('milliseconds', ${businesses.updatedAt})`, seen)))
    .returning({ id: businesses.id });
  return written.length > 0;
}

/** Writes how the documents of a business look; `seen` of an open form of its identity stays good. */
export async function updateLook(tx: Tx, { id, look }: { id: string; look: StoredLook }): Promise<void> {
  await tx.update(businesses).set({ look }).where(eq(businesses.id, id));
}

/** Whether the business has numbered anything. With `hold`, nobody numbers anything of it until this transaction ends. */
export async function hasIssued(
  tx: Tx,
  { id, hold = false }: { id: string; hold?: boolean },
): Promise<boolean> {
  if (hold) await rows(tx, sql`select from lock_ledgers(array[${id}::uuid])`);
  const [row] = await tx
    .select({ number: issuedInvoices.number })
    .from(issuedInvoices)
    .where(eq(issuedInvoices.businessId, id))
    .limit(1);
  return row !== undefined;
}

function sameBusiness(table: typeof owners | typeof invoices | typeof issuedInvoices) {
  return and(eq(table.officeId, businesses.officeId), eq(table.businessId, businesses.id));
}
