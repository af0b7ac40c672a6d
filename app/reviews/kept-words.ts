import { formatMoney, type Locale } from '#app/lib/format.ts';
import type { AllowanceCharge } from '#db/shapes/content.ts';
import type { Kept } from '#db/shapes/kept.ts';
import { wholeWords } from '#emails/whole-words.ts';
import { adjustmentText } from '#workflows/documents/sheet-lines.ts';
import { valueText, valueTexts } from '#workflows/documents/value-words.ts';
import { type Field, fieldAt } from '#workflows/invoice/fields/fields.ts';
import type { FieldType, FieldValues } from '#workflows/invoice/fields/row.ts';

/** One thing that a draft keeps from its file, as a reader is told: what it is, and what it says. */
export function keptWords(
  { name, value }: Kept,
  currency: string,
  locale: Locale,
): { label: string; text: string } {
  const field = fieldAt(name);
  return {
    label: wholeWords((field?.each ?? field?.name)?.[locale] ?? name),
    text: textOf(field?.type ?? 'text', value, { currency, locale }),
  };
}

type Reader = Parameters<typeof valueText>[2];

function textOf(type: Field['type'], value: unknown, reader: Reader): string {
  const own = type === 'group' ? undefined : (withCodes[type] as Text<unknown> | undefined);
  return own ? own(value, reader) : valueText(type, value, reader);
}

type Text<Value> = (value: Value, reader: Reader) => string;

/** Where the code that a file gave is part of what is kept. */
const withCodes: { [Type in FieldType]?: Text<FieldValues[Type]> } = {
  means: (value, reader) => {
    const text = valueText('means', value, reader);
    return text.includes(value) ? text : `${text} (${value})`;
  },
  note: ({ code, text }) => `${text} (${code})`,
  adjustment: (value, reader) => computedText(value, reader),
};

/** "Remise 5 % sur 1 000,00, fidélité (95) : 50,00 €". */
function computedText(adjustment: AllowanceCharge, { currency, locale }: Reader): string {
  const words = valueTexts[locale];
  const { reason, reasonCode, amountCents, baseCents, percent } = adjustment;
  const base = baseCents !== null && !percent ? words.base(formatMoney(baseCents, currency, locale)) : '';
  const what = [adjustmentText(adjustment, locale), base].filter(Boolean).join(' ');
  const why = [reason, reasonCode && `(${reasonCode})`].filter(Boolean).join(' ');
  return words.pair([what, why].filter(Boolean).join(', '), formatMoney(amountCents, currency, locale));
}
