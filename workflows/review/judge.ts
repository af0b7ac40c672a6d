import type { InvoiceContent, SpecialCase } from '#db/shapes/content.ts';
import type { IssuedTo } from '#db/shapes/issued-to.ts';
import type { OwnPayment, PayingContent } from '#db/shapes/paying.ts';
import { guardrails, type ReviewPolicy } from '#db/shapes/review-policy.ts';
import { euroCents } from '../invoice/euro-cents.ts';
import { wasWrittenTo } from '../invoice/match-buyer.ts';
import { ledElsewhere, paymentChanges } from '../invoice/payment-identity.ts';
import { recipientOf } from '../invoice/recipient.ts';
import { specialCasesOf } from '../invoice/special-cases.ts';
import type { Block } from './events.ts';

export type Judged = {
  /** It is issued without the owner's approval: the policy needs none, no guardrail holds, and no owner was ever asked. */
  waived: boolean;
  /** Why silence can never approve it; empty when it can. */
  blockedBy: Block[];
};

/**
 * What a draft is held against: where its business is paid by its own record, how the last document issued in its name
 * was to be paid (null: there is none), and as whom and where its customer was written to before.
 */
export type Before = {
  own: OwnPayment;
  last: PayingContent | null;
  /** The address on the card of its customer; '' without one. */
  cardEmail: string;
  issuedTo: readonly IssuedTo[];
};

/**
 * What a policy says of one draft. What leads money elsewhere than the business is paid by its own record, and than texts of
 * its last document said, is held off from silence and waiver whatever the policy says; the policy decides whether a difference from the last document alone is,
 * as after the business changed its account. Without a mandate that holds the silence clause there is no
 * tacit approval (Code civil, art. 1120; CGI ann. II, art. 242 nonies). `asked`: an owner was asked about it in a round
 * before, or about the draft it is a copy of; what he may have objected to comes back to him, whatever the policy says of
 * it now.
 */
export function judge(params: {
  policy: ReviewPolicy;
  content: InvoiceContent;
  silenceClause: boolean;
  before: Before;
  asked: boolean;
}): Judged {
  const { policy, content, silenceClause, before, asked } = params;
  const found = specialCasesOf(content);
  const isAmong = (cases: readonly SpecialCase[] = found) => found.some((each) => cases.includes(each));
  // A corrective takes the place of an issued document just as a credit note takes it back.
  const changesAnother = content.kind === 'creditNote' || content.kind === 'corrective';
  const recipient = recipientOf(content, before.cardEmail);
  const amount = euroCents(content);
  const holds: Record<ReviewPolicy['guardrails'][number], boolean> = {
    bankChanged: before.last !== null && isChanged(content, before.last),
    amountCap: policy.capCents !== null && (amount === null || amount > policy.capCents),
    firstInvoice: !before.issuedTo.some((each) => wasWrittenTo(content.buyer, recipient, each)),
    creditNote: changesAnother,
    specialCase: isAmong(policy.silenceCases),
  };
  const isElsewhere = ledElsewhere(content, before).length > 0;
  const guarded = guardrails.filter(
    (guardrail) =>
      (guardrail === 'bankChanged' && isElsewhere) ||
      (policy.guardrails.includes(guardrail) && holds[guardrail]),
  );
  const overThreshold =
    policy.thresholdCents !== null && (amount === null || amount >= policy.thresholdCents);
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

function isChanged(content: InvoiceContent, last: PayingContent): boolean {
  const { now, before } = paymentChanges(content, last);
  return now.length > 0 || before.length > 0;
}
