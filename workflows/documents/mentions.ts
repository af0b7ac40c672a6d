import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { formatMoney, formatPercent } from '#emails/format.ts';
import { isConsumer, isPublicBuyer } from '#workflows/invoice/buyer.ts';
import { dueDate } from '#workflows/invoice/due-date.ts';
import { dwellingRates } from '#workflows/invoice/dwelling.ts';
import { instalmentsOf } from '#workflows/invoice/instalments.ts';
import { asksForPayment } from '#workflows/invoice/payable.ts';
import { daysText, instalmentText } from './days-text.ts';
import { labels } from './labels.ts';
import { paidText } from './sheet-cases.ts';
import { formatDate, formatDay } from './typography.ts';
import { wording } from './wording.ts';

/** One column of mentions at the foot of a document. */
export type MentionColumn = { title: string; paragraphs: string[] };

/** Notes that other parts of the document print, or that only machines read. */
const notPrintedHere = new Set(['AAB', 'PMD', 'PMT', 'BAR', 'DCL']);
const vatNotes = new Set(['TXD', 'ABU']);

/**
 * Payment, VAT, other mentions: what the law asks for on this document on the day `on` (of issue, or of the work while it
 * is a draft), then what its author added.
 * A column with nothing to say is left out.
 */
export function mentionColumns(
  content: InvoiceContent,
  { issuedOn, on }: { issuedOn: string | null; on: string | null },
  locale: Locale,
): MentionColumn[] {
  const words = labels[locale].mentions;
  const isCredit = content.kind === 'creditNote';
  const notes = content.notes.filter((note) => !notPrintedHere.has(note.code));
  const columns = [
    {
      title: isCredit ? words.refund : words.payment,
      paragraphs: isCredit
        ? refundMentions(content, locale)
        : paymentMentions(content, { issuedOn, on }, locale),
    },
    {
      title: content.retention ? words.vatAndRetention : words.vat,
      paragraphs: [
        ...vatMentions(content, on, locale),
        ...retentionText(content, on, locale),
        ...notes.filter((note) => vatNotes.has(note.code)).map((note) => note.text),
      ],
    },
    {
      title: notes.some((note) => !vatNotes.has(note.code)) ? words.other : words.references,
      paragraphs: [
        ...precedingMentions(content, locale),
        ...notes.filter((note) => !vatNotes.has(note.code)).map((note) => note.text),
      ],
    },
  ];
  return columns
    .map((column) => ({ ...column, paragraphs: column.paragraphs.filter((each) => each.trim() !== '') }))
    .filter((column) => column.paragraphs.length > 0);
}

/**
 * The three payment notes of C. com. art. L441-9 under their UNTDID 4451 codes, each once (rule BR-FR-05): AAB discount,
 * PMD late penalties, PMT recovery fee. A note of the document replaces the standard text; a consumer gets none of the
 * standard ones.
 */
export function paymentNotes(
  content: InvoiceContent,
  on: string | null,
  locale: Locale,
): { code: 'AAB' | 'PMD' | 'PMT'; text: string }[] {
  const isPublic = isPublicBuyer(content);
  const standard = [
    { code: 'AAB', key: 'noDiscount' },
    { code: 'PMD', key: isPublic ? 'latePenaltiesPublic' : 'latePenalties' },
    { code: 'PMT', key: isPublic ? 'recoveryFeePublic' : 'recoveryFee' },
  ] as const;
  return standard.flatMap(({ code, key }) => {
    const own = content.notes.find((note) => note.code === code && note.text.trim() !== '');
    if (own) return [{ code, text: own.text }];
    return isConsumer(content) ? [] : [{ code, text: wording(key, on, locale) }];
  });
}

/**
 * "30 jours, date de facture": how the due date follows from the issue date, in words. A date that has passed by the day
 * of issue is that day, as everywhere else (`dueDate`).
 */
export function dueRuleText(content: InvoiceContent, locale: Locale, issuedOn: string | null = null): string {
  const rule = content.dueRule;
  const isFrench = locale === 'fr';
  switch (rule.kind) {
    case 'onReceipt':
      return isFrench ? 'à réception' : 'on receipt';
    case 'date': {
      const day = formatDate((issuedOn && dueDate(rule, issuedOn)) || rule.date, locale);
      return isFrench ? `le ${day}` : `on ${day}`;
    }
    case 'days':
      if (rule.days === 0) return isFrench ? 'à l’émission' : 'on the issue date';
      if (isPublicBuyer(content)) return daysText(rule.days, locale, 'après réception', 'after receipt');
      return daysText(rule.days, locale, 'après émission', 'after issue');
    case 'endOfMonth':
      if (rule.days === 0) return isFrench ? 'fin de mois' : 'end of month';
      return daysText(rule.days, locale, 'fin de mois', 'end of month');
    case 'endOfMonthPlus': {
      const after = daysText(rule.days, locale, 'après la fin du mois', 'after the end of the month');
      return rule.days === 0 ? (isFrench ? 'fin de mois' : 'end of month') : after;
    }
    case 'dayOfMonth': {
      const on = isFrench ? `le ${rule.day} du mois` : `on day ${rule.day} of the month`;
      return rule.days === 0 ? on : daysText(rule.days, locale, on, on);
    }
    case 'instalments':
      return rule.parts.map((part) => instalmentText(part, locale)).join(isFrench ? '\u202f; ' : '; ');
  }
}

/** Where nothing is left to be paid there is no term, but what is late is told all the same (C. com. art. L441-9). */
function paymentMentions(
  content: InvoiceContent,
  { issuedOn, on }: { issuedOn: string | null; on: string | null },
  locale: Locale,
): string[] {
  const terms = `${locale === 'fr' ? 'Paiement' : 'Payment'} ${dueRuleText(content, locale, issuedOn)}.`;
  const nothing = locale === 'fr' ? 'Rien à payer.' : 'Nothing to pay.';
  const paid = paidText(content, locale);
  return [
    ...(asksForPayment(content)
      ? [terms, instalmentMention(content, on, locale)]
      : [paid ? `${paid}.` : nothing]),
    ...paymentNotes(content, on, locale).map((note) => note.text),
    content.paymentTerms,
  ];
}

/** "Soit 2 880,00 € le jeu. 26 nov. 2026, 4 320,00 € le sam. 26 déc. 2026." once the day of issue is known. */
export function instalmentMention(content: InvoiceContent, on: string | null, locale: Locale): string {
  const payments = on ? instalmentsOf(content, on) : [];
  if (payments.length === 0) return '';
  const list = payments.map((each) => {
    const amount = formatMoney(each.cents, content.currency, locale);
    return `${amount} ${locale === 'fr' ? 'le' : 'on'} ${formatDate(each.on, locale)}`;
  });
  return `${locale === 'fr' ? 'Soit' : 'That is'} ${list.join(', ')}.`;
}

function refundMentions(content: InvoiceContent, locale: Locale): string[] {
  const text =
    locale === 'fr'
      ? 'Ce montant sera imputé sur votre prochaine facture ou, à votre demande, remboursé.'
      : 'This amount will be set against your next invoice or, at your request, refunded.';
  if (content.paymentTerms.trim() !== '') return [content.paymentTerms];
  return content.totals.payableCents === 0 ? [] : [text];
}

function vatMentions(content: InvoiceContent, on: string | null, locale: Locale): string[] {
  const charged = content.totals.vat.some((each) => each.vatCents !== 0);
  const texts: string[] = [];
  if (content.kind === 'creditNote') {
    const netOfTax = content.exemptions.some((each) => each.code === 'VATEX-FR-CNWVAT');
    if (netOfTax) texts.push(wording('creditNoteNetOfTax', on, locale));
    else if (charged) {
      const isDeducted = !isConsumer(content);
      texts.push(wording('creditNoteVat', on, locale));
      if (isDeducted) texts.push(wording('creditNoteDeduction', on, locale));
    }
  } else if (charged && content.vatOnDebits) {
    texts.push(wording('vatOnDebits', on, locale));
  } else if (charged && content.operation !== 'goods') {
    texts.push(
      wording(content.operation === 'mixed' ? 'vatOnCollectionMixed' : 'vatOnCollection', on, locale),
    );
  }
  for (const part of content.totals.vat) texts.push(exemptionText(part, on, locale));
  const certified = dwellingText(content, on, locale);
  if (certified) texts.push(certified, `${wording('dwellingSigned', on, locale)} ${SIGNATURE}`);
  return [...new Set(texts)];
}

/** Room to write on: the lines of the column end in it. */
const SIGNATURE = '\u2026'.repeat(24);

/** What the customer of works on a dwelling certifies for their reduced rates; "" on every other document. */
export function dwellingText(content: InvoiceContent, on: string | null, locale: Locale): string {
  const rates = dwellingRates(content);
  if (content.dwelling !== 'works' || content.kind === 'creditNote' || rates.length === 0) return '';
  const told = rates.map((rate) => formatPercent(rate, locale));
  const energy = wording('dwellingEnergy', on, locale, { rate: formatPercent('5.5', locale) });
  const base = wording('dwelling', on, locale, { rates: told.join(locale === 'fr' ? ' et ' : ' and ') });
  return rates.includes('5.5') ? `${base} ${energy}` : base;
}

/** Why a part of the document bears no VAT; the author's reason first, except that "Autoliquidation" is never left out. */
export function exemptionText(
  part: Pick<InvoiceContent['totals']['vat'][number], 'category' | 'exemptionReason' | 'exemptionCode'>,
  on: string | null,
  locale: Locale,
): string {
  const { category, exemptionReason: reason, exemptionCode: code } = part;
  if (code === 'VATEX-FR-CNWVAT') return reason;
  if (category === 'AE') {
    const standard = wording('reverseCharge', on, locale);
    if (reason.trim() === '') return standard;
    return /autoliquidation/i.test(reason) ? reason : `${standard} ${reason}`;
  }
  if (reason.trim() !== '') return reason;
  if (code === 'VATEX-FR-FRANCHISE') return wording('franchise', on, locale);
  if (category === 'K') return wording('intraCommunity', on, locale);
  if (category === 'G') return wording('exportOutsideEu', on, locale);
  if (category === 'O') return wording('outOfScope', on, locale);
  return category === 'E' ? wording('exempt', on, locale) : '';
}

/** What is withheld under a retention, by which law, and when it is released; nothing without one. */
export function retentionText(content: InvoiceContent, on: string | null, locale: Locale): string[] {
  const { retention } = content;
  if (!retention) return [];
  const percent = formatPercent(retention.percent, locale);
  const key = isPublicBuyer(content) ? 'retentionPublic' : 'retention';
  const release = retention.releaseOn ? formatDay(retention.releaseOn, locale) : '';
  const releaseText = locale === 'fr' ? `À restituer le ${release}.` : `To be released on ${release}.`;
  return [wording(key, on, locale, { percent }), release && releaseText];
}

/** Names the earlier documents that this one cancels, and for how much, or replaces (CGI ann. II art. 242 nonies A). */
function precedingMentions(content: InvoiceContent, locale: Locale): string[] {
  const amount = formatMoney(Math.abs(content.totals.grossCents), content.currency, locale);
  const isOnly = content.precedingDocuments.length === 1;
  if (content.kind !== 'creditNote' && content.kind !== 'corrective') return [];
  return content.precedingDocuments.map(({ number, date }) => {
    const when = date ? formatDate(date, locale) : '';
    const name = locale === 'fr' ? `${number}${when && ` du ${when}`}` : `${number}${when && ` of ${when}`}`;
    if (content.kind === 'creditNote') {
      if (content.totals.grossCents === 0)
        return locale === 'fr'
          ? `Le présent avoir porte sur la facture ${name}, sans en changer le montant.`
          : `This credit note is about invoice ${name} and does not change its amount.`;
      const share = isOnly
        ? locale === 'fr'
          ? `, à hauteur de ${amount} TTC`
          : `, for ${amount} including VAT`
        : '';
      return locale === 'fr'
        ? `Le présent avoir annule la facture ${name}${share}.`
        : `This credit note cancels invoice ${name}${share}.`;
    }
    return locale === 'fr' ? `Remplace la facture ${name}.` : `Replaces invoice ${name}.`;
  });
}
