import type { Locale } from '#db/shapes/locale.ts';

/**
 * A cell for spreadsheets. What begins like a formula gets an apostrophe in front, so that nothing somebody typed is
 * computed when the file is opened (OWASP, "CSV Injection": `= + - @`, tab and carriage return, also after blanks and in
 * their full-width forms; ASVS 1.2.10). Control characters become blanks: a cell stays on its line.
 */
export function textCell(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  const isFormula = /^[\s\p{Cf}"']*[=+\-@|%＝＋－＠]/u.test(line) || /^[\t\r\n]/.test(text);
  return `"${isFormula ? "'" : ''}${line.replaceAll('"', '""')}"`;
}

/** An amount as the spreadsheets of a language read it: « 1234,56 » in French, "1234.56" in English. */
export const amountCell = (decimal: string, locale: Locale): string => {
  if (!/^-?\d+(\.\d+)?$/.test(decimal)) throw new TypeError('an amount is a decimal');
  return locale === 'fr' ? decimal.replace('.', ',') : decimal;
};

/**
 * Lines of cells that are written already. With a byte order mark, which is how spreadsheets know UTF-8, and the
 * separator of the language: French spreadsheets take the comma for decimals.
 */
export const csvOf = (lines: readonly (readonly string[])[], locale: Locale): string =>
  `\uFEFF${lines.map((cells) => `${cells.join(locale === 'fr' ? ';' : ',')}\r\n`).join('')}`;
