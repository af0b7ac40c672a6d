import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { formatMoney, NBSP } from '#emails/format.ts';
import { asksForPayment } from '#workflows/invoice/payable.ts';
import { labels } from './labels.ts';
import { mandateText } from './mandate-text.ts';
import { dueRuleText, type MentionColumn, mentionColumns } from './mentions.ts';
import { sepaQr } from './sepa-qr.ts';
import { paidText } from './sheet-cases.ts';
import { lineRows, type Row } from './sheet-lines.ts';
import { identityLines, type PartyBlock, partyBlocks, sellerLines } from './sheet-parties.ts';
import { paymentBlock, type Total, totalRows, vatRows } from './sheet-totals.ts';
import type { TypesetInput } from './typeset-input.ts';
import { formatDate, formatDay, formatPeriod } from './typography.ts';

/** A QR code: what it holds, and the words beside it. */
type Code = { holds: string; title: string; words: string };

/** A document as the template draws it: nothing but final text, in the order of the page. */
export type Sheet = {
  lang: Locale;
  /** Drawn in dashes. */
  pencil: boolean;
  /** Colour of rules and titles, "#1f4e79"; null for ink. */
  colour: string | null;
  meta: { title: string; author: string; date: [year: number, month: number, day: number] | null };
  strip: string;
  title: string;
  number: { label: string; value: string };
  seller: { name: string; lines: string[] };
  parties: PartyBlock[];
  facts: { label: string; value: string }[];
  subject: { label: string; text: string } | null;
  columns: string[];
  rows: Row[];
  vat: { columns: string[]; rows: string[][] };
  payment: { title: string; lines: string[] } | null;
  codes: Code[];
  carried: { forward: string; brought: string };
  totals: Total[];
  net: { label: string; amount: string };
  mentions: MentionColumn[];
  identity: string[];
  mandate: string;
  /** Which round of a draft this is, or what an issued document carries as data. */
  edition: string;
  page: string;
};

/**
 * The sheet of a document. @throws TypeError for an issued document without its date of issue, which the law asks for
 * (CGI ann. II art. 242 nonies A, I, 6°).
 */
export function sheetOf(input: TypesetInput): Sheet {
  const { stage, reference, issuedOn, locale } = input;
  if (stage === 'issued' && !issuedOn)
    throw new TypeError(`issued document ${reference} has no date of issue`);
  const content = withCreditsNegative(input.content);
  const words = labels[locale];
  const pencil = stage === 'draft';
  const title = words.title[content.kind];
  const number = { label: pencil ? words.provisionalNumber : words.number, value: reference };
  return {
    lang: locale,
    pencil,
    meta: { title: `${title} ${reference}`, author: content.seller.name, date: dateTuple(issuedOn) },
    colour: input.look?.colour ?? null,
    strip: pencil ? words.strip : duplicateStrip(input),
    title,
    number,
    seller: { name: content.seller.name, lines: sellerLines(content.seller, locale) },
    parties: partyBlocks(content, locale),
    facts: facts(input),
    subject: content.subject.trim() ? { label: words.subject, text: content.subject } : null,
    columns: words.columns,
    rows: lineRows(content, locale),
    vat: { columns: words.vatColumns, rows: vatRows(content, locale) },
    payment: paymentBlock(content, reference, pencil, locale),
    codes: pencil ? [] : codes(input),
    carried: { forward: words.carriedForward, brought: words.broughtForward },
    ...totalRows(content, locale),
    mentions: mentionColumns(content, { issuedOn, on: issuedOn ?? content.period.to }, locale),
    identity: identityLines(content.seller, locale),
    mandate: mandateText(input, locale),
    edition: edition(input),
    page: words.page,
  };
}

/**
 * EN 16931 writes the amounts of a credit note (381) without sign, a reader expects them to deduct: what credits is
 * printed negative, whichever way it was entered.
 */
function withCreditsNegative(content: InvoiceContent): InvoiceContent {
  if (content.kind !== 'creditNote' || content.totals.grossCents <= 0) return content;
  const { totals } = content;
  const negated = Object.fromEntries(
    Object.entries(totals).map(([name, value]) => [name, typeof value === 'number' ? -value : value]),
  ) as unknown as typeof totals;
  return {
    ...content,
    lines: content.lines.map((line) => ({
      ...line,
      quantity: line.quantity.startsWith('-') ? line.quantity.slice(1) : `-${line.quantity}`,
      adjustments: line.adjustments.map(reversed),
    })),
    adjustments: content.adjustments.map(reversed),
    prepaidCents: -content.prepaidCents,
    roundingCents: -content.roundingCents,
    retention: content.retention && { ...content.retention, amountCents: -content.retention.amountCents },
    penalty: content.penalty && { ...content.penalty, amountCents: -content.penalty.amountCents },
    totals: {
      ...negated,
      vat: totals.vat.map((each) => ({ ...each, baseCents: -each.baseCents, vatCents: -each.vatCents })),
    },
  };
}

function reversed<T extends { amountCents: number; baseCents: number | null }>(adjustment: T): T {
  const baseCents = adjustment.baseCents === null ? null : -adjustment.baseCents;
  return { ...adjustment, amountCents: -adjustment.amountCents, baseCents };
}

function facts({ content, stage, issuedOn, dueOn, locale }: TypesetInput): Sheet['facts'] {
  const words = labels[locale];
  const performed = formatPeriod(content.period.from, content.period.to, locale);
  const rule = dueRuleText(content, locale, issuedOn);
  const isOneDate = dueOn !== null && content.dueRule.kind !== 'instalments';
  const due = isOneDate ? formatDate(dueOn, locale) : rule;
  const settled = paidText(content, locale) || (asksForPayment(content) ? due : words.noDue);
  const all = [
    {
      label: words.issuedOn,
      value: stage === 'issued' && issuedOn ? formatDate(issuedOn, locale) : words.atApproval,
    },
    { label: words.performed, value: performed },
    { label: words.dueOn, value: settled },
    { label: words.operation, value: words.operations[content.operation] },
  ];
  return all.filter((fact) => fact.value !== '');
}

function edition({ stage, round, facturX, locale }: TypesetInput): string {
  if (stage === 'issued') return facturX ? `Factur-X${NBSP}${facturX.level}` : '';
  return round === null ? '' : `${labels[locale].round}${NBSP}${round}`;
}

/** A second print says so on every page, and how it stands on its day; « duplicata » is what a tax auditor looks for. */
function duplicateStrip({ duplicateOn, standing, content, locale }: TypesetInput): string {
  if (!duplicateOn) return '';
  const words = labels[locale];
  const owed = standing && formatMoney(standing.owedCents, content.currency, locale);
  return [
    words.duplicate,
    formatDay(duplicateOn, locale),
    ...(standing && owed ? [words.standing[standing.is](owed)] : []),
  ].join(' · ');
}

/** How to pay and where to check, for a telephone. */
function codes({ content, reference, check, locale }: TypesetInput): Code[] {
  const words = labels[locale];
  const transfer = sepaQr(content, reference);
  const all: Code[] = [];
  if (transfer) all.push({ holds: transfer, title: words.payByCode, words: words.payByCodeHow });
  if (check) all.push({ holds: check.url, title: words.check, words: check.code });
  return all;
}

function dateTuple(date: string | null): [number, number, number] | null {
  const [year, month, day] = (date ?? '').split('-').map(Number);
  return year && month && day ? [year, month, day] : null;
}
