import { insertClaim, listClaims } from '#db/queries/said-about-money.ts';
import type { ClaimedAs, PaymentMeans } from '#db/shapes/settling.ts';
import { parisDate } from '../../invoice/paris-time.ts';
import type { Services } from '../../services.ts';
import { type SettlementOutcome, SettlementRefused } from '../outcome.ts';
import { hearing } from '../say.ts';
import type { Who } from '../settle.ts';

/** `id` is given by whoever says it: the same twice is one. `paidOn`: a day in Paris. */
export type ClaimWords = {
  id: string;
  invoiceId: string;
  paidOn: string;
  means: PaymentMeans;
  cents: number;
  words: string;
  saidBy: string;
  saidAs: ClaimedAs;
};

/** « J’ai payé », or « j’ai été payé »: a proposal that the office looks at. It settles nothing by itself. */
export const claimPaid = (s: Services, who: Who, claim: ClaimWords): Promise<SettlementOutcome> =>
  hearing(s, who, claim.invoiceId, async ({ tx, businessId, talk, stamp }) => {
    const earlier = await listClaims(tx, { invoiceId: claim.invoiceId });
    if (earlier.some((each) => each.claim.id === claim.id)) return;
    if (claim.paidOn > parisDate(stamp.at)) throw new SettlementRefused('future');
    if (talk.balanceCents === 0) throw new SettlementRefused('notOwed');
    if (claim.cents <= 0 || claim.cents > talk.balanceCents) throw new SettlementRefused('tooMuch');
    const said = earlier
      .filter(({ answer }) => !answer)
      .reduce((sum, { claim: { cents } }) => sum + cents, claim.cents);
    if (said > talk.balanceCents) throw new SettlementRefused('claimed');
    await insertClaim(tx, { ...stamp, ...claim, businessId, currency: talk.currency });
  });
