import { and, count, desc, eq, like } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { invoices, policies, revisions } from '#db/schema/index.ts';

export type PolicyVersion = typeof policies.$inferSelect;

/** The version that the next round will run under. Every business has one from its creation on. */
export async function findCurrentPolicy(tx: Tx, businessId: string): Promise<PolicyVersion | undefined> {
  const [policy] = await tx
    .select()
    .from(policies)
    .where(eq(policies.businessId, businessId))
    .orderBy(desc(policies.version))
    .limit(1);
  return policy;
}

/** Newest first. */
export function listPolicyVersions(tx: Tx, businessId: string) {
  return tx
    .select({
      version: policies.version,
      policy: policies.policy,
      createdBy: policies.createdBy,
      createdAt: policies.createdAt,
    })
    .from(policies)
    .where(eq(policies.businessId, businessId))
    .orderBy(desc(policies.version));
}

/** Adds a version. @returns false when there is one of that number already: somebody was faster, nothing was written. */
export async function insertPolicy(tx: Tx, next: Omit<PolicyVersion, 'createdAt'>): Promise<boolean> {
  const written = await tx
    .insert(policies)
    .values(next)
    .onConflictDoNothing()
    .returning({ version: policies.version });
  return written.length > 0;
}

/** Rounds that are before an owner now, by the version of the policy they run under. */
export function countRunningRounds(tx: Tx, businessId: string) {
  return tx
    .select({ version: revisions.policyVersion, rounds: count() })
    .from(invoices)
    .innerJoin(
      revisions,
      and(
        eq(revisions.officeId, invoices.officeId),
        eq(revisions.invoiceId, invoices.id),
        eq(revisions.round, invoices.round),
      ),
    )
    .where(and(eq(invoices.businessId, businessId), like(invoices.reviewState, 'awaiting.%')))
    .groupBy(revisions.policyVersion)
    .orderBy(revisions.policyVersion);
}
