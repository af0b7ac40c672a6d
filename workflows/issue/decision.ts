/** What was decided about one draft, and the transition that says so. */
export type Decision = {
  invoiceId: string;
  round: number;
  revisionSha256: string;
  decidedBy: 'owner' | 'silence' | 'waiver';
  decidedByName: string | null;
  decidedAt: string;
  transitionHash: string;
};
