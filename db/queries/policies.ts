import { and, count, desc, eq, like, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { invoices, policies, revisions } from '#db/schema/index.ts';
import type { ReviewPolicy } from '#workflows/review/policy.ts';

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

/**
 * Adds the version after `after` (0: the first). @returns its number, or undefined when `after` is not the last one any
 * more: somebody was faster, and nothing was written.
 */
export async function insertPolicy(
  tx: Tx,
  next: { officeId: string; businessId: string; after: number; policy: ReviewPolicy; createdBy: string },
): Promise<number | undefined> {
  const [row] = await rows<{ version: number }>(
    tx,
    sql`insert into policies (office_id, business_id, version, policy, created_by)
      select ${next.officeId}::uuid, ${next.businessId}::uuid, ${next.after + 1}::int, ${JSON.stringify(next.policy)}::jsonb,
        ${next.createdBy}
      where (select coalesce(max(version), 0) from policies where business_id = ${next.businessId}::uuid) = ${next.after}::int
      on conflict do nothing returning version`,
  );
  return row?.version;
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
