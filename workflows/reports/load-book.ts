import type { Tx } from '#db/client.ts';
import { listSealedByNumber } from '#db/queries/turnover.ts';
import type { Book, Sealed } from './counted.ts';

/** These documents of a business and all that they name, and those name, until nothing is missing. */
export async function loadBook(tx: Tx, businessId: string, documents: readonly Sealed[]): Promise<Book> {
  const book = new Map(documents.map((each) => [each.number, each]));
  const asked = new Set(book.keys());
  let next = namedBy(documents).filter((number) => !asked.has(number));
  while (next.length > 0) {
    for (const number of next) asked.add(number);
    const found = await listSealedByNumber(tx, businessId, next);
    for (const each of found) book.set(each.number, each);
    next = namedBy(found).filter((number) => !asked.has(number));
  }
  return book;
}

const namedBy = (documents: readonly Sealed[]): string[] => [
  ...new Set(
    documents
      .flatMap(({ content }) => content.precedingDocuments.map(({ number }) => number))
      .filter(Boolean),
  ),
];
