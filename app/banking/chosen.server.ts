import { inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { invoices } from '#db/schema/index.ts';
import type { Book } from '#workflows/banking/matching/prepare-book.ts';
import { isUuid } from '#workflows/identity/is-uuid.ts';

/** As many as one line pays for in practice. */
const mostChosen = 100;

/** The documents that somebody chose in a list, named by the address; null where it names none. */
export function chosenIn(search: URLSearchParams): string[] | null {
  const ids = [...new Set(search.getAll('id').filter(isUuid))];
  return ids.length > 0 ? ids : null;
}

/** The business whose lines are looked at for them: that of the first that is one of the office. */
export async function businessOfChosen(tx: Tx, ids: readonly string[]): Promise<string | null> {
  const found = await tx
    .select({ id: invoices.id, businessId: invoices.businessId })
    .from(invoices)
    .where(inArray(invoices.id, ids.slice(0, mostChosen)));
  const byId = new Map(found.map((each) => [each.id, each.businessId]));
  return ids.map((id) => byId.get(id)).find((each) => each !== undefined) ?? null;
}

export type Chosen = {
  ids: string[];
  items: {
    invoiceId: string;
    number: string;
    buyerName: string;
    balanceCents: number;
    dueOn: string | null;
  }[];
  /** What is owed on them together. */
  cents: number;
  currency: string;
  /** So many owe nothing, are of another business or currency, or are beyond what one line takes. */
  left: number;
};

/** Of what was chosen, what one line can settle: open documents of one business in one currency. */
export function settleable(ids: readonly string[], book: Book | undefined): Chosen {
  const all = book?.input.items.filter(({ invoiceId }) => ids.includes(invoiceId)) ?? [];
  const first = ids
    .map((id) => all.find(({ invoiceId }) => invoiceId === id))
    .find((each) => each !== undefined);
  const currency = first?.currency ?? 'EUR';
  const items = all
    .filter((item) => item.currency === currency)
    .slice(0, mostChosen)
    .map(({ invoiceId, number, buyerName, balanceCents, dueOn }) => ({
      invoiceId,
      number,
      buyerName,
      balanceCents,
      dueOn,
    }));
  const cents = items.reduce((sum, { balanceCents }) => sum + balanceCents, 0);
  return {
    ids: items.map(({ invoiceId }) => invoiceId),
    items,
    cents,
    currency,
    left: ids.length - items.length,
  };
}

/** What a line of so many cents settles of them, one after the other. */
export function sharesOf({ items }: Chosen, lineCents: number): Map<string, number> {
  const shares = new Map<string, number>();
  let rest = lineCents;
  for (const { invoiceId, balanceCents } of items) {
    const cents = Math.min(balanceCents, rest);
    if (cents > 0) shares.set(invoiceId, cents);
    rest -= cents;
  }
  return shares;
}
