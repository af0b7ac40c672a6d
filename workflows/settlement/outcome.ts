/**
 * Why money is not recorded, allocated or taken back as asked. `invoiceId` where it is about one of several.
 * `tooMuch`: more than is owed, or more than is left of what settles; `notOwed`: the document asks for nothing;
 * `mixed`: of another business or currency; `future`: a day that has not come; `reversed`: it counts no more.
 */
export type SettlementRefusal =
  | 'notFound'
  | 'notOwed'
  | 'tooMuch'
  | 'mixed'
  | 'future'
  | 'doubled'
  | 'reversed'
  | 'noReason';

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
