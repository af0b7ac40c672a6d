/** The six digits of a one-time code, as they were typed, pasted or filled in; null while they are not all there. */
export const wholeCode = (typed: string): string | null => {
  const digits = typed.replace(/\s/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
};
