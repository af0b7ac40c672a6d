import type { DueRule, InvoiceContent } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { formatMoney, formatPercent } from '#emails/format.ts';
import { standardTerms } from '#workflows/documents/electronic/terms.ts';
import { dueRuleText } from '#workflows/documents/mentions.ts';
import { formatDate } from '#workflows/documents/typography.ts';
import { compareDecimals } from '#workflows/invoice/decimal.ts';
import { addDays, daysBetween } from '#workflows/invoice/due-date.ts';
import { instalmentsOf } from '#workflows/invoice/instalments.ts';
import { type DueTerm, shareOf } from './due-shares.ts';
import type { Texts } from './texts.ts';
import type { Warning } from './warning.ts';
import { warning } from './warning.ts';

type Terms = Pick<InvoiceContent, 'dueRule' | 'paymentTerms'>;
type Dated = DueTerm & { on: string };

/**
 * BT-9 and BT-20 of a file as a rule and words. Of several days of payment each is kept: as instalments where their shares
 * are known, in words otherwise; a credit note has its day in words, as the model has no other place for it.
 */
export function dueTermsOf(
  draft: InvoiceContent,
  terms: readonly DueTerm[],
  issued: string | null,
  warnings: Warning[],
): Terms {
  const paymentTerms = textOf(terms);
  const dated = datedOf(terms);
  if (draft.kind === 'creditNote') return refundTerms(paymentTerms, dated, warnings);
  if (isSeveral(dated, draft.totals.payableCents))
    return severalTerms({ ...draft, paymentTerms }, dated, issued, warnings);
  return (
    ownInstalments(draft, paymentTerms) ?? {
      dueRule: dueRuleOf(dated[0]?.on ?? null, issued, warnings),
      paymentTerms,
    }
  );
}

/** BT-20: the words of all of them, each once. */
export const textOf = (terms: readonly DueTerm[]): string =>
  terms
    .map((each) => each.text)
    .filter((text, at, all) => text && all.indexOf(text) === at)
    .join('\n');

/** The last day on which something is due; null when no day is named. */
export const lastDayOf = (terms: readonly DueTerm[]): string | null => datedOf(terms).at(-1)?.on ?? null;

/** In their order; one that says no more than the day of another is that other. */
function datedOf(terms: readonly DueTerm[]): Dated[] {
  const dated = terms.filter((each): each is Dated => each.on !== null);
  const saysMore = ({ text, amountCents, percent }: Dated) =>
    text !== '' || amountCents !== null || percent !== null;
  const isRepeated = ({ on }: Dated, at: number) =>
    dated.some((other, index) => other.on === on && (index < at || (index > at && saysMore(other))));
  return dated
    .filter((each, at) => saysMore(each) || !isRepeated(each, at))
    .sort((a, b) => a.on.localeCompare(b.on));
}

/** Whether one day says it all: no second day, and nothing that is only a part of what is due. */
function isSeveral(dated: Dated[], payableCents: number): boolean {
  const isPart = ({ amountCents, percent }: Dated) =>
    (amountCents ?? payableCents) !== payableCents || compareDecimals(percent ?? '100', '100') !== 0;
  return dated.some((each) => each.on !== dated[0]?.on || isPart(each));
}

function refundTerms(paymentTerms: string, dated: Dated[], warnings: Warning[]): Terms {
  const dueRule = { kind: 'onReceipt' } as const;
  const days = dated.map(({ on }) => formatDate(on, 'fr')).join(', ');
  if (!days) return { dueRule, paymentTerms };
  warnings.push(warning('creditNote.dueDate', { date: dated.map(({ on }) => on).join(', ') }));
  const own = paymentTerms === standardTerms.refund ? '' : paymentTerms;
  const refund = `${standardTerms.refund.replace(/\.$/, '')} au plus tard le ${days}.`;
  return { dueRule, paymentTerms: [own, refund].filter(Boolean).join('\n') };
}

function severalTerms(
  draft: InvoiceContent,
  dated: Dated[],
  issued: string | null,
  warnings: Warning[],
): Terms {
  const { currency, paymentTerms } = draft;
  const rule = issued ? instalmentRule(draft, dated, issued) : null;
  if (rule && issued) {
    const payments = instalmentsOf({ ...draft, dueRule: rule }, issued);
    const parts = (locale: Locale) =>
      rule.parts.map(({ percent }, at) => {
        const { on = '', cents = 0 } = payments[at] ?? {};
        return `${formatPercent(percent, locale)} (${formatMoney(cents, currency, locale)}), ${formatDate(on, locale)}`;
      });
    warnings.push(warning('dueDate.instalments', { parts: inBoth(parts) }));
    return { dueRule: rule, paymentTerms };
  }
  const words = (locale: Locale) =>
    dated.map(({ on, text, amountCents, percent }) => {
      const share =
        amountCents === null
          ? percent && formatPercent(percent, locale)
          : formatMoney(amountCents, currency, locale);
      const told = [share, text].filter(Boolean).join(', ');
      return told ? `${formatDate(on, locale)} (${told})` : formatDate(on, locale);
    });
  warnings.push(warning('dueDate.several', { dates: inBoth(words) }));
  const told = `Échéances\u202f: ${words('fr').join('\u202f; ')}.`;
  const others = paymentTerms.split('\n').filter((line) => !dated.some((each) => each.text === line));
  const date = dated.at(-1)?.on ?? '';
  return { dueRule: { kind: 'date', date }, paymentTerms: [...others, told].filter(Boolean).join('\n') };
}

/** Days and shares as the model has them; null where a share is not known, or would not give the file's amounts. */
function instalmentRule(draft: InvoiceContent, dated: Dated[], issued: string) {
  const days = dated.map(({ on }) => daysBetween(issued, on));
  const shares = shareOf(dated, draft.totals.payableCents);
  const isRising = days.every((each, at) => each >= 0 && each <= 1100 && each > (days[at - 1] ?? -1));
  if (!shares || !isRising || dated.length > 24) return null;
  const parts = days.map((each, at) => ({ percent: shares[at] ?? '0', days: each }));
  return { kind: 'instalments', parts } satisfies DueRule;
}

/** Instalments as our own documents tell them, in the words of their rule on the last line; null for other words. */
function ownInstalments(draft: InvoiceContent, paymentTerms: string): Terms | null {
  const [, before = '', list = ''] = /^([\s\S]*\n)?Paiement (\d.*?)\.(?: Soit .*)?$/.exec(paymentTerms) ?? [];
  const parts = list.split('\u202f; ').flatMap((each) => {
    const [, percent, days] = /^([\d,]+)\s%\sà\s(?:l’émission|(\d+)\sjours?)$/.exec(each) ?? [];
    return percent ? [{ percent: percent.replace(',', '.'), days: Number(days ?? 0) }] : [];
  });
  if (parts.length < 2) return null;
  const dueRule = { kind: 'instalments', parts } satisfies DueRule;
  if (dueRuleText({ ...draft, dueRule }, 'fr') !== list) return null;
  return { dueRule, paymentTerms: before.trim() };
}

/** A draft is issued on another day than its model was: the term is kept, rather than a date that may have passed. */
function dueRuleOf(date: string | null, issued: string | null, warnings: Warning[]): DueRule {
  if (!date) return { kind: 'onReceipt' };
  const days = issued ? daysBetween(issued, date) : -1;
  if (!issued || days < 0 || days > 365 || addDays(issued, days) !== date) return { kind: 'date', date };
  warnings.push(warning('dueDate.asDays', { date, days: String(days) }));
  return { kind: 'days', days };
}

const inBoth = (list: (locale: Locale) => string[]): Texts => ({
  fr: list('fr').join('\u202f; '),
  en: list('en').join('; '),
});
