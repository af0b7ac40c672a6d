import type { Since } from '#db/shapes/since.ts';

export type Balance = {
  /** `credited`: all of it; `replaced`: its corrective is to be paid instead. Neither asks for anything. */
  state: 'whole' | 'partlyCredited' | 'credited' | 'replaced';
  /** What is still asked for: never below zero, and without the payments, which nobody records yet. A credit note asks nothing. */
  owedCents: number;
};

/** What an issued document still asks to be paid. */
export function balanceOf({ kind, payableCents, grossCents, creditedCents, replacedBy }: Since): Balance {
  if (kind === 'creditNote') return { state: 'whole', owedCents: 0 };
  if (replacedBy !== null) return { state: 'replaced', owedCents: 0 };
  if (creditedCents <= 0 || grossCents === null)
    return { state: 'whole', owedCents: Math.max(0, payableCents) };
  if (creditedCents >= grossCents) return { state: 'credited', owedCents: 0 };
  return { state: 'partlyCredited', owedCents: Math.max(0, payableCents - creditedCents) };
}
