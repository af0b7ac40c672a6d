import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { businesses, customers, invoices, mandates, owners, staff } from '#db/schema/index.ts';
import type { Cast } from '../demo/people.ts';

/** Everything of one seeded office that a test from outside needs, secrets included. `db` logs in as the tables' owner. */
export async function reportOffice(db: Db, officeId: string, { office, colleagues, password }: Cast) {
  const people = await db.select().from(staff).where(eq(staff.officeId, officeId)).orderBy(asc(staff.id));
  const firms = await db
    .select()
    .from(businesses)
    .where(eq(businesses.officeId, officeId))
    .orderBy(asc(businesses.id));
  return {
    id: officeId,
    name: office.name,
    staff: people.map(({ id, name, email, role }) => {
      const totpSecret = colleagues.find((colleague) => colleague.email === email)?.totp ?? null;
      return { id, name, email, role, password, totpSecret };
    }),
    businesses: await Promise.all(firms.map((firm) => reportBusiness(db, firm))),
  };
}

async function reportBusiness(db: Db, { id, name, numberPrefix }: typeof businesses.$inferSelect) {
  const [mandate] = await db.select().from(mandates).where(eq(mandates.businessId, id));
  const people = await db.select().from(owners).where(eq(owners.businessId, id)).orderBy(asc(owners.id));
  const buyers = await db
    .select()
    .from(customers)
    .where(eq(customers.businessId, id))
    .orderBy(asc(customers.id));
  const papers = await db
    .select()
    .from(invoices)
    .where(eq(invoices.businessId, id))
    .orderBy(asc(invoices.createdAt), asc(invoices.id));
  return {
    id,
    name,
    numberPrefix,
    silenceClause: mandate?.silenceClause ?? false,
    owners: people.map((owner) => ({ id: owner.id, name: owner.name, email: owner.email })),
    customers: buyers.map(({ id, kind, name, email }) => ({ id, kind, name, email })),
    invoices: papers.map(
      ({ id, kind, provisionalRef, number, status, reviewState, specialCases, subject }) => ({
        id,
        kind,
        provisionalRef,
        number,
        status,
        reviewState,
        specialCases,
        subject,
      }),
    ),
  };
}
