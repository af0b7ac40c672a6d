/**
 * What a person typed as a number, as a decimal string: "12 h", "12,50 €", "−1 234,5" and "5,5 %" are understood.
 * Null when there is no single number in it.
 */
export function typedNumber(text: string): string | null {
  const compact = text.replace(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-');
  const match = /^(-?)(\d+)(?:[.,](\d+))?[^\d]*$/.exec(compact);
  if (!match) return null;
  const [, sign = '', whole = '', fraction] = match;
  if (whole.length > 15 || (fraction?.length ?? 0) > 10) return null;
  return `${sign}${whole.replace(/^0+(?=\d)/, '')}${fraction ? `.${fraction}` : ''}`;
}
