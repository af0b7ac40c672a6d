/**
 * A decimal as people type it in a table: "1 234,56", "1.234,56", "1,234.56", "12 €", "−3", "5,5 %". With both signs
 * the last one is the decimal point; a single sign is the decimal point; the same sign several times groups thousands.
 * Null when it is no number, or has an exponent or odd grouping.
 */
export function looseDecimal(text: string): string | null {
  const plain = text
    .replace(/[\s\u00a0\u2009\u202f'’]/g, '')
    .replace(/^[−–]/, '-')
    .replace(/(€|eur|%)$/i, '');
  const match = /^([+-]?)([\d.,]+)$/.exec(plain);
  if (!match) return null;
  const [, sign = '', digits = ''] = match;
  const point = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
  const mark = digits[point];
  const grouped = mark !== undefined && digits.indexOf(mark) !== point;
  const whole = grouped || point < 0 ? digits : digits.slice(0, point);
  const fraction = grouped || point < 0 ? '' : digits.slice(point + 1);
  if (!/^\d+$/.test(whole) && !/^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(whole)) return null;
  const number = `${whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '')}${fraction ? `.${fraction}` : ''}`;
  if (!/^\d{1,15}(\.\d{1,10})?$/.test(number)) return null;
  return sign === '-' && /[1-9]/.test(number) ? `-${number}` : number;
}
