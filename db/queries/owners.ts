import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { invoices, links, owners } from '#db/schema/index.ts';

export type Owner = typeof owners.$inferSelect;
export type OwnerChange = Pick<Owner, 'name' | 'email' | 'phone' | 'role' | 'locale'>;

/** Everyone who approves or once approved for a business, in the order they were named. */
export function listOwners(tx: Tx, businessId: string): Promise<Owner[]> {
  return tx
    .select()
    .from(owners)
    .where(eq(owners.businessId, businessId))
    .orderBy(asc(owners.createdAt), owners.id);
}

export async function findOwner(tx: Tx, { businessId, id }: { businessId: string; id: string }) {
  const [owner] = await tx
    .select()
    .from(owners)
    .where(and(eq(owners.businessId, businessId), eq(owners.id, id)))
    .for('update');
  return owner;
}

export async function insertOwner(
  tx: Tx,
  owner: OwnerChange & { officeId: string; businessId: string },
): Promise<string> {
  const [row] = await tx
    .insert(owners)
    .values({ ...owner, addressSince: sql`app_clock()` })
    .returning({ id: owners.id });
  return row!.id;
}

/** `isMoved`: the address is another mailbox, and fresh from now on. */
export async function updateOwner(
  tx: Tx,
  { id, change, isMoved }: { id: string; change: OwnerChange; isMoved: boolean },
): Promise<void> {
  await tx
    .update(owners)
    .set({ ...change, ...(isMoved && { addressSince: sql`app_clock()` }) })
    .where(eq(owners.id, id));
}

/** After an objection: this person approves again, at the mailbox of before. */
export async function restoreOwner(
  tx: Tx,
  { id, email, addressSince }: { id: string; email: string; addressSince: string | null },
): Promise<void> {
  await tx.update(owners).set({ email, addressSince, revokedAt: null }).where(eq(owners.id, id));
}

/** Nothing is asked of this person any more. What was decided before stays theirs. */
export async function revokeOwner(tx: Tx, id: string): Promise<void> {
  await tx
    .update(owners)
    .set({ revokedAt: sql`app_clock()` })
    .where(and(eq(owners.id, id), isNull(owners.revokedAt)));
}

/** The living links of an owner to drafts that he wrote about and that wait for the office: nobody is asked, no clock runs. */
export function listAnsweredLinks(tx: Tx, ownerId: string) {
  return tx
    .select({ invoiceId: links.subjectId, round: links.round, expiresAt: links.expiresAt })
    .from(links)
    .innerJoin(invoices, and(eq(invoices.officeId, links.officeId), eq(invoices.id, links.subjectId)))
    .where(
      and(
        eq(links.personId, ownerId),
        eq(links.purpose, 'review'),
        isNull(links.revokedAt),
        inArray(invoices.reviewState, ['answering', 'correcting']),
      ),
    );
}
