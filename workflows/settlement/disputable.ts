import type { InvoiceContent } from '#db/shapes/content.ts';
import { percentOfCents } from '../invoice/money.ts';
import { lineNetCents } from '../invoice/totals.ts';

/** A line that can be contested, and how much of what is asked for it is, VAT included. */
export type DisputableLine = { id: string; name: string; quantity: string; unit: string; cents: number };

/** Lines that ask for money; one that takes something back is contested with the whole. */
export const disputableLines = ({ lines }: Pick<InvoiceContent, 'lines'>): DisputableLine[] =>
  lines.flatMap((line) => {
    const net = lineNetCents(line);
    const cents = net + percentOfCents(net, line.vat.rate);
    const { id, name, quantity, unit } = line;
    return cents > 0 ? [{ id, name, quantity, unit, cents }] : [];
  });

/** How much these lines contest: all that is owed and not contested yet, where all of them are named, and never more. */
export function contestedCents(
  all: readonly DisputableLine[],
  chosen: readonly string[],
  openCents: number,
): number {
  const named = all.filter(({ id }) => chosen.includes(id));
  if (named.length === all.length) return openCents;
  return Math.min(
    openCents,
    named.reduce((sum, { cents }) => sum + cents, 0),
  );
}
