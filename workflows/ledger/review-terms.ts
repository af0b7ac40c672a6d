import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { ReviewPolicy } from '#db/shapes/review-policy.ts';
import { toIso } from '../engine/clock.ts';
import { sha256Hex } from '../identity/canonical.ts';
import { defaultPolicy } from '../invoice/default-policy.ts';
import { settledAt } from '../invoice/fresh-address.ts';
import type { Terms } from '../invoice/silence-window.ts';
import type { ReviewContext } from '../review/events.ts';
import { type Grounds, type MandateGround, mandateText, type PolicyGround, policyText } from './grounds.ts';

type Mandate = Omit<MandateGround, 'businessId'>;

const defaultHours = 48;

/** The terms a running round keeps, whatever was changed since it began; and who of those it asks has a fresh address. */
export async function readTerms(
  tx: Tx,
  context: Pick<ReviewContext, 'businessId' | 'policyVersion' | 'mandateId' | 'recipients'>,
): Promise<Terms> {
  const asked = Object.keys(context.recipients);
  const [row] = await rows<{ policy: ReviewPolicy | null; hours: number | null; freshest: string | null }>(
    tx,
    sql`select (select policy from policies where office_id = (select app_office())
        and business_id = ${context.businessId} and version = ${context.policyVersion}) as policy,
      (select window_hours from mandates where office_id = (select app_office()) and id = ${context.mandateId}::uuid) as hours,
      (select max(address_since) from owners where office_id = (select app_office())
        and id = any (${sql.param(asked)}::text[]::uuid[])) as freshest`,
  );
  const { counting, closingDays, reminders } = row?.policy ?? defaultPolicy;
  const notBefore = row?.freshest ? settledAt(toIso(row.freshest)) : null;
  return { counting, closingDays, reminders, hours: row?.hours ?? defaultHours, notBefore };
}

/** `grounds`: the SHA-256 of the policy's and the mandate's rows, for the log of a round that starts under them. */
export type CurrentTerms = {
  version: number;
  policy: ReviewPolicy;
  mandate: Mandate | null;
  grounds: Omit<Grounds, 'revision'>;
};

/**
 * What rounds that start now will run under, by business: the newest policy (version 0 is the product's default) and
 * the mandate in force.
 */
export async function readCurrentTerms(
  tx: Tx,
  businessIds: string[],
  today: string,
): Promise<(businessId: string) => CurrentTerms> {
  const ids = sql`any (${sql.param(businessIds)}::text[]::uuid[])`;
  const [policies, mandates] = await Promise.all([
    rows<PolicyGround>(
      tx,
      sql`select distinct on (business_id) business_id as "businessId", version, policy, created_by as "createdBy",
          created_at as "createdAt" from policies
        where office_id = (select app_office()) and business_id = ${ids} order by business_id, version desc`,
    ),
    rows<MandateGround>(
      tx,
      sql`select distinct on (business_id) ${mandateColumns} from mandates where office_id = (select app_office()) and business_id = ${ids}
          and signed_on <= ${today}::date and (ends_on is null or ends_on >= ${today}::date)
        order by business_id, created_at desc`,
    ),
  ]);
  const byBusiness = new Map(
    businessIds.map((id) => [
      id,
      termsOf(
        policies.find(({ businessId }) => businessId === id),
        mandates.find(({ businessId }) => businessId === id),
      ),
    ]),
  );
  return (businessId) => byBusiness.get(businessId) ?? termsOf(undefined, undefined);
}

function termsOf(newest: PolicyGround | undefined, mandate: MandateGround | undefined): CurrentTerms {
  return {
    version: newest?.version ?? 0,
    policy: newest?.policy ?? defaultPolicy,
    mandate: mandate ?? null,
    grounds: {
      policy: newest ? sha256Hex(policyText(withInstants(newest))) : null,
      mandate: mandate ? sha256Hex(mandateText(withInstants(mandate))) : null,
    },
  };
}

const withInstants = <R extends { createdAt: string }>(row: R): R => ({
  ...row,
  createdAt: toIso(row.createdAt),
});

/** A mandate as `MandateGround` has it. */
export const mandateColumns = sql`business_id as "businessId", id, silence_clause as "silenceClause",
  clause_article as "clauseArticle", window_hours as "windowHours", signed_on::text as "signedOn", signed_by as "signedBy",
  document_sha256 as "documentSha256", document_name as "documentName", dunning_article as "dunningArticle",
  created_at as "createdAt"`;
