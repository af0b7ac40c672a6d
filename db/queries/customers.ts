import { and, count, desc, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { businesses, customers, invoices } from '#db/schema/index.ts';
import { customersWith } from './customers-with.ts';
import { alphabetical } from './fold.ts';

export type Customer = typeof customers.$inferSelect;
export type CustomerKind = Customer['kind'];
export type CustomerChange = Pick<Customer, 'kind' | 'name' | 'party' | 'email' | 'locale'>;

type Filters = { search?: string; businessId?: string; kind?: CustomerKind };

/** One page of the customers that match, in alphabetical order. `search` looks at name, city, mail, SIREN and SIRET. */
export function listCustomers(tx: Tx, filters: Filters & { page: number; pageSize: number }) {
  return tx
    .select({
      id: customers.id,
      name: customers.name,
      kind: customers.kind,
      email: customers.email,
      city: sql<string>`${customers.party} -> 'address' ->> 'city'`,
      siren: sql<string>`${customers.party} ->> 'siren'`,
      siret: sql<string>`${customers.party} ->> 'siret'`,
      businessName: businesses.name,
    })
    .from(customers)
    .innerJoin(
      businesses,
      and(eq(businesses.officeId, customers.officeId), eq(businesses.id, customers.businessId)),
    )
    .where(matching(filters))
    .orderBy(alphabetical(customers.name), customers.id)
    .limit(filters.pageSize)
    .offset((filters.page - 1) * filters.pageSize);
}

export async function countCustomers(tx: Tx, filters: Filters = {}): Promise<number> {
  const [row] = await tx.select({ all: count() }).from(customers).where(matching(filters));
  return row?.all ?? 0;
}

export async function findCustomer(tx: Tx, id: string): Promise<Customer | undefined> {
  const [customer] = await tx.select().from(customers).where(eq(customers.id, id));
  return customer;
}

/** Other customers of the business with the same SIRET, or the same SIREN when no SIRET is known. */
export function listLookalikes(
  tx: Tx,
  {
    businessId,
    siren,
    siret,
    exceptId,
  }: { businessId: string; siren: string; siret: string; exceptId?: string },
) {
  const key = siret ? 'siret' : 'siren';
  return tx
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(
      and(
        eq(customers.businessId, businessId),
        siret || siren ? eq(sql`${customers.party} ->> ${key}`, siret || siren) : sql`false`,
        exceptId ? ne(customers.id, exceptId) : undefined,
      ),
    )
    .limit(5);
}

/** Until the transaction ends nobody else looks up customers of this business to make the one that is missing. */
export async function lockCustomers(tx: Tx, businessId: string): Promise<void> {
  await tx
    .select({ id: businesses.id })
    .from(businesses)
    .where(eq(businesses.id, businessId))
    .for('no key update');
}

export async function insertCustomer(
  tx: Tx,
  customer: CustomerChange & { officeId: string; businessId: string },
): Promise<string> {
  const [row] = await tx.insert(customers).values(customer).returning({ id: customers.id });
  return row!.id;
}

/** Writes the customer if nobody changed it since `seen`. @returns false when somebody did: nothing was written. */
export async function updateCustomer(
  tx: Tx,
  { id, seen, change }: { id: string; seen: string; change: CustomerChange },
): Promise<boolean> {
  const written = await tx
    .update(customers)
    .set({ ...change, updatedAt: sql`app_clock()` })
    .where(and(eq(customers.id, id), eq(sql`date_trunc('milliseconds', ${customers.updatedAt})`, seen)))
    .returning({ id: customers.id });
  return written.length > 0;
}

/** The documents of a customer that still exist, newest first. */
export function listInvoicesOfCustomer(
  tx: Tx,
  { page, pageSize, ...of }: CustomerOf & { page: number; pageSize: number },
) {
  return tx
    .select({
      id: invoices.id,
      kind: invoices.kind,
      number: invoices.number,
      provisionalRef: invoices.provisionalRef,
      subject: invoices.subject,
      status: invoices.status,
      payableCents: invoices.payableCents,
      currency: invoices.currency,
      issuedOn: invoices.issuedOn,
      dueOn: invoices.dueOn,
      createdAt: invoices.createdAt,
    })
    .from(invoices)
    .where(ofCustomer(of))
    .orderBy(desc(invoices.createdAt), desc(invoices.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
}

export async function countInvoicesOfCustomer(tx: Tx, of: CustomerOf): Promise<number> {
  const [row] = await tx.select({ all: count() }).from(invoices).where(ofCustomer(of));
  return row?.all ?? 0;
}

type CustomerOf = { businessId: string; customerId: string };

const ofCustomer = ({ businessId, customerId }: CustomerOf) =>
  and(
    eq(invoices.businessId, businessId),
    eq(invoices.customerId, customerId),
    ne(invoices.reviewState, 'deleted'),
  );

function matching({ search = '', businessId, kind }: Filters) {
  const digits = search.replace(/\s/g, '');
  return and(
    businessId ? eq(customers.businessId, businessId) : undefined,
    kind ? eq(customers.kind, kind) : undefined,
    search.trim()
      ? sql`${customers.id} in (${customersWith(search, /^\d+$/.test(digits) ? digits : null)})`
      : undefined,
  );
}
