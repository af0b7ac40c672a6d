import { formatDate, formatIdentifier, formatMoney, formatNumber, type Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import type { AllowanceCharge, Identifier, InvoiceContent, Line, Party, Period } from '#db/shapes/content.ts';
import type { Kept } from '#db/shapes/kept.ts';
import { adjustmentText } from '#workflows/documents/sheet-lines.ts';
import { formatPeriod } from '#workflows/documents/typography.ts';
import { centsFromDecimal } from '#workflows/invoice/money.ts';

type T = ReturnType<typeof tFor>;
type Payment = InvoiceContent['payment'];
type Article = NonNullable<Line['article']>;

/** One thing that a draft keeps from its file, as a reader is told: what it is, and what it says. */
export function keptWords(
  { name, value }: Kept,
  currency: string,
  locale: Locale,
): { label: string; text: string } {
  const t = tFor(locale);
  return {
    label: t(`kept:name.${name.replaceAll('.', '_') as KeptKey}`),
    text: textOf(name, value, t, currency, locale),
  };
}

/** The names as keys of the texts: a name that has none there does not compile. */
type KeptKey = Underscored<Kept['name']>;
type Underscored<Name extends string> = Name extends `${infer Head}.${infer Rest}`
  ? `${Head}_${Underscored<Rest>}`
  : Name;

function textOf(name: Kept['name'], value: unknown, t: T, currency: string, locale: Locale): string {
  switch (name) {
    case 'vatOnDebits':
      return t('kept:yes');
    case 'deliveredOn':
    case 'taxPointDate':
      return formatDate(String(value), locale);
    case 'frame':
      return t(`kept:frame.${value as NonNullable<InvoiceContent['frame']>}`);
    case 'roundingCents':
      return formatMoney(Number(value), currency, locale);
    case 'payee':
    case 'taxRepresentative':
      return partyText(value as Party, t, locale);
    case 'payment.meansCode':
      return meansText(String(value), t);
    case 'payment.directDebit':
      return debitText(value as NonNullable<Payment['directDebit']>, t);
    case 'payment.card':
      return joined(value as NonNullable<Payment['card']>);
    case 'payment.more': {
      const { iban, bic, accountName } = value as NonNullable<Payment['more']>[number];
      return [formatIdentifier(iban), bic, accountName].filter(Boolean).join(', ');
    }
    case 'deliverTo.id':
    case 'references.object':
    case 'buyer.otherIds':
    case 'payer.otherIds':
    case 'lines.*.object':
    case 'lines.*.article.standardId':
      return identifierText(value as Identifier);
    case 'notes': {
      const { code, text } = value as InvoiceContent['notes'][number];
      return `${text} (${code})`;
    }
    case 'lines.*.period': {
      const { from, to } = value as Period;
      return from && to ? formatPeriod(from, to, locale) : openPeriod(value as Period, t, locale);
    }
    case 'lines.*.grossPrice':
      return priceText(String(value), currency, locale);
    case 'lines.*.baseQuantity':
      return formatNumber(String(value), locale);
    case 'lines.*.article.origin':
      return countryName(String(value), locale);
    case 'lines.*.article.classes': {
      const { code, list, version } = value as NonNullable<Article['classes']>[number];
      return `${code} (${[list, version].filter(Boolean).join(' ')})`;
    }
    case 'lines.*.article.attributes': {
      const { name: what, value: how } = value as NonNullable<Article['attributes']>[number];
      return t('kept:attribute', { what, how });
    }
    case 'adjustments.*':
    case 'lines.*.adjustments.*':
      return computedText(value as AllowanceCharge, t, currency, locale);
    default:
      return typeof value === 'object' && value !== null ? joined(value) : String(value);
  }
}

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

function debitText({ mandate, creditor, iban }: NonNullable<Payment['directDebit']>, t: T): string {
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
