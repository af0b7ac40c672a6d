import { z } from 'zod';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Kept } from '#db/shapes/kept.ts';
import { isRemovable, keptKey, keptOf, withKept, withoutKept } from '#workflows/invoice/kept.ts';

/** As many are listed; the further ones, of the lines of a very long file, are kept without being shown. */
const mostListed = 400;

/**
 * What the draft keeps without a field, as the form carries it: which thing is meant, and whether it is to go. The thing
 * itself is never taken from the form: `of` is looked up among what the draft keeps or kept.
 */
export const kept = z
  .array(z.object({ of: z.string().max(20_400).default(''), drop: z.boolean().default(false) }))
  .max(mostListed)
  .default([]);
type KeptValues = z.output<typeof kept>;

/** What of a draft is listed: what can be taken out, and what was and can be put back. */
export type Keeping = {
  content: InvoiceContent;
  /** Taken out since the file was read. */
  takenOut: readonly Kept[];
};

/** What can be taken away comes first by itself; a drop-box has no meaning for what follows another field. */
export const listedKept = (keeping: Keeping): Kept[] => known(keeping).slice(0, mostListed);

function known({ content, takenOut }: Keeping): Kept[] {
  const there = removable(content);
  const keys = new Set(there.map(keptKey));
  return [...there, ...takenOut.filter((each) => !keys.has(keptKey(each)))];
}

export function keptFields(keeping: Keeping) {
  const there = new Set(removable(keeping.content).map(keptKey));
  return listedKept(keeping).map((each) => {
    const of = keptKey(each);
    return { of, drop: there.has(of) ? '' : 'on' };
  });
}

const removable = (content: InvoiceContent): Kept[] => keptOf(content).filter(isRemovable);

/** How many the form does not list. */
export const unlisted = (content: InvoiceContent): number =>
  Math.max(0, removable(content).length - mostListed);

/** The content as a form describes it, without what is ticked, and with what is not ticked any more. */
export function applyKept(content: InvoiceContent, rows: KeptValues, keeping: Keeping): InvoiceContent {
  const byKey = new Map(known(keeping).map((each) => [keptKey(each), each]));
  return rows.reduce((now, { of, drop }) => {
    const each = byKey.get(of);
    if (!each) return now;
    return drop ? withoutKept(now, each) : withKept(now, each);
  }, content);
}

/** What is taken out once the form is saved: what it ticks of what was there, and what it says nothing of. */
export function takenOutAfter(rows: KeptValues, keeping: Keeping): Kept[] {
  const drops = new Map(rows.map(({ of, drop }) => [of, drop]));
  const before = new Set(keeping.takenOut.map(keptKey));
  const out = known(keeping).filter((each) => {
    const of = keptKey(each);
    return drops.get(of) ?? before.has(of);
  });
  return out.slice(0, mostListed);
}
