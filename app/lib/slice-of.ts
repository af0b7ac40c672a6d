import { pageOf } from './page-of.ts';

/** What a page shows of a long list: entries `from` to `to` (from 0, `to` not among them) of `total`. */
export type Slice = { page: number; pages: number; from: number; to: number; total: number };

/** Lines of a document, or differences, that a page shows at once. */
export const readAtOnce = 100;

/** The page of a list that an address asks for; the last one where it asks for more than there are. */
export function sliceOf(total: number, asked: string | null, atOnce = readAtOnce): Slice {
  const pages = Math.max(1, Math.ceil(total / atOnce));
  const page = Math.min(pageOf(asked), pages);
  const from = (page - 1) * atOnce;
  return { page, pages, from, to: Math.min(total, from + atOnce), total };
}

/** The page on which an entry stands, by its place (from 0). */
export const pageAt = (index: number, atOnce = readAtOnce): number =>
  Math.floor(Math.max(0, index) / atOnce) + 1;
