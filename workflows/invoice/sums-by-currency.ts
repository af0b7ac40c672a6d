type Part = { currency: string; cents: number };

/** What amounts come to: one sum a currency, in the order they come; amounts of two currencies make no sum. In cents. */
export function sumsByCurrency(parts: readonly Part[]): Part[] {
  return [...Map.groupBy(parts, ({ currency }) => currency)].map(([currency, own]) => ({
    currency,
    cents: own.reduce((sum, { cents }) => sum + cents, 0),
  }));
}
