/** What a verification found wrong: the first bad entry, named so that a person can go and look at it. */
export type Finding = {
  what: FindingKind;
  /** The business, invoice, workflow or file that it is about. */
  subject: string;
  /** Position in its chain or series; null where there is none. */
  sequence: number | null;
  reason: string;
};

export type FindingKind =
  | 'business'
  | 'key'
  | 'ledger'
  | 'ledgerHead'
  | 'anchor'
  | 'issued'
  | 'number'
  | 'listed'
  | 'revision'
  | 'policy'
  | 'mandate'
  | 'exchange'
  | 'proof'
  | 'draft'
  | 'document'
  | 'payment'
  | 'workflow'
  | 'transition';

/** Ends a verification at its first finding. */
export class Amiss extends Error {
  override name = 'Amiss';
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(`${finding.what} ${finding.subject}: ${finding.reason}`);
    this.finding = finding;
  }
}

/** `what` and `subject` of a place that is being looked at; the returned function fails there unless the claim holds. */
export const place =
  (what: FindingKind, subject: string, sequence: number | null = null) =>
  (claim: boolean, reason: string): void => {
    if (!claim) throw new Amiss({ what, subject, sequence, reason });
  };
