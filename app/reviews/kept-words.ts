import { formatDate, formatIdentifier, formatMoney, formatNumber, type Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import type { AllowanceCharge, Identifier, Party, Period } from '#db/shapes/content.ts';
import type { Kept } from '#db/shapes/kept.ts';
import { wholeWords } from '#emails/whole-words.ts';
import { adjustmentText } from '#workflows/documents/sheet-lines.ts';
import { formatPeriod } from '#workflows/documents/typography.ts';
import { type Field, fieldAt } from '#workflows/invoice/fields/fields.ts';
import type { FieldType, FieldValues } from '#workflows/invoice/fields/row.ts';
import { centsFromDecimal } from '#workflows/invoice/money.ts';

type T = ReturnType<typeof tFor>;

/** One thing that a draft keeps from its file, as a reader is told: what it is, and what it says. */
export function keptWords(
  { name, value }: Kept,
  currency: string,
  locale: Locale,
): { label: string; text: string } {
  const field = fieldAt(name);
  return {
    label: wholeWords((field?.each ?? field?.name)?.[locale] ?? name),
    text: textOf(field?.type ?? 'text', value, { t: tFor(locale), currency, locale }),
  };
}

type Told = { t: T; currency: string; locale: Locale };

function textOf(type: Field['type'], value: unknown, told: Told): string {
  const own = type === 'group' ? undefined : (texts[type] as Text<unknown> | undefined);
  if (own) return own(value, told);
  return typeof value === 'object' && value !== null ? joined(value) : String(value);
}

type Text<Value> = (value: Value, told: Told) => string;

/** How the values of a type are read; those of the others as they are written. */
const texts: { [Type in FieldType]?: Text<FieldValues[Type]> } = {
  yes: (_, { t }) => t('kept:yes'),
  date: (value, { locale }) => formatDate(value, locale),
  frame: (value, { t }) => t(`kept:frame.${value}`),
  cents: (value, { currency, locale }) => formatMoney(value, currency, locale),
  decimal: (value, { locale }) => formatNumber(value, locale),
  price: (value, { currency, locale }) => priceText(value, currency, locale),
  country: (value, { locale }) => countryName(value, locale),
  party: (value, { t, locale }) => partyText(value, t, locale),
  means: (value, { t }) => meansText(value, t),
  debit: (value, { t }) => debitText(value, t),
  account: ({ iban, bic, accountName }) =>
    [formatIdentifier(iban), bic, accountName].filter(Boolean).join(', '),
  identifier: (value) => identifierText(value),
  note: ({ code, text }) => `${text} (${code})`,
  period: (value, { t, locale }) =>
    value.from && value.to ? formatPeriod(value.from, value.to, locale) : openPeriod(value, t, locale),
  class: ({ code, list, version }) => `${code} (${[list, version].filter(Boolean).join(' ')})`,
  attribute: ({ name: what, value: how }, { t }) => t('kept:attribute', { what, how }),
  adjustment: (value, { t, currency, locale }) => computedText(value, t, currency, locale),
};

/** A price may have more decimals than an amount. */
const priceText = (price: string, currency: string, locale: Locale): string =>
  /^-?\d{1,12}(\.\d{1,2}0*)?$/.test(price)
    ? formatMoney(centsFromDecimal(price.replace(/(\.\d\d)0+$/, '$1')), currency, locale)
    : formatNumber(price, locale);

const joined = (value: object): string => Object.values(value).filter(Boolean).join(', ');

/** SIREN and SIRET among the schemes of ISO 6523. */
const ofFirms = ['0002', '0009'];

function identifierText({ scheme, value }: Identifier): string {
  const shown = ofFirms.includes(scheme) ? formatIdentifier(value) : value;
  return scheme ? `${shown} (${scheme})` : shown;
}

const countryName = (code: string, locale: Locale): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code) : code;

/** Everything that is known of a party, in one line. */
function partyText(party: Party, t: T, locale: Locale): string {
  const { name, legalForm, address, siren, siret, vatNumber, registration, email, phone, contact, otherIds } =
    party;
  const { line1, line2, line3, postcode, city, region, country } = address;
  const numbers = { siren, siret, vatNumber };
  return [
    name,
    legalForm,
    line1,
    line2,
    line3,
    `${postcode} ${city}`.trim(),
    region,
    (line1 || city || country !== 'FR') && countryName(country, locale),
    ...(['siren', 'siret', 'vatNumber'] as const).map(
      (key) => numbers[key] && `${t(`editor:party.${key}`)}\u00a0${formatIdentifier(numbers[key])}`,
    ),
    registration,
    contact,
    email,
    phone,
    ...otherIds.map(identifierText),
  ]
    .filter(Boolean)
    .join(', ');
}

function debitText({ mandate, creditor, iban }: FieldValues['debit'], t: T): string {
  const parts = { mandate, creditor, account: formatIdentifier(iban) };
  return (['mandate', 'creditor', 'account'] as const)
    .filter((part) => parts[part])
    .map((part) => t(`kept:debit.${part}`, { value: parts[part] }))
    .join(', ');
}

/** UNTDID 4461: the few that are met have a name. */
function meansText(code: string, t: T): string {
  const known = ['10', '20', '31', '42', '48', '49', '54', '55', '57', '59', '97', 'ZZZ'] as const;
  const named = known.find((each) => each === code);
  return named ? `${t(`kept:means.${named}`)} (${code})` : code;
}

const openPeriod = ({ from, to }: Period, t: T, locale: Locale): string =>
  from
    ? t('kept:from', { date: formatDate(from, locale) })
    : t('kept:until', { date: formatDate(to ?? '', locale) });

/** "Remise 5 % sur 1 000,00, fidélité (95) : 50,00 €". */
function computedText(adjustment: AllowanceCharge, t: T, currency: string, locale: Locale): string {
  const { reason, reasonCode, amountCents, baseCents, percent } = adjustment;
  const base =
    baseCents !== null && !percent ? t('kept:base', { base: formatMoney(baseCents, currency, locale) }) : '';
  const what = [adjustmentText(adjustment, locale), base].filter(Boolean).join(' ');
  const why = [reason, reasonCode && `(${reasonCode})`].filter(Boolean).join(' ');
  return t('kept:computed', {
    what: [what, why].filter(Boolean).join(', '),
    amount: formatMoney(amountCents, currency, locale),
  });
}
