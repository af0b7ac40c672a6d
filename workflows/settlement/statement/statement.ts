import type { AccountEntry } from '#db/queries/account-entries.ts';

/** Both days belong to it; `from` null: since the beginning. */
export type Period = { from: string | null; to: string };

export type StatementLine = AccountEntry & { balanceCents: number };

/** What a customer owed at the beginning, what changed it, and what he owes at the end: below zero, it is his. */
export type Statement = {
  period: Period;
  currency: string;
  openingCents: number;
  lines: StatementLine[];
  debitCents: number;
  creditCents: number;
  closingCents: number;
};

/** The account of one currency over a period, from all that ever changed it, in its order. */
export function statementOf(
  entries: readonly AccountEntry[],
  { period, currency }: { period: Period; currency: string },
): Statement {
  const known = entries.filter((entry) => entry.currency === currency && entry.on <= period.to);
  const isBefore = ({ on }: AccountEntry) => period.from !== null && on < period.from;
  const openingCents = sum(known.filter(isBefore));
  let balanceCents = openingCents;
  const lines = known
    .filter((entry) => !isBefore(entry))
    .map((entry) => {
      balanceCents += entry.cents;
      return { ...entry, balanceCents, settles: entry.settles.filter(heldAt(period.to)) };
    });
  return {
    period,
    currency,
    openingCents,
    lines,
    debitCents: sum(lines.filter(({ cents }) => cents > 0)),
    creditCents: -sum(lines.filter(({ cents }) => cents < 0)),
    closingCents: balanceCents,
  };
}

/** Currencies of an account, the one with the newest entry first. */
export const currenciesOf = (entries: readonly AccountEntry[]): string[] => [
  ...new Set(entries.toReversed().map(({ currency }) => currency)),
];

const heldAt =
  (day: string) =>
  ({ on, until }: AccountEntry['settles'][number]) =>
    on <= day && (until === null || until > day);

const sum = (list: readonly AccountEntry[]) => list.reduce((all, { cents }) => all + cents, 0);
