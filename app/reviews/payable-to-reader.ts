import type { DocumentKind } from '#db/shapes/content.ts';

type Payable = { kind: DocumentKind; totals: { payableCents: number } };

/** A credit note's amounts are written without sign (EN 16931, 381); a reader counts them as less. In cents. */
export function payableToReader({ kind, totals: { payableCents } }: Payable): number {
  return kind === 'creditNote' && payableCents > 0 ? -payableCents : payableCents;
}
