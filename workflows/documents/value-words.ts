import type { Identifier, Party, Period } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { formatDate, formatIdentifier, formatMoney, formatNumber, formatPrice } from '#emails/format.ts';
import type { Field } from '#workflows/invoice/fields/fields.ts';
import type { FieldType, FieldValues } from '#workflows/invoice/fields/row.ts';
import { instalmentText } from './days-text.ts';
import { labels } from './labels.ts';
import { formatPeriod } from './typography.ts';
import { english } from './value-texts-en.ts';
import { french } from './value-texts-fr.ts';

/** What is called in words where a content has a code. */
export const valueTexts: Record<Locale, typeof french> = { fr: french, en: english };

export type Reader = { currency: string; locale: Locale };

/** One value of a content as a person reads it, by the type of its field; of those without words of their own, as it is written. */
export function valueText(type: Field['type'], value: unknown, reader: Reader): string {
  const own = type === 'group' ? undefined : (texts[type] as Text<unknown> | undefined);
  if (own) return own(value, reader);
  return typeof value === 'object' && value !== null ? joined(Object.values(value)) : String(value);
}

type Text<Value> = (value: Value, reader: Reader) => string;

const texts: { [Type in FieldType]?: Text<FieldValues[Type]> } = {
  yes: (value, { locale }) => valueTexts[locale].yesNo[value ? 'true' : 'false'],
  date: (value, { locale }) => formatDate(value, locale),
  frame: (value, { locale }) => valueTexts[locale].frame[value],
  cents: (value, { currency, locale }) => formatMoney(value, currency, locale),
  decimal: (value, { locale }) => formatNumber(value, locale),
  price: (value, { currency, locale }) => formatPrice(value, currency, locale),
  country: (value, { locale }) => countryName(value, locale),
  party: (value, { locale }) => partyText(value, locale),
  address: (value, { locale }) => joined(addressParts(value, locale)),
  means: (value, { locale }) => meansText(value, locale),
  debit: (value, { locale }) => debitText(value, locale),
  account: ({ iban, bic, accountName }) => joined([formatIdentifier(iban), bic, accountName]),
  identifier: (value) => identifierText(value),
  instalment: (value, { locale }) => instalmentText(value, locale),
  preceding: ({ number }) => number,
  recovery: ({ number }) => number,
  note: ({ text }) => text,
  exemption: ({ reason, code }, { locale }) => reason || (code && valueTexts[locale].exemptionCode(code)),
  period: (value, { locale }) => periodText(value, locale),
  class: ({ code, list, version }) => `${code} (${[list, version].filter(Boolean).join(' ')})`,
  attribute: ({ name, value }, { locale }) => valueTexts[locale].pair(name, value),
};

const joined = (parts: readonly unknown[]): string => parts.filter(Boolean).join(', ');

/** SIREN and SIRET among the schemes of ISO 6523. */
const ofFirms = ['0002', '0009'];

function identifierText({ scheme, value }: Identifier): string {
  const shown = ofFirms.includes(scheme) ? formatIdentifier(value) : value;
  return scheme ? `${shown} (${scheme})` : shown;
}

const countryName = (code: string, locale: Locale): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code) : code;

/** The country is said where it is another one, or all that is known. */
function addressParts(address: Party['address'], locale: Locale): string[] {
  const { line1, line2, line3, postcode, city, region, country } = address;
  const named = line1 || city || country !== 'FR' ? countryName(country, locale) : '';
  return [line1, line2, line3 ?? '', `${postcode} ${city}`.trim(), region ?? '', named];
}

/** Everything that is known of a party, in one line. */
function partyText(party: Party, locale: Locale): string {
  const { name, legalForm, registration, email, phone, contact, otherIds } = party;
  const numbers = (['siren', 'siret', 'vatNumber'] as const).map(
    (key) => party[key] && `${labels[locale][key]}\u00a0${formatIdentifier(party[key])}`,
  );
  return joined([
    name,
    legalForm,
    ...addressParts(party.address, locale),
    ...numbers,
    registration,
    contact,
    email,
    phone,
    ...otherIds.map(identifierText),
  ]);
}

function debitText({ mandate, creditor, iban }: FieldValues['debit'], locale: Locale): string {
  const parts = { mandate, creditor, account: formatIdentifier(iban) };
  return joined(
    (['mandate', 'creditor', 'account'] as const).map(
      (part) => parts[part] && valueTexts[locale].debit[part](parts[part]),
    ),
  );
}

/** UNTDID 4461: those that are met have a name, any other says that it has none. */
function meansText(code: string, locale: Locale): string {
  const { means, otherMeans } = valueTexts[locale];
  return new Map(Object.entries(means)).get(code) ?? `${otherMeans} (${code})`;
}

function periodText({ from, to }: Period, locale: Locale): string {
  if (from && to) return formatPeriod(from, to, locale);
  const words = valueTexts[locale];
  return from ? words.from(formatDate(from, locale)) : words.until(formatDate(to ?? '', locale));
}
