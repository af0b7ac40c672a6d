/** No list has as many pages, and what stands before the last of them is a number that PostgreSQL can skip. */
const mostPages = 100_000;

/** The page of a list that an address asks for; the `first` one where it asks for none that there can be. */
export function pageOf(text: string | null, first: 0 | 1 = 1): number {
  const page = /^\d{1,6}$/.test(text ?? '') ? Number(text) : first;
  return page >= first && page <= mostPages ? page : first;
}
