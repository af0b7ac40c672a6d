import type { Since } from '#db/shapes/since.ts';

export type Balance = {
  /**
   * `credited`: all of it; `replaced`: its corrective is to be paid instead; `paid`: nothing is left; `closed`: what was left was
   * given up. None of these asks for anything. `partlyPaid` says nothing of a credit note before.
   */
  state: 'whole' | 'partlyCredited' | 'partlyPaid' | 'credited' | 'replaced' | 'paid' | 'closed';
  /** What is still asked for: never below zero. A credit note asks nothing. */
  owedCents: number;
};

/** What an issued document still asks to be paid. */
export function balanceOf(since: Since): Balance {
  const { kind, payableCents, grossCents, creditedCents, paidCents } = since;
  if (kind === 'creditNote') return { state: 'whole', owedCents: 0 };
  if (since.replacedBy !== null) return { state: 'replaced', owedCents: 0 };
  const isCredited = creditedCents > 0 && grossCents !== null;
  if (isCredited && creditedCents >= grossCents) return { state: 'credited', owedCents: 0 };
  if (since.isWrittenOff) return { state: 'closed', owedCents: 0 };
  const owedCents = Math.max(0, payableCents - paidCents - (isCredited ? creditedCents : 0));
  if (paidCents > 0) return { state: owedCents > 0 ? 'partlyPaid' : 'paid', owedCents };
  return { state: isCredited ? 'partlyCredited' : 'whole', owedCents };
}
