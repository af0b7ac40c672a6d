import { fill, lessCredit, nothing, whole } from './choices.ts';
import { isEarly, openOf, type Reading } from './read-line.ts';
import { say, sumReason } from './say.ts';
import { subsets } from './subsets.ts';
import type { OpenItem, Proposal } from './types.ts';

/** What a line without a number is for, by who paid it; undefined where nobody can be told. */
export function byPayer(reading: Reading): Proposal | undefined {
  const { payers, byIban } = reading;
  if (payers.length === 0) return undefined;
  const [payer, second] = payers;
  const isOne = payer !== undefined && second === undefined;
  const open = isOne ? openOf(reading, payer) : [];
  return (
    addsUp(reading) ??
    lessACredit(reading, payer ?? '', open) ??
    aPart(reading, open) ??
    theOnlyOne(reading, open) ??
    nothing(byIban.length > 0 ? [{ code: 'iban' }] : [], isOne && !payer.startsWith('name:') ? payer : null)
  );
}

/** Documents of a payer that add up to the line, those that were issued before it first. */
function addsUp(reading: Reading): Proposal | undefined {
  const { book, line, payers, byIban, settled } = reading;
  const looked = payers.map((payer) => {
    const open = openOf(reading, payer);
    const { found, isWhole } = subsets(
      open.map(({ balanceCents }) => balanceCents),
      line.cents,
    );
    return { isWhole, sets: found.map((set) => set.flatMap((at) => open[at] ?? [])) };
  });
  const sets = looked.flatMap((each) => each.sets);
  const dated = sets.filter((set) => !isEarly(reading, set));
  const [best, ...others] = dated.length > 0 ? dated : sets;
  if (!best) return undefined;
  const mayBeTwice = payers.some((payer) =>
    (book.settledOf.get(payer) ?? []).some(({ totalCents }) => totalCents === line.cents),
  );
  const isSure =
    byIban.length === 1 &&
    best.length === 1 &&
    looked.every(({ isWhole }) => isWhole) &&
    !mayBeTwice &&
    settled.length === 0 &&
    !hasOtherNumber(line.label);
  return say(reading, {
    choice: whole(best),
    items: best,
    isSure,
    reasons: sumReason(best),
    alternatives: others.map(whole),
  });
}

/** Figures that are no day: the number of something that is not known. */
const hasOtherNumber = (label: string) =>
  /\d{3,}/.test(label.replace(/\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/g, ''));

function lessACredit(reading: Reading, payer: string, open: readonly OpenItem[]): Proposal | undefined {
  const { book, line } = reading;
  for (const credit of book.creditsOf.get(payer) ?? []) {
    if (credit.currency !== line.currency) continue;
    const [set] = subsets(
      open.map(({ balanceCents }) => balanceCents),
      line.cents + credit.cents,
      2,
    ).found;
    const items = set?.flatMap((at) => open[at] ?? []);
    if (items)
      return say(reading, {
        choice: lessCredit(items, credit),
        items,
        isSure: false,
        reasons: [{ code: 'creditDeducted', number: credit.number, cents: credit.cents }],
      });
  }
  return undefined;
}

function aPart(reading: Reading, open: readonly OpenItem[]): Proposal | undefined {
  const { cents } = reading.line;
  const item = open.find(({ parts }) => parts.includes(cents));
  if (!item) return undefined;
  return say(reading, {
    choice: fill([item], cents),
    items: [item],
    isSure: false,
    reasons: [{ code: 'part' }],
  });
}

function theOnlyOne(reading: Reading, [only, another]: readonly OpenItem[]): Proposal | undefined {
  const { cents } = reading.line;
  if (!only || another || cents >= only.balanceCents || isEarly(reading, [only])) return undefined;
  return say(reading, {
    choice: fill([only], cents),
    items: [only],
    isSure: false,
    reasons: [{ code: 'onlyOpen' }, { code: 'partial', missingCents: only.balanceCents - cents }],
  });
}
