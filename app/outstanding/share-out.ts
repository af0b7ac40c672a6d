type Owed = { invoiceId: string; balanceCents: number };

/** What an amount settles of documents, the first first (C. civ. art. 1342-10); what is beyond them is left. In cents. */
export function shareOut<T extends Owed>(cents: number, documents: readonly T[]) {
  let left = Math.max(0, cents);
  return documents.map((document) => {
    const share = Math.min(left, document.balanceCents);
    left -= share;
    return { ...document, cents: share };
  });
}
