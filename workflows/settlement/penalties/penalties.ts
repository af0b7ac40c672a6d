import { divideHalfUp } from '../../invoice/decimal.ts';
import { addDays, daysBetween } from '../../invoice/due-date.ts';
import { parisDate } from '../../invoice/paris-time.ts';
import type { Part } from '../events.ts';
import { halfYearOf, type ReferenceKind, type ReferenceRate, rateOn } from './reference-rates.ts';
import type { TermsRate } from './terms-rate.ts';

/** C. com. art. D441-5, CCP art. D2192-35. */
const indemnityCents = 4_000;

const lawfulPoints = { professional: 1_000, public: 800 };

/** An issued document as penalties are computed of it. Amounts in cents. */
export type PenaltyDocument = {
  invoiceId: string;
  number: string;
  currency: string;
  debtor: 'professional' | 'public' | 'consumer';
  /** What the sealed document says of late payment in words of its own; null: what the law says. */
  terms: { text: string; rate: TermsRate | null } | null;
  parts: readonly Part[];
  /** What never bears anything: credited, given up, or contested today. */
  exemptCents: number;
  /** What was paid and not taken back, by its day. */
  payments: readonly { on: string; cents: number }[];
};

/** How a rate comes about: of which reference, as of when, and whether the law raised it. All in hundredths of a percent. */
type AppliedRate = {
  hundredths: number;
  by: 'law' | 'terms';
  rate: TermsRate;
  reference: ReferenceRate | null;
  /** Three times the legal rate, where that is more than was agreed. */
  floor: ReferenceRate | null;
};

/** Some days of a part at one base and one rate; both days count. */
export type PenaltyLine = {
  of: Part['of'];
  dueOn: string | null;
  from: string;
  to: string;
  days: number;
  baseCents: number;
} & (
  | { applied: AppliedRate; cents: number }
  | { applied: null; missing: { kind: ReferenceKind; from: string } }
);

export type DocumentPenalty = {
  document: PenaltyDocument;
  /** Why nothing is computed. */
  none: 'consumer' | 'unreadable' | 'currency' | null;
  lines: PenaltyLine[];
  cents: number;
  indemnityCents: number;
};

/**
 * What is owed for the lateness of a document until a day, that day included: of each part that is late what was open of it,
 * day by day, at the rate of its half-year, over 365. A payment stops it after its day, the oldest part first; what was
 * credited, given up or is contested bears nothing from the first day.
 */
export function penaltyOf(document: PenaltyDocument, on: string): DocumentPenalty {
  const none = noneOf(document);
  const lines = none ? [] : linesOf(document, on);
  const isLate = openSpans(document, on).length > 0;
  const isProfessional = document.debtor !== 'consumer' && none !== 'currency';
  return {
    document,
    none,
    lines,
    cents: lines.reduce((sum, line) => sum + (line.applied ? line.cents : 0), 0),
    indemnityCents: isProfessional && isLate ? indemnityCents : 0,
  };
}

function noneOf({ debtor, terms, currency }: PenaltyDocument): DocumentPenalty['none'] {
  if (currency !== 'EUR') return 'currency';
  if (debtor === 'public') return null;
  if (terms) return terms.rate ? null : debtor === 'consumer' ? 'consumer' : 'unreadable';
  return debtor === 'consumer' ? 'consumer' : null;
}

type Span = Pick<PenaltyLine, 'of' | 'dueOn' | 'from' | 'to' | 'baseCents'> & { began: string };

function linesOf(document: PenaltyDocument, on: string): PenaltyLine[] {
  return openSpans(document, on).map(({ began, ...span }) => {
    const days = daysBetween(span.from, span.to) + 1;
    const rate = rateOf(document, document.debtor === 'public' ? began : span.from);
    if ('missing' in rate) return { ...span, days, applied: null, missing: rate.missing };
    return { ...span, days, applied: rate, cents: interestCents(span.baseCents, rate.hundredths, days) };
  });
}

/** Base × rate × days ÷ 365, rounded once, half up. */
export const interestCents = (baseCents: number, hundredths: number, days: number): number =>
  Number(divideHalfUp(BigInt(baseCents) * BigInt(hundredths) * BigInt(days), 3_650_000n));

/** The days of each part on which something of it was open, cut where the amount or the half-year changes. */
function openSpans({ parts, exemptCents, payments }: PenaltyDocument, on: string): Span[] {
  const spans: Span[] = [];
  let before = 0;
  for (const { of, dueOn, lateAt, cents } of parts) {
    const earlier = before;
    before += cents;
    const first = lateAt && parisDate(lateAt);
    if (!first || first > on) continue;
    const openOn = (day: string) => {
      const paid = payments.reduce((sum, each) => sum + (each.on < day ? each.cents : 0), 0);
      return Math.min(cents, Math.max(0, earlier + cents - exemptCents - paid));
    };
    const starts = [first, ...payments.map((each) => addDays(each.on, 1)), ...halfYears(first, on)]
      .filter((day) => day >= first && day <= on)
      .sort();
    for (const [index, from] of [...new Set(starts)].entries()) {
      const next = [...new Set(starts)][index + 1];
      const span = {
        of,
        dueOn,
        from,
        to: next ? addDays(next, -1) : on,
        baseCents: openOn(from),
        began: first,
      };
      const last = spans.at(-1);
      if (span.baseCents === 0) continue;
      if (last && last.began === first && last.of === of && continues(last, span)) last.to = span.to;
      else spans.push(span);
    }
  }
  return spans;
}

const continues = (last: Span, next: Span): boolean =>
  last.baseCents === next.baseCents &&
  last.dueOn === next.dueOn &&
  addDays(last.to, 1) === next.from &&
  halfYearOf(last.from) === halfYearOf(next.from);

function halfYears(from: string, to: string): string[] {
  const all: string[] = [];
  for (let day = halfYearOf(from); day <= to; day = halfYearOf(addDays(day, 190))) all.push(day);
  return all;
}

type Missing = { missing: { kind: ReferenceKind; from: string } };

/** The rate of a day: what was agreed, and no less than the law's floor between professionals; else the law's own. */
function rateOf({ debtor, terms }: PenaltyDocument, day: string): AppliedRate | Missing {
  if (debtor === 'public') return lawful(lawfulPoints.public, day);
  if (!terms?.rate) return lawful(lawfulPoints.professional, day);
  const agreed = agreedOf(terms.rate, day);
  if ('missing' in agreed || debtor === 'consumer') return agreed;
  const legal = rateOn('legal', day);
  // An agreed rate of which the floor is not known may be too low; it is never too high.
  if (!legal || 3 * legal.hundredths <= agreed.hundredths) return agreed;
  return { ...agreed, hundredths: 3 * legal.hundredths, floor: legal };
}

function lawful(plus: number, day: string): AppliedRate | Missing {
  const found = agreedOf({ of: 'ecb', plus }, day);
  return 'missing' in found ? found : { ...found, by: 'law' };
}

function agreedOf(rate: TermsRate, day: string): AppliedRate | Missing {
  const known = { by: 'terms', rate, floor: null } as const;
  if (rate.of === 'fixed') return { ...known, hundredths: rate.yearly, reference: null };
  const reference = rateOn(rate.of, day);
  if (!reference) return { missing: { kind: rate.of, from: halfYearOf(day) } };
  const hundredths = rate.of === 'ecb' ? reference.hundredths + rate.plus : reference.hundredths * rate.times;
  return { ...known, hundredths, reference };
}
