/**
 * Why money is not recorded, allocated or taken back as asked. `invoiceId` where it is about one of several.
 * `tooMuch`: more than is owed, or more than is left of what settles; `notOwed`: the document asks for nothing;
 * `mixed`: of another business or currency; `future`: a day that has not come; `reversed`: it counts no more;
 * `beyondLimit`: more than the business lets go without a supervisor; `changed`: no longer what was shown when it was asked, by
 * somebody else or by the same words that arrived before; `ledgerHeld`: nothing is entered in the ledger until it is let go.
 * Of what is said about money, `noLines`: nothing is contested; `contested`: it is already; `answered`: somebody did; `promised`:
 * another promise runs; `brokenTwice`: none is offered any more; `days`: they are not one after the other, or too far;
 * `notAll`: they don't add up to what is asked for; `claimed`: it was said already.
 */
export type SettlementRefusal =
  | 'notFound'
  | 'notOwed'
  | 'tooMuch'
  | 'mixed'
  | 'future'
  | 'doubled'
  | 'reversed'
  | 'beyondLimit'
  | 'changed'
  | 'ledgerHeld'
  | 'noReason'
  | 'noLines'
  | 'contested'
  | 'answered'
  | 'promised'
  | 'brokenTwice'
  | 'days'
  | 'notAll'
  | 'claimed'
  | 'notPossible';

export type SettlementOutcome =
  | { ok: true }
  | { ok: false; reason: SettlementRefusal; invoiceId?: string | undefined };

/** Thrown inside a transaction, so that nothing of what was begun stays; `settling` makes a value of it. */
export class SettlementRefused extends Error {
  readonly reason: SettlementRefusal;
  readonly invoiceId: string | undefined;
  constructor(reason: SettlementRefusal, invoiceId?: string) {
    super(reason);
    this.reason = reason;
    this.invoiceId = invoiceId;
  }
}

export async function settling(work: () => Promise<void>): Promise<SettlementOutcome> {
  try {
    await work();
    return { ok: true };
  } catch (error) {
    if (!(error instanceof SettlementRefused)) throw error;
    const { reason, invoiceId } = error;
    return { ok: false, reason, invoiceId };
  }
}
