import type { InvoiceContent, SpecialCase } from '../invoice/content.ts';
import type { ReviewPolicy } from '../invoice/review-policy.ts';
import { specialCasesOf } from '../invoice/special-cases.ts';
import type { Block } from './events.ts';

export type Judged = {
  /** It is issued without the owner's approval: the policy needs none, no guardrail holds, and no owner was ever asked. */
  waived: boolean;
  /** Why silence can never approve it; empty when it can. */
  blockedBy: Block[];
};

/**
 * What a policy says of one draft. `before` is what was issued earlier in the business's name: the IBAN of the last
 * document, and whether this customer ever received one. Without a mandate that holds the silence clause there is no
 * tacit approval (Code civil, art. 1120; CGI ann. II, art. 242 nonies). `asked`: an owner was asked about it in a round
 * before, or about the draft it is a copy of; what he may have objected to comes back to him, whatever the policy says of
 * it now.
 */
export function judge(params: {
  policy: ReviewPolicy;
  content: InvoiceContent;
  silenceClause: boolean;
  before: { lastIban: string | null; customerKnown: boolean };
  asked: boolean;
}): Judged {
  const { policy, content, silenceClause, before, asked } = params;
  const found = specialCasesOf(content);
  const isAmong = (cases: readonly SpecialCase[] = found) => found.some((each) => cases.includes(each));
  // A corrective takes the place of an issued document just as a credit note takes it back.
  const changesAnother = content.kind === 'creditNote' || content.kind === 'corrective';
  const amount = Math.abs(content.totals.payableCents);
  const holds: Record<ReviewPolicy['guardrails'][number], boolean> = {
    bankChanged: before.lastIban !== null && before.lastIban !== content.payment.iban,
    amountCap: policy.capCents !== null && amount > policy.capCents,
    firstInvoice: !before.customerKnown,
    creditNote: changesAnother,
    specialCase: isAmong(policy.silenceCases),
  };
  const guarded = policy.guardrails.filter((guardrail) => holds[guardrail]);
  const overThreshold = policy.thresholdCents !== null && amount >= policy.thresholdCents;
  const needed =
    policy.needsApproval === 'always' ||
    (policy.needsApproval === 'specialCases' &&
      (isAmong(policy.approvalCases) || changesAnother || overThreshold));
  return {
    // What silence may not decide goes to an owner, never to nobody.
    waived: !needed && !asked && guarded.length === 0,
    blockedBy: silenceClause ? guarded : ['noMandate', ...guarded],
  };
}
