import { formatMoney, type Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { fr } from '#app/lib/locales/fr/index.ts';
import type { BankRemark } from '#db/shapes/banking.ts';

type Code = Exclude<keyof typeof fr.banking.remark, 'at'>;
const isCode = (code: string): code is Code => code !== 'at' && Object.hasOwn(fr.banking.remark, code);

/** What is to be known of a line or file, as a sentence that begins with where it stands. */
export function remarkWords({ code, line, field, found }: BankRemark, locale: Locale): string {
  const t = tFor(locale);
  if (!isCode(code)) throw new Error(`no words for ${code}`);
  const said = code === 'off' ? formatMoney(Number(found), 'EUR', locale) : found;
  const text = t(`banking:remark.${code}`, { field, found: said });
  return line === null
    ? text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1)
    : t('banking:remark.at', { line, text });
}
