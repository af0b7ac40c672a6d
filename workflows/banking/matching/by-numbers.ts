import { fill, lessCredit, nothing, sumOf, whole } from './choices.ts';
import type { NumberHit } from './numbers.ts';
import { payerOf } from './prepare-book.ts';
import { openOf, type Reading } from './read-line.ts';
import { numberReasons, say, sumReason } from './say.ts';
import { subsets } from './subsets.ts';
import type { MatchReason, OpenItem, Proposal } from './types.ts';

const balances = (items: readonly OpenItem[]) => items.map(({ balanceCents }) => balanceCents);

/** What a line is for by the numbers that stand in it; undefined where there are none to go by. */
export function byNumbers(reading: Reading): Proposal | undefined {
  const hits = hitsOf(reading);
  const items = hits.map(({ of }) => of);
  if (items.length === 0) return undefined;
  return (
    exactly(reading, hits) ??
    ofSeveral(reading, hits) ??
    lessACredit(reading, items) ??
    someOf(reading, items) ??
    (reading.line.cents < sumOf(items) ? tooLittle(reading, items) : tooMuch(reading, items))
  );
}

type Hit = NumberHit<OpenItem>;

/** The numbers to go by, in the order in which they stand. */
function hitsOf({ line, found, payers, isPayer }: Reading): Hit[] {
  const firm = found.filter(
    ({ isDoubtful, of, reading }) =>
      !isDoubtful ||
      (isPayer(of) &&
        (of.balanceCents === line.cents || (reading === 'serial' && /^\d{4,}$/.test(of.number)))),
  );
  // A serial alone is many documents' across years: the payer's, or what the amount says, if one of them is.
  const full = firm.filter(({ reading }) => reading === 'whole' || reading === 'digits');
  const serials = firm.filter(({ reading }) => reading === 'serial');
  const ofPayer = serials.filter(({ of }) => isPayer(of));
  const picked = [
    ...full,
    ...(ofPayer.length > 0 ? ofPayer : payers.length > 0 && full.length > 0 ? [] : serials),
  ];
  return [...new Map(picked.map((hit) => [hit.of, hit])).values()].sort((a, b) => a.at - b.at);
}

const isStrong = ({ isPayer }: Reading, hits: readonly Hit[]) =>
  hits.every(({ reading, isDoubtful, of }) => !isDoubtful && (reading !== 'serial' || isPayer(of)));

/** One place of a label may be several documents: then the amount tells, or a person. */
const placesOf = (hits: readonly Hit[]) => new Set(hits.map(({ at }) => at)).size;

/** The amount is that of all that is named, or of one of them. */
function exactly(reading: Reading, hits: readonly Hit[]): Proposal | undefined {
  const { line, settled } = reading;
  const items = hits.map(({ of }) => of);
  const isFirm = isStrong(reading, hits) && settled.length === 0;
  const places = placesOf(hits);
  if (sumOf(items) === line.cents) {
    const reasons: MatchReason[] =
      items.length === 1 ? [{ code: 'exactAmount' }] : [{ code: 'sumOfNumbers', count: items.length }];
    const isSure = isFirm && (items.length === 1 || places === items.length);
    return say(reading, { choice: whole(items), items, isSure, reasons });
  }
  const [first, ...rest] = items.filter(({ balanceCents }) => balanceCents === line.cents);
  if (!first) return undefined;
  return say(reading, {
    choice: whole([first]),
    items: [first],
    isSure: isFirm && places === 1,
    reasons: [{ code: 'exactAmount' }],
    alternatives: rest.map((each) => whole([each])),
  });
}

/** Nobody says which of the documents of one number is meant. */
function ofSeveral(reading: Reading, hits: readonly Hit[]): Proposal | undefined {
  const items = hits.map(({ of }) => of);
  if (placesOf(hits) === items.length || reading.payers.length > 0) return undefined;
  const alternatives = items.slice(0, 4).map((each) => fill([each], reading.line.cents));
  return nothing(numberReasons(reading, items), null, alternatives);
}

/** The customer took a credit of his off. */
function lessACredit(reading: Reading, items: readonly OpenItem[]): Proposal | undefined {
  const { book, line } = reading;
  const total = sumOf(items);
  const credit = items
    .flatMap(({ customerId }) => book.creditsOf.get(customerId ?? '') ?? [])
    .find(({ currency, cents }) => currency === line.currency && total - cents === line.cents);
  if (!credit) return undefined;
  return say(reading, {
    choice: lessCredit(items, credit),
    items,
    isSure: false,
    reasons: [{ code: 'creditDeducted', number: credit.number, cents: credit.cents }],
  });
}

/** Some of those that are named add up to it. */
function someOf(reading: Reading, items: readonly OpenItem[]): Proposal | undefined {
  if (items.length < 2) return undefined;
  const sums = subsets(balances(items), reading.line.cents).found;
  const [best, ...others] = sums.map((set) => set.flatMap((at) => items[at] ?? []));
  if (!best) return undefined;
  return say(reading, {
    choice: whole(best),
    items: best,
    isSure: false,
    reasons: [{ code: 'sumOfItems', count: best.length }],
    alternatives: others.map(whole),
  });
}

/** Above it, or above a twentieth, what is missing is no charge of a bank. */
const largestChargeCents = 5000;

function tooLittle(reading: Reading, items: readonly OpenItem[]): Proposal {
  const { book, line } = reading;
  const limit = book.input.chargeLimitCents;
  const total = sumOf(items);
  const missing = total - line.cents;
  const isPart = items.some(({ parts }) => parts.includes(line.cents));
  const isCharge = missing <= Math.max(limit, largestChargeCents) && missing * 20 <= total;
  const reasons: MatchReason[] = isPart
    ? [{ code: 'part' }]
    : isCharge
      ? [{ code: 'charge', cents: missing, isWithinLimit: missing <= limit }]
      : [{ code: 'partial', missingCents: missing }];
  const choice = fill(items, line.cents);
  const last = items.at(-1);
  const charges =
    last && !isPart && isCharge && missing <= limit
      ? { charges: [{ invoiceId: last.invoiceId, cents: missing }] }
      : {};
  return say(reading, { choice: { ...choice, ...charges }, items, isSure: false, reasons });
}

/** What is beyond may be for more of the same payer; else it stays his. */
function tooMuch(reading: Reading, items: readonly OpenItem[]): Proposal {
  const { line } = reading;
  const beyond = line.cents - sumOf(items);
  const rest = openOf(reading, items[0] ? payerOf(items[0]) : '').filter((each) => !items.includes(each));
  const [more] = subsets(balances(rest), beyond, 2).found;
  if (!more)
    return say(reading, {
      choice: fill(items, line.cents),
      items,
      isSure: false,
      reasons: [{ code: 'over', overCents: beyond }],
    });
  const both = [...items, ...more.flatMap((at) => rest[at] ?? [])];
  return say(reading, { choice: whole(both), items: both, isSure: false, reasons: sumReason(both) });
}
