import { z } from 'zod';
import type { InvoiceContent } from '#workflows/invoice/content.ts';
import { isRemovable, type Kept, keptOf, readKept, withKept, withoutKept } from '#workflows/invoice/kept.ts';

/** As many are listed; the further ones, of the lines of a very long file, are kept without being shown. */
const mostListed = 400;

/**
 * What the draft keeps without a field, as the form carries it: where it stands and what it says, so that taking it away
 * can be undone for as long as the page is open, whatever was saved meanwhile.
 */
export const kept = z
  .array(
    z.object({
      at: z.string().max(400).default(''),
      was: z.string().max(20_000).default(''),
      drop: z.boolean().default(false),
    }),
  )
  .max(mostListed)
  .default([]);
type KeptValues = z.output<typeof kept>;

/** What can be taken away comes first by itself; a drop-box has no meaning for what follows another field. */
export function keptFields(content: InvoiceContent) {
  return removable(content)
    .slice(0, mostListed)
    .map(({ path, value }) => ({ at: JSON.stringify(path), was: JSON.stringify(value), drop: '' }));
}

const removable = (content: InvoiceContent): Kept[] => keptOf(content).filter(isRemovable);

/** How many the form does not list. */
export const unlisted = (content: InvoiceContent): number =>
  Math.max(0, removable(content).length - mostListed);

/** What a row of the form stands for; null for what no content can hold. */
export function keptAt({ at, was }: { at: string; was: string }): Kept | null {
  try {
    return readKept(JSON.parse(at), JSON.parse(was));
  } catch {
    return null;
  }
}

/** The content without what was ticked, and with what is not ticked any more. */
export function applyKept(content: InvoiceContent, rows: KeptValues): InvoiceContent {
  return rows.reduce((now, row) => {
    const each = keptAt(row);
    if (!each) return now;
    return row.drop ? withoutKept(now, each) : withKept(now, each);
  }, content);
}
