import type { OpenDocument } from '#db/queries/outstanding.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { formatIdentifier, formatMoney, NBSP } from '#emails/format.ts';
import type { Look } from '../../documents/look/look.ts';
import { type Paper, paperCode, runningName } from '../../documents/paper.ts';
import { transferCode } from '../../documents/sepa-qr.ts';
import { addressLines, identityLines, sellerLines } from '../../documents/sheet-parties.ts';
import { formatDay } from '../../documents/typography.ts';
import { type Pieces, wholeNumbers } from '../../documents/whole-numbers.ts';
import { daysBetween } from '../../invoice/due-date.ts';
import type { StatementFacts } from './read-statement.ts';
import { periodText, wordedLines } from './worded.ts';
import { statementWords } from './words.ts';

/** A statement as it is typeset, in the customer's language. */
export function statementPaper(facts: StatementFacts, look: Look): Paper {
  const { business, customer, locale, statement, officeName } = facts;
  const words = statementWords[locale];
  const { period, openingCents, closingCents, currency } = statement;
  const money = (cents: number) => formatMoney(cents, currency, locale);
  const day = (of: string) => formatDay(of, locale);
  const title = `${words.title} ${periodText(statement, locale)}`;
  const opening = period.from
    ? [
        {
          on: day(period.from),
          what: words.opening(day(period.from)),
          notes: [],
          due: '',
          debit: '',
          credit: '',
          balance: money(openingCents),
        },
      ]
    : [];
  return {
    template: 'statement',
    title,
    author: business.name,
    on: facts.today,
    locale,
    look,
    sheet: {
      title: words.title,
      running: `${words.title} · ${runningName(customer.name)}`,
      period: periodText(statement, locale),
      seller: { name: business.name, lines: sellerLines(business, locale) },
      customer: {
        caption: words.customer,
        name: customer.name,
        lines: addressLines(customer.address, locale).filter(Boolean).map(wholeNumbers),
      },
      columns: words.columns,
      rows: [
        ...opening,
        ...wordedLines(statement, locale).map((line) => ({
          on: day(line.on),
          what: wholeNumbers(line.what),
          notes: line.notes.map(wholeNumbers),
          due: line.dueOn ? day(line.dueOn) : '',
          debit: line.cents > 0 ? money(line.cents) : '',
          credit: line.cents > 0 ? '' : money(-line.cents),
          balance: money(line.balanceCents),
        })),
      ],
      totals: [
        { label: words.debit, amount: money(statement.debitCents) },
        { label: words.credit, amount: money(statement.creditCents) },
      ],
      net: {
        label: closingCents < 0 ? words.inFavour(day(period.to)) : words.closing(day(period.to)),
        amount: money(Math.abs(closingCents)),
      },
      remarks: [words.errors, words.notCounted, ...(facts.open ? [] : [words.past(day(facts.today))])],
      open: openOf(facts),
      pay: payOf(facts),
      identity: identityLines(business, locale).map(wholeNumbers),
      edition: '',
      mandate: officeName ? words.prepared(officeName, business.name) : '',
      page: words.page,
    },
  };
}

function openOf({ open, locale, today }: StatementFacts) {
  if (!open || open.length === 0) return null;
  const words = statementWords[locale];
  return {
    title: words.open(formatDay(today, locale)),
    columns: words.openColumns,
    rows: open.map((each) => ({
      what: wholeNumbers(`${words.document[each.kind]} ${each.number}`),
      notes: openNotes(each, locale),
      due: each.dueOn ? formatDay(each.dueOn, locale) : words.onReceipt,
      late: each.lateCents > 0 && each.dueOn ? words.late(daysBetween(each.dueOn, today)) : '',
      owed: formatMoney(each.balanceCents, each.currency, locale),
    })),
  };
}

/** What of an open document is not asked for now, and why. */
function openNotes({ subject, disputedCents, promisedOn, currency }: OpenDocument, locale: Locale): Pieces[] {
  const words = statementWords[locale];
  return [
    subject,
    disputedCents > 0 ? words.disputed(formatMoney(disputedCents, currency, locale)) : '',
    promisedOn ? words.promised(formatDay(promisedOn, locale)) : '',
  ]
    .filter((each) => each !== '')
    .map(wholeNumbers);
}

/** What may be asked for: nothing that is contested. A document of another account says for itself where it is paid. */
function payOf({ open, account, statement, locale }: StatementFacts) {
  const { closingCents, currency } = statement;
  const disputedCents = (open ?? []).reduce((sum, each) => sum + each.disputedCents, 0);
  const cents = closingCents - disputedCents;
  if (!open || !account || cents <= 0) return null;
  const words = statementWords[locale];
  const asked = open.map(({ number }) => number);
  const holds = currency === 'EUR' ? transferCode({ ...account, cents, reference: asked.join(' ') }) : null;
  const title = words.pay(formatMoney(cents, currency, locale));
  return {
    title,
    words: [holds ? words.scan(account.name) : words.transfer(account.name)],
    account: [
      `IBAN${NBSP}${formatIdentifier(account.iban)}`,
      ...(account.bic ? [`BIC${NBSP}${account.bic}`] : []),
    ],
    quote: asked.length <= 12 ? [wholeNumbers(words.quote(asked.join(', ')))] : [],
    code: paperCode(holds === null ? null : { holds, title, words: words.scan(account.name) }),
  };
}
