import type { Choice, Credit, MatchReason, OpenItem, Proposal } from './types.ts';

/** No document is proposed; the reasons say what was seen all the same. */
export const nothing = (
  reasons: MatchReason[],
  customerId: string | null = null,
  alternatives: Choice[] = [],
): Proposal => ({
  shares: [],
  credits: [],
  customerId,
  sureness: 'none',
  reasons,
  alternatives,
  reversal: null,
});

export const sumOf = (items: readonly { balanceCents: number }[]) =>
  items.reduce((sum, each) => sum + each.balanceCents, 0);

/** Whose all of these are; null where they are several customers' or nobody's. */
export const ownerOf = (items: readonly OpenItem[]): string | null => {
  const ids = new Set(items.map(({ customerId }) => customerId));
  return ids.size === 1 ? (items[0]?.customerId ?? null) : null;
};

/** All that is owed on these. */
export const whole = (items: readonly OpenItem[]): Choice => ({
  shares: items.map(({ invoiceId, balanceCents }) => ({ invoiceId, cents: balanceCents })),
  credits: [],
  customerId: ownerOf(items),
});

/** Settles these in their order, as far as the line goes. */
export function fill(items: readonly OpenItem[], lineCents: number): Choice {
  let left = lineCents;
  const shares = items.flatMap(({ invoiceId, balanceCents }) => {
    const cents = Math.min(left, balanceCents);
    left -= cents;
    return cents > 0 ? [{ invoiceId, cents }] : [];
  });
  return { shares, credits: [], customerId: ownerOf(items) };
}

/** These less a credit that the customer took off: the credit settles the last of them, as far as it goes. */
export function lessCredit(items: readonly OpenItem[], credit: Credit): Choice {
  let left = credit.cents;
  const credits: Choice['credits'][number][] = [];
  const shares = [...items].reverse().flatMap(({ invoiceId, balanceCents }) => {
    const cents = Math.min(left, balanceCents);
    left -= cents;
    if (cents > 0) credits.push({ source: { kind: credit.kind, id: credit.id }, invoiceId, cents });
    return balanceCents > cents ? [{ invoiceId, cents: balanceCents - cents }] : [];
  });
  return { shares: shares.reverse(), credits, customerId: ownerOf(items) };
}
