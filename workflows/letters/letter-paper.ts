import type { LetterFacts } from '#db/shapes/letter.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { formatIdentifier, formatMoney, NBSP } from '#emails/format.ts';
import type { Look } from '../documents/look/look.ts';
import { type Paper, paperCode, runningName } from '../documents/paper.ts';
import { transferCode } from '../documents/sepa-qr.ts';
import { identityLines, sellerLines } from '../documents/sheet-parties.ts';
import { formatDate, formatDay } from '../documents/typography.ts';
import { wholeNumbers } from '../documents/whole-numbers.ts';
import { daysBetween } from '../invoice/due-date.ts';
import { postalLines } from './postal-lines.ts';
import { letterWords } from './words.ts';

/** More documents than this, and their numbers are in the table alone. */
const mostQuoted = 12;

/** A letter as it is typeset: in the customer's language, with his address where an envelope has its window. */
export function letterPaper(facts: LetterFacts, look: Look): Paper {
  const { locale, business, customer, on, mandate } = facts;
  const words = letterWords[locale];
  const text = letterText(facts);
  return {
    template: 'letter',
    title: `${capitalised(text.subject)} (${customer.name})`,
    author: business.name,
    on,
    locale,
    look,
    sheet: {
      running: runningName(customer.name),
      seller: { name: business.name, lines: sellerLines(business, locale) },
      registered: text.registered,
      address: text.address,
      date: text.date,
      subject: { label: words.subject, text: wholeNumbers(text.subject) },
      greeting: text.greeting,
      opening: text.opening.map(wholeNumbers),
      columns: text.columns,
      rows: text.rows.map(({ what, notes, ...row }) => ({
        ...row,
        what: wholeNumbers(what),
        notes: notes.map(wholeNumbers),
      })),
      remark: wholeNumbers(text.remark),
      totals: text.totals,
      net: text.net,
      pay: payOf(facts),
      closing: text.closing.map(wholeNumbers),
      contact: wholeNumbers(text.contact),
      signer: text.signer,
      identity: identityLines(business, locale).map(wholeNumbers),
      edition: '',
      mandate: mandate
        ? words.prepared(
            mandate.officeName,
            business.name,
            mandate.signedOn ? words.mandate(formatDay(mandate.signedOn, locale)) : '',
          )
        : '',
      page: words.page,
    },
  };
}

/** What a letter says, in its order: its sheet is set from it, and it is read before anything is printed. */
export function letterText(facts: LetterFacts) {
  const { kind, locale, business, on, contact, signer } = facts;
  const words = letterWords[locale];
  return {
    locale,
    registered: kind === 'formalNotice' ? words.registered : '',
    address: addressOf(facts).lines,
    date: words.place(business.address.city, formatDate(on, locale)),
    subject: words.subjects[kind](spokenOf(facts)),
    greeting: words.greeting,
    opening: openingOf(facts),
    columns: words.columns,
    rows: rowsOf(facts),
    remark: remarkOf(facts),
    ...sumOf(facts),
    closing: closingOf(facts),
    contact: contact ? words.call(contact.name, contact.phone) : '',
    signer,
  };
}

export type LetterText = ReturnType<typeof letterText>;

/** The customer's address for the window, and what is wrong with it. */
export const addressOf = ({ customer, locale }: Pick<LetterFacts, 'customer' | 'locale'>) =>
  postalLines(customer, (code) => countryName(code, locale));

const countryName = (code: string, locale: Locale) =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code) : code;

/** All that is asked for, with what the business claims beside it. */
export const letterTotalCents = ({ askedCents, claimed }: Pick<LetterFacts, 'askedCents' | 'claimed'>) =>
  askedCents + (claimed ? claimed.interestCents + claimed.indemnityCents : 0);

const spokenOf = (facts: LetterFacts) => ({
  count: facts.documents.length,
  amount: formatMoney(letterTotalCents(facts), facts.currency, facts.locale),
  payBy: facts.payBy ? formatDate(facts.payBy, facts.locale) : '',
  business: facts.business.name,
});

/** A formal notice says that it is one whatever a business writes of its own. */
function openingOf(facts: LetterFacts): string[] {
  const words = letterWords[facts.locale];
  const of = spokenOf(facts);
  const isUnasked = facts.kind === 'formalNotice' && facts.earlier.length === 0;
  const usual = facts.paragraphs ?? (isUnasked ? [words.unasked(of)] : words.opening[facts.kind](of));
  const earlier = facts.earlier.length > 0 ? [words.earlier(facts.earlier.join(', '))] : [];
  if (facts.kind !== 'formalNotice') return [...usual, ...earlier];
  return [...usual, ...earlier, ...words.notice(of), words.consequence[facts.debtor]];
}

const closingOf = (facts: LetterFacts): string[] =>
  facts.closing ?? letterWords[facts.locale].ending[facts.kind](spokenOf(facts));

function rowsOf({ documents, locale, currency, on }: LetterFacts) {
  const words = letterWords[locale];
  const money = (cents: number) => formatMoney(cents, currency, locale);
  return documents.map((each) => {
    const days = each.dueOn ? daysBetween(each.dueOn, on) : 0;
    return {
      number: each.number,
      what: each.subject || words.kinds[each.kind],
      notes: each.disputedCents > 0 ? [words.disputed(money(each.openCents), money(each.disputedCents))] : [],
      issued: formatDay(each.issuedOn, locale),
      due: each.dueOn ? formatDay(each.dueOn, locale) : words.noDay,
      late: days > 0 ? words.days(days) : '',
      owed: money(each.askedCents),
    };
  });
}

function remarkOf({ claimed, kind, debtor, locale }: LetterFacts): string {
  const words = letterWords[locale];
  if (claimed) return words.claimedBy[debtor];
  return kind === 'dunning1' ? words.noneCounted : words.announced[debtor];
}

function sumOf(facts: LetterFacts) {
  const { claimed, askedCents, currency, locale } = facts;
  const words = letterWords[locale];
  const money = (cents: number) => formatMoney(cents, currency, locale);
  const totals = claimed
    ? [
        { label: words.principal, amount: money(askedCents) },
        { label: words.interest, amount: money(claimed.interestCents) },
        { label: words.indemnity, amount: money(claimed.indemnityCents) },
      ]
    : [];
  return { totals, net: { label: words.toPay, amount: money(letterTotalCents(facts)) } };
}

function payOf(facts: LetterFacts) {
  const { account, currency, documents, locale } = facts;
  const words = letterWords[locale];
  if (!account) return { title: words.pay, words: [words.elsewhere], account: [], quote: [], code: null };
  const numbers = documents.map(({ number }) => number);
  const reference = numbers.join(' ');
  const holds =
    currency === 'EUR' ? transferCode({ ...account, cents: letterTotalCents(facts), reference }) : null;
  const scan = words.scan(account.name);
  return {
    title: words.pay,
    words: [holds ? scan : words.transfer(account.name)],
    account: [
      `IBAN${NBSP}${formatIdentifier(account.iban)}`,
      ...(account.bic ? [`BIC${NBSP}${account.bic}`] : []),
    ],
    quote: numbers.length <= mostQuoted ? [wholeNumbers(words.quote(numbers.join(', ')))] : [],
    code: paperCode(holds === null ? null : { holds, title: words.pay, words: scan }),
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
